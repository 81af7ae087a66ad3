"""The report as data: what every format and the preview on screen are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from gesprek_tui.report.pictures import Picture

Form: TypeAlias = Literal["timed", "bullet", "paragraph", "heading"]
"""How a line stands in a report: with the time it was noted, without it, as running text, or over those below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the report.

    ``time`` is ``HH:MM`` as stored, with the day before it when that is another day than the start;
    ``event`` the id of the event it comes from, '' where it comes from the template alone. ``lead`` is what
    stands before the text: a question, a name, ``Wie:``. ``quoted`` text is somebody's own words. Text may
    hold line breaks, never controls. ``key`` names the line within one template, so that an edit finds it
    again; ``original`` is the text before such an edit. A ``picture`` shows what the text tells.
    """

    text: str
    time: str
    event: str
    lead: str = ""
    quoted: bool = False
    source: str = ""
    parts: tuple["Item", ...] = ()
    form: Form = "timed"
    key: str = ""
    original: str | None = None
    picture: Picture | None = None

    @property
    def words(self) -> str:
        """The text with its quotation marks and its source."""
        text = f"“{self.text}”" if self.quoted else self.text
        return f"{text} (bron: {self.source})" if self.source else text

    @property
    def said(self) -> str:
        """The words with what stands before them, without the parts below."""
        return f"{self.lead} {self.words}" if self.lead else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What belongs to one subject; never empty. ``id`` names the field in an organisation's own system.

    What stands before the first heading has no title.
    """

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. ``details`` are pairs of label and text; ``remarks`` say what a reader should know.

    ``left_out`` are lines that were taken out of it: in no file, only there to be put back.
    """

    title: str
    details: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: tuple[Item, ...] = ()

    def lines(self) -> Iterator[Item]:
        """Every line, with the parts below it, in the order in which one reads."""
        for section in self.sections:
            for item in section.items:
                yield item
                yield from item.parts
