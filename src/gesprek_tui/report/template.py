"""Templates of reports: which subjects, in which order, under which headings, in which words.

A template is a text with Jinja2 in it (https://jinja.palletsprojects.com), run in its sandbox. The text that comes
out is read line by line:

    # Title                  of the report
    Label: text              before the first heading: what one should know at a glance
    ## Heading [field]       a section; ``field`` names it in an organisation's own system
    ### Heading              within a section
    - line                   with the time at which it was noted
    * line                   without that time
    anything else            a paragraph

A line whose names are all empty is left out, and so is a heading without lines. A line that is one name which
holds several lines, such as ``- {{ facts }}``, becomes as many lines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Any

from gesprek_tui.conversation.erasing import erased_per_day
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.conversation.state import State
from gesprek_tui.dutch import dates
from gesprek_tui.dutch import reports as dutch
from gesprek_tui.dutch.erase import gaps
from gesprek_tui.errors import GesprekError
from gesprek_tui.report import words
from gesprek_tui.report.material import Said, material_of
from gesprek_tui.report.parts import Form, Item, Report, Section
from gesprek_tui.text import clean, one_line

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LARGEST = 64 * 1024
"""Characters in a template: more is no template that somebody wrote."""

_NEXT = "\ue002"
_SIGN = re.compile("\ue000(\\d*)\ue001")
OWN_SIGNS = re.compile("[\ue000-\ue002]")
_HEADING = re.compile(r"##\s+(?P<title>.*?)(?:\s+\[(?P<id>[a-z0-9_-]+)\])?\s*")
_DETAIL = re.compile(r"(?P<label>[^:\ue000-\ue002]{1,40}):\s+(?P<text>.*)")
_FORMS: Mapping[str, Form] = {"-": "timed", "*": "bullet", "###": "heading"}
_INTRODUCTION = "inleiding"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong in a template, on which line (from 1)."""

    line: int
    message: str


class TemplateError(GesprekError):
    """A template that cannot be used; ``faults`` say why."""

    def __init__(self, name: str, faults: Iterable[TemplateFault]) -> None:
        self.faults = tuple(faults)
        told = "; ".join(dutch.at_line(fault.line, fault.message) for fault in self.faults)
        super().__init__(dutch.template_broken(one_line(name), told))


