"""What is wrong in a template, by line: for who writes one.

The names are those of a conversation with something of everything in it, so that a template is tried on all
that it may meet.
"""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import reports as dutch
from gesprek_tui.packs.findings import Finding, nearest
from gesprek_tui.packs.rules.reports import WorkingTemplate
from gesprek_tui.report.material import material_of
from gesprek_tui.report.sample import sample
from gesprek_tui.report.shelf import read_template
from gesprek_tui.report.template import LARGEST, OWN_SIGNS, Template, TemplateError, TemplateFault, environment
from gesprek_tui.text import one_line


def faults_of(template: Template) -> tuple[TemplateFault, ...]:
    """Everything that is wrong in it, by line."""
    return tuple(sorted(_faults(template, sample()), key=lambda fault: fault.line))


def findings_of(file: Path) -> tuple[Finding, ...]:
    """The same as ``gesprek packs check`` tells it, of a file. Raises GesprekError when it cannot be read."""
    rule, name = WorkingTemplate.id, one_line(str(file))
    return tuple(Finding(name, fault.line, 1, rule, fault.message) for fault in faults_of(read_template(file)))


def _faults(template: Template, tried_on: State) -> Iterator[TemplateFault]:
    if len(template.source) > LARGEST:
        yield TemplateFault(1, dutch.too_long(LARGEST))
        return
    for number, line in enumerate(template.source.splitlines(), 1):
        if OWN_SIGNS.search(line):
            yield TemplateFault(number, dutch.UNKNOWN_SIGNS)
            return
    try:
        tree = environment().parse(template.source)
        named = find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        yield TemplateFault(error.lineno, dutch.syntax(one_line(error.message or "")))
        return
    known = material_of(tried_on).names
    unknown = named - known.keys()
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            yield TemplateFault(name.lineno, dutch.no_such_name(name.name, nearest(name.name, known)))
    if unknown:
        return
    if not any(line.startswith("## ") for line in template.source.splitlines()):
        yield TemplateFault(1, dutch.NO_HEADING)
    try:
        template.report(tried_on)
    except TemplateError as error:
        yield from error.faults
