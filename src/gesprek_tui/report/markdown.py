"""The report as Markdown (CommonMark). What people typed is always text in it, never markup."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from gesprek_tui.report.parts import Item, Report
from gesprek_tui.text import one_line

# Signs that mean something anywhere in a line. Colons and at-signs only where a viewer would make a link.
_ANYWHERE = re.compile(
    r"[\\`*_\[\]<|~$]"
    r"|&(?=[#\w])"
    r"|(?<=\S)@(?=\S)"
    r"|:(?=//)|(?<=(?i:www))\."
)
_AT_START = re.compile(r"[#+\-=>:]|\d+(?P<mark>[.)])(?=\s|$)")


def markdown(report: Report) -> str:
    """The whole file, ending in one line break."""
    return "\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {_heading(report.title)}"
    if report.details:
        yield ""
        yield from (f"- **{inert(label)}:** {inert(text)}" for label, text in report.details)
    for remark in report.remarks:
        yield from ("", remark)
    for section in report.sections:
        yield ""
        if section.title:
            yield from (f"## {_heading(section.title)}", "")
        for item, following in zip_longest(section.items, section.items[1:]):
            yield from _block(item, following)


def _block(item: Item, following: Item | None) -> Iterator[str]:
    if item.form == "heading":
        yield from (f"### {_heading(item.text)}", "")
    elif item.form == "paragraph":
        yield inert(item.said)
    else:
        yield from _lines(item, item.time)
    if following and ("paragraph" in (item.form, following.form) or following.form == "heading"):
        yield ""


def _lines(item: Item, time: str, indent: str = "") -> Iterator[str]:
    lead = f"**{inert(item.lead)}**" if item.lead else ""
    head = " ".join(part for part in (time, lead, inert(item.words)) if part)
    for number, line in enumerate(head.split("\n")):
        yield f"{indent}{'  ' if number else '- '}{line}" if line else ""
    for part in item.parts:
        yield from _lines(part, "" if part.event == item.event else part.time, indent + "  ")


def _heading(text: str) -> str:
    """A heading is one line, and signs that end it would be taken for its end."""
    line = inert(one_line(text))
    return f"{line.rstrip('#')}\\{line[len(line.rstrip('#')) :]}" if line.endswith("#") else line


def inert(text: str) -> str:
    """``text`` as Markdown that shows it as it is. Line breaks stay; blank lines begin a new paragraph."""
    lines = [_inert_line(line.replace("\t", " ").strip()) for line in text.split("\n")]
    # two spaces at the end keep a line break, and are not seen by those who read the file as it is
    broken = [
        f"{line}  " if line and number + 1 < len(lines) and lines[number + 1] else line
        for number, line in enumerate(lines)
    ]
    return "\n".join(broken)


def _inert_line(line: str) -> str:
    start = _AT_START.match(line)
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    at = None if start is None else start.start("mark") if start["mark"] else 0
    # what stands before `at` holds nothing to escape, so both lines agree up to there
    if at is None or escaped[at] == "\\":
        return escaped
    return f"{escaped[:at]}\\{escaped[at:]}"
