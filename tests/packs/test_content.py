"""Every pack and case that the program ships passes as it would for publishing, and every method can be led."""

import re
from collections import Counter
from pathlib import Path

import pytest

from gesprek_tui.cases import Player
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.packs.catalog import Catalog, content_root
from tests.fakes.clock import FakeClock

CATALOG = Catalog()
EXPLORING = {"goal", "open", "exception", "coping", "relation", "difference", "wonder"}


@pytest.mark.parametrize("pack_id", CATALOG.ids())
def test_a_bundled_pack_has_no_findings(pack_id: str) -> None:
    findings = CATALOG.check(Path(str(content_root() / f"{pack_id}.yaml")))

    assert [f"{finding} ({finding.rule})" for finding in findings] == []


@pytest.mark.parametrize("case_id", CATALOG.case_ids())
def test_a_bundled_case_has_no_findings(case_id: str) -> None:
    findings = CATALOG.check(Path(str(content_root() / "cases" / f"{case_id}.yaml")))

    assert [f"{finding} ({finding.rule})" for finding in findings] == []


@pytest.mark.parametrize("case_id", CATALOG.case_ids())
def test_a_bundled_case_plays_to_the_report_without_a_refusal(case_id: str) -> None:
    player = Player(CATALOG.case(case_id), MemoryJournal(), CATALOG, FakeClock())
    while player.next_beat:
        heard = player.forward()
        assert heard
        if heard.outcome:
            assert heard.outcome.refusal is None, (heard.beat.line, heard.outcome.refusal)
            assert heard.outcome.unfit is None, heard.beat.line
    state = player.session.state
    assert state.ended is not None
    assert state.goal or state.frames[0].method == "motiverend-advies"
    assert state.scales
    assert state.agreements


def test_every_method_has_a_case_of_its_own() -> None:
    led = {CATALOG.case(case_id).method for case_id in CATALOG.case_ids()}
    assert set(CATALOG.method_ids()) <= led


def test_there_are_four_hundred_questions_and_no_two_are_alike() -> None:
    said = Counter(
        re.sub(r"\W+", " ", question.u.casefold()).strip()
        for pack_id in CATALOG.ids()
        for _, question in CATALOG.pack(pack_id).questions()
        if question.kind != "silence"
    )
    assert said.total() >= 400
    assert [text for text, count in said.items() if count > 1] == []


@pytest.mark.parametrize("method_id", CATALOG.method_ids())
def test_every_method_explores_with_enough_questions_of_several_kinds(method_id: str) -> None:
    phases = [phase for phase in CATALOG.pack(method_id).phases if len(phase.questions) >= 8]
    assert phases
    for phase in phases:
        assert len({question.kind for question in phase.questions}) >= 3, phase.id
        assert {question.kind for question in phase.questions} & EXPLORING, phase.id
