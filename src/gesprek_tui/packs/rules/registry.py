"""All rules there are, and a rule by its id."""

from gesprek_tui.errors import GesprekError
from gesprek_tui.packs.findings import nearest, shown
from gesprek_tui.packs.rules import (
    cases,
    craft,
    exemptions,
    language,
    overlays,
    reading,
    references,
    reports,
    structure,
)
from gesprek_tui.packs.rules.base import CaseRule, PackRule, Rule

PACK_RULES: tuple[PackRule, ...] = (
    structure.UniqueId(),
    structure.IdInOtherPack(),
    structure.ReachablePhase(),
    structure.WayBack(),
    structure.NamedSources(),
    structure.SharedOnly(),
    structure.DeclaredSlot(),
    references.KnownName(),
    references.NotItself(),
    references.GateOfPhase(),
    references.PhaseOfSomeMethods(),
    references.KnownMethod(),
    craft.ClosedQuestion(),
    craft.TwoQuestions(),
    craft.BlamingWhy(),
    craft.Must(),
    craft.Advice(),
    craft.PermissionFirst(),
    craft.WonderWhenAcute(),
    craft.ButInReflection(),
    language.FormOfAddress(),
    language.DifferentForms(),
    language.HardWord(),
    language.ThirdPerson(),
    language.TooLong(),
    language.LongHint(),
    exemptions.KnownRule(),
)

CASE_RULES: tuple[CaseRule, ...] = (
    cases.CaseMethod(),
    cases.FittingChoice(),
    cases.DifferentChoices(),
    cases.KnownCommand(),
    cases.CaseEnds(),
)

NEEDED_EXCEPTION = exemptions.NeededException()
"""The rule that looks at what the others found."""

READING_RULES: tuple[Rule, ...] = (
    reading.ReadableFile(),
    reading.PlainYaml(),
    reading.KnownKeys(),
    reading.FittingValue(),
)
"""The rules that a file has to keep before any other looks at it."""

RULES: tuple[Rule, ...] = (
    *READING_RULES,
    *PACK_RULES,
    NEEDED_EXCEPTION,
    *CASE_RULES,
    overlays.NamesWhatIs(),
    overlays.OneThing(),
    overlays.QuestionLeft(),
    reports.WorkingTemplate(),
)
"""Every rule, in the order in which they are listed."""

RULE_IDS = frozenset(rule.id for rule in RULES)


def rule_of(rule_id: str) -> Rule:
    """The rule with this id. Raises GesprekError with the nearest."""
    for rule in RULES:
        if rule.id == rule_id:
            return rule
    meant = nearest(rule_id, RULE_IDS) or "‘gesprek packs rule’ noemt ze"
    raise GesprekError(f"Er is geen regel {shown(rule_id)}; {meant}")
