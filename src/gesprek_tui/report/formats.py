"""The formats in which a conversation is taken away, each by the name that one asks for it with."""
# ruff: noqa: PLC0415 - only the one that is asked for is imported

import json
from typing import Literal, TypeAlias

from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import State
from gesprek_tui.report.masking import masked, masked_agreements
from gesprek_tui.report.parts import Report
from gesprek_tui.report.plain import section_as_text
from gesprek_tui.report.template import Template

Kind: TypeAlias = Literal["md", "html", "docx", "txt", "ics", "fields"]


def fields(report: Report) -> bytes:
    """``{"title": ..., "fields": [{"id", "title", "text"}, ...]}`` in the order of the report."""
    rows = [{"id": one.id, "title": one.title, "text": section_as_text(one)} for one in report.sections]
    return f"{json.dumps({'title': report.title, 'fields': rows}, ensure_ascii=False, indent=2)}\n".encode()


def write_as(
    kind: Kind, state: State, template: Template, memory: Memory | None = None, *, masks: bool = False
) -> bytes:
    """The report of a conversation as a file of that kind; ``ics`` holds its agreements with a date and
    ``fields`` is JSON with each part of the report by the name of its field, for another system to take in.

    ``masks`` puts words for what points at one person.
    """
    if kind == "ics":
        from gesprek_tui.report.calendar import calendar

        return calendar(masked_agreements(state) if masks else state)
    report = template.report(state, memory)
    if masks:
        report = masked(report, state)
    match kind:
        case "md":
            from gesprek_tui.report.markdown import markdown

            return markdown(report).encode()
        case "txt":
            from gesprek_tui.report.plain import plain

            return plain(report).encode()
        case "html":
            from gesprek_tui.report.html import html

            return html(report).encode()
        case "fields":
            return fields(report)
        case "docx":
            from gesprek_tui.report.word import word

            return word(report)
