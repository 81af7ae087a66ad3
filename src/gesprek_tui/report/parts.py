"""The report as data: what every format and the preview on screen are made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the report.

    ``time`` is ``HH:MM`` as stored, with the day before it when that is another day than the start;
    ``event`` the id of the event it comes from. ``lead`` is what stands before the text: a question, a
    name, ``Wie:``. ``quoted`` text is somebody's own words. Text may hold line breaks, never controls.
    """

    text: str
    time: str
    event: str
    lead: str = ""
    quoted: bool = False
    source: str = ""
    parts: tuple["Item", ...] = ()

    @property
    def words(self) -> str:
        """The text with its quotation marks and its source."""
        text = f"“{self.text}”" if self.quoted else self.text
        return f"{text} (bron: {self.source})" if self.source else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What belongs to one subject; never empty."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. ``details`` are pairs of label and text; ``remarks`` say what a reader should know."""

    title: str
    details: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