@dataclass(frozen=True, slots=True)
class Template:
    """A template by its ``id``, the name of its file; ``title`` is how one chooses it."""

    id: str
    title: str
    source: str
    plain: bool
    """Whether what is hard to read in it is to be pointed at: it says ``{# eenvoudig #}``."""

    @classmethod
    def read(cls, id_: str, source: str) -> "Template":
        """A template from its text; its first line may be ``{# title #}``. It is not checked here."""
        first = re.match(r"\s*\{#-?\s*(.*?)\s*-?#\}", source)
        title = one_line(first[1]) if first and first[1] else id_
        return cls(id_, title, clean(source), plain=bool(re.search(r"\{#-?\s*eenvoudig\s*-?#\}", source)))

    def report(self, state: State, memory: Memory | None = None) -> Report:
        """The report of a conversation; ``memory`` is what is known of its client. Raises :class:`TemplateError`."""
        material = material_of(state, memory)
        title, details, sections = "", list[tuple[str, str]](), [_Open("", _INTRODUCTION, [])]
        for line in self._rendered(material.names):
            if line.startswith("# "):
                title = _text(line[2:], material.items)
            elif heading := _HEADING.fullmatch(line):
                sections.append(_Open(_text(heading["title"], material.items), heading["id"] or "", []))
            elif len(sections) == 1 and (detail := _DETAIL.fullmatch(line)):
                if told := _text(detail["text"], material.items):
                    details.append((detail["label"].strip(), told))
            else:
                sections[-1].items.extend(_items(line, material.items))
        kept = tuple(closed for section in sections if (closed := section.closed()).items)
        edited, left_out = _edited(kept, state, self.id)
        return Report(
            title=title or self.title,
            details=tuple(details),
            remarks=tuple(self._remarks(state, empty=not any(item.event for s in kept for item in s.items))),
            sections=edited,
            left_out=left_out,
        )

    def _remarks(self, state: State, *, empty: bool) -> Iterator[str]:
        if state.ended is None:
            yield words.ONGOING
        if empty:
            yield words.EMPTY if state.ended else words.EMPTY_SO_FAR
        if state.unknown_kinds:
            yield words.NEWER
        # the file answers for what was erased; at the top of a letter to the client it only raises a question
        for day, notes, others in () if self.plain else erased_per_day(state):
            yield f"{gaps(dates.day(day), notes, others)}."

    def _rendered(self, names: Mapping[str, object]) -> list[str]:
        from jinja2 import TemplateError as JinjaError  # noqa: PLC0415
        from jinja2 import TemplateSyntaxError  # noqa: PLC0415

        if len(self.source) > LARGEST or OWN_SIGNS.search(self.source):
            raise TemplateError(self.id, [TemplateFault(1, dutch.UNREADABLE)])
        try:
            text = environment().from_string(self.source).render(names)
        except TemplateSyntaxError as error:
            raise TemplateError(self.id, [TemplateFault(error.lineno, str(error.message))]) from None
        except (JinjaError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            raise TemplateError(self.id, [TemplateFault(line_of(error), dutch.does_not_fit(str(error)))]) from None
        return [line.strip() for line in text.splitlines() if line.strip()]


def line_of(error: BaseException) -> int:
    """The line of the template at which an error came up; Jinja2 writes it into the traceback."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@cache
def environment() -> "ImmutableSandboxedEnvironment":
    """Jinja2 as templates get it: sandboxed, without files, and a name that does not exist is an error."""
    from gesprek_tui.report.sandbox import Sandbox  # noqa: PLC0415 - Jinja2, with the first report

    return Sandbox(_printed)


def _printed(value: Any) -> Any:
    """Several lines print as one sign each."""
    if isinstance(value, str | Said | int | float):
        return value
    if isinstance(value, Iterable):
        return _NEXT.join(map(str, value)) or Said.SIGN.format("")  # a sign for nothing: the line told something
    return value


@dataclass(frozen=True, slots=True)
class _Open:
    title: str
    id: str
    items: list[Item]

    def closed(self) -> Section:
        return Section(id=self.id or _slug(self.title), title=self.title, items=_headed(tuple(self.items)))


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "deel"


def _items(line: str, items: tuple[Item, ...]) -> Iterator[Item]:
    bullet, _, rest = line.partition(" ")
    form = _FORMS.get(bullet, "paragraph")
    text = rest.strip() if form != "paragraph" else line
    if not text:  # what it names is not there
        return
    alone = text.split(_NEXT)
    if all(_SIGN.fullmatch(sign) for sign in alone):
        named = _named(text, items)
        yield from (item if form == "timed" else _untimed(item, form) for item in named if item.text)
    elif _told(text, items):
        named = _named(text, items)
        first = next((item for item in named if item.event), None)
        yield Item(
            text=_text(text, items), form=form, event=first.event if first else "",
            time=first.time if first and form == "timed" else "",
        )  # fmt: skip


def _untimed(item: Item, form: Form) -> Item:
    return replace(item, form=form, time="", parts=tuple(_untimed(part, form) for part in item.parts))


def _named(text: str, items: tuple[Item, ...]) -> list[Item]:
    return [items[int(sign[1])] for sign in _SIGN.finditer(text) if sign[1]]


def _told(text: str, items: tuple[Item, ...]) -> bool:
    """Whether a line tells something: it names nothing, or something that is there."""
    return not _SIGN.search(text) or any(item.text for item in _named(text, items))


def _text(text: str, items: tuple[Item, ...]) -> str:
    """A line with what was said in the place of its signs; '' when there was nothing."""
    if not _told(text, items):
        return ""
    joined = _SIGN.sub(lambda sign: items[int(sign[1])].said if sign[1] else "", text.replace(_NEXT, "; "))
    return joined.strip()


def _edited(sections: tuple[Section, ...], state: State, template: str) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    """The sections with a key to each line, and the lines as they were edited in this template; those left out."""
    edits = {edit.line: edit.text for edit in state.report_edits if edit.report == template}
    seen = dict[str, "count[int]"]()

    left_out = list[Item]()

    def keyed(item: Item) -> Item:
        key = f"{item.event}:{next(seen.setdefault(item.event, count()))}"
        item = replace(item, key=key, parts=tuple(kept(item.parts)))
        if key not in edits:
            return item
        return replace(item, text=edits[key], original=item.said, lead="", quoted=False, source="")

    def kept(items: tuple[Item, ...]) -> Iterator[Item]:
        for item in map(keyed, items):
            if item.text:
                yield item
            else:
                left_out.append(replace(item, text=item.original or "", parts=()))

    edited = tuple(replace(section, items=_headed(tuple(kept(section.items)))) for section in sections)
    return tuple(section for section in edited if section.items), tuple(left_out)


def _headed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The lines without a heading below which nothing stands."""
    return tuple(
        item
        for item, following in zip_longest(items, items[1:])
        if item.form != "heading" or (following and following.form != "heading")
    )
