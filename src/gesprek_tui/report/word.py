"""The report as a Word file (.docx): real headings, lists and language, so that it can be worked on further."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gesprek_tui.report.drawing import png
from gesprek_tui.report.parts import Item, Report
from gesprek_tui.report.pictures import WIDTH, Picture

if TYPE_CHECKING:
    from docx.document import Document as Opened

_STYLES = {"timed": "List Bullet", "bullet": "List Bullet", "paragraph": "Normal", "heading": "Heading 2"}
_NO_XML = re.compile("[\ufffe\uffff]")
_LABEL_WIDTH, _TEXT_WIDTH = Cm(3.5), Cm(12)
_BELOW = "List Bullet 2"
# the same report gives the same file, and no file tells when or by whom it was made
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def word(report: Report) -> bytes:
    """The whole file."""
    document = Document()
    _prepare(document, _fit(report.title))
    document.add_heading(_fit(report.title), level=0)
    if report.details:
        table = document.add_table(rows=0, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, (_LABEL_WIDTH, _TEXT_WIDTH), strict=True):
            column.width = width
        for label, text in report.details:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = _LABEL_WIDTH, _TEXT_WIDTH
            for cell in cells:
                cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cells[0].paragraphs[0].add_run(_fit(label)).bold = True
            cells[1].paragraphs[0].add_run(_fit(text))
    for remark in report.remarks:
        document.add_paragraph(remark, style="Intense Quote")
    for section in report.sections:
        if section.title:
            document.add_heading(_fit(section.title), level=1)
        for item in section.items:
            _add(document, item, _STYLES[item.form])
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _fit(text: str) -> str:
    """Text as XML takes it: two code points that are no characters are not allowed in it."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _prepare(document: "Opened", title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "nl-NL"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _MADE
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    # without a language of its own Word checks Dutch as English, and a screen reader reads it so
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    run.find(qn("w:lang")).set(qn("w:val"), "nl-NL")


def _add(document: "Opened", item: Item, style: str, above: str = "") -> None:
    if item.picture:
        _draw(document, item.picture)
    paragraph = document.add_paragraph(style="Caption" if item.picture else style)
    paragraph.paragraph_format.space_after = Pt(2)
    if item.time and item.event != above:
        paragraph.add_run(f"{item.time}  ")
    if item.lead:
        paragraph.add_run(f"{_fit(item.lead)} ").bold = True
    paragraph.add_run(_fit(item.words))
    for part in item.parts:
        _add(document, part, _BELOW, item.event)


def _draw(document: "Opened", picture: Picture) -> None:
    shown = document.add_picture(BytesIO(png(picture)), width=Pt(WIDTH * 0.75))
    told = shown._inline.docPr
    told.set("descr", _fit(picture.words))
    told.set("title", "")
