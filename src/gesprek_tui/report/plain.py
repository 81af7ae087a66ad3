"""The report as plain text, for a terminal and for the screen. Lines are as long as they are."""

from collections.abc import Iterator

from gesprek_tui.report.parts import Item, Report, Section

_START = {"bullet": "  - ", "paragraph": "  ", "heading": " "}


def plain(report: Report) -> str:
    """The whole report, ending in one line break."""
    return "\n".join(_lines(report)) + "\n"


def section_as_text(section: Section) -> str:
    """One part of it, without its heading: for the field in an organisation's own system."""
    lines = (line.strip() for item in section.items for line in _item(item, ""))
    return "\n".join(lines) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield report.title
    yield from (f"{label}: {text}" for label, text in report.details)
    for remark in report.remarks:
        yield from ("", remark)
    for section in report.sections:
        yield from ("", *_section(section))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield section.title
    for item in section.items:
        yield from _item(item, _START.get(item.form, f"  {item.time:<5}  "))


def _item(item: Item, start: str) -> Iterator[str]:
    hang = " " * len(start)
    words = f"{item.lead} {item.words}" if item.lead else item.words
    for number, line in enumerate(words.split("\n")):
        yield f"{hang if number else start}{line}".rstrip()
    for part in item.parts:
        yield from _item(part, hang if part.event == item.event else f"{hang}{part.time}  ")
