"""Pictures tell nothing that is not told in words, and are the same in a page and in Word."""

from io import BytesIO

import pytest
from PIL import Image

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.ecogram import Person
from gesprek_tui.conversation.memory import Measure, Memory, Series
from gesprek_tui.report.drawing import png, svg
from gesprek_tui.report.formats import write_as
from gesprek_tui.report.pictures import WIDTH, Dot, Label, Picture, ecogram, plot
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import Shelf
from tests.report.talk import Talk, started

WENT = Series(
    scale="vertrouwen", title="Vertrouwen", low="geen", high="helemaal", better="up", moment="nu",
    measures=(
        Measure("2026-09-01T10:00:00+02:00", 3), Measure("2026-10-01T10:00:00+02:00", 4.5),
        Measure("2026-11-29T10:00:00+01:00", 6),
    ),
)  # fmt: skip
FAMILY = [Person(name=f"tante {at}", tie="steunt", support="", beside=()) for at in range(14)]


def memory(*series: Series) -> Memory:
    return Memory(
        conversations=(),
        goal=None,
        acute=(),
        agreements=(),
        made_in=(),
        quotes=(),
        series=series,
        parked=(),
        network=(),
    )


def networked(name: str = "zus") -> Talk:
    talk = started(client="K-017")
    who = ev.ItemField(id="wie", title="Wie", kind="person", text=name)
    tie = ev.ItemField(id="band", title="Band", kind="choice", text="hecht")
    talk.say(ev.ItemSet, list="network", title="Netwerk", fields=(who, tie), shared=True)
    return talk


def labels(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_numbers_over_time_are_drawn_and_told() -> None:
    picture = plot(WENT)
    assert [text for text in labels(picture) if text in ("3", "4,5", "6")] == ["3", "4,5", "6"]
    assert picture.words == (
        "Tussen 1 sep 2026 en 29 nov 2026 ging vertrouwen (nu) van 3 via 4,5 naar 6. 0 is: geen. 10 is: helemaal."
    )
    heights = [shape.y for shape in picture.shapes if isinstance(shape, Dot)]
    assert heights == sorted(heights, reverse=True)


def test_of_one_measurement_nothing_is_concluded() -> None:
    once = Series(scale="s", title="Belang", low="a", high="b", better="up", moment="nu", measures=WENT.measures[:1])
    state = started(client="K-017").state()
    report = Shelf().template("algemeen").report(state, memory(once))
    assert "Belang" not in plain(report)
    assert "van 3 via" in plain(Shelf().template("algemeen").report(state, memory(WENT)))


def test_everybody_is_told_though_not_everybody_is_drawn() -> None:
    picture = ecogram(FAMILY, "cliënt")
    assert sum("tante" in text for text in labels(picture)) == 12
    assert all(one.name in picture.words for one in FAMILY)


@pytest.mark.parametrize("picture", [plot(WENT), ecogram(FAMILY, "cliënt"), ecogram(FAMILY[:1], "cliënt")])
def test_nothing_falls_outside_the_picture(picture: Picture) -> None:
    for shape in picture.shapes:
        if isinstance(shape, Dot | Label):
            assert 0 <= shape.x <= WIDTH
            assert 0 <= shape.y <= picture.height
    assert Image.open(BytesIO(png(picture))).size == (WIDTH * 3, picture.height * 3)


def test_a_page_holds_the_picture_with_its_words_and_nothing_that_was_typed_becomes_part_of_it() -> None:
    hostile = '"><script>x</script>'
    page = write_as("html", networked(hostile).state(), Shelf().template("algemeen")).decode()
    assert page.count("<svg ") == 1
    assert 'role="img"' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in svg(ecogram([Person(name=hostile, tie="", support="", beside=())], "x"))


def test_a_word_file_holds_the_picture_with_its_words_for_who_cannot_see_it() -> None:
    from docx import Document

    document = Document(BytesIO(write_as("docx", networked().state(), Shelf().template("algemeen"))))
    (shown,) = document.inline_shapes
    assert shown._inline.docPr.get("descr") == "zus (hecht)"
    assert "zus (hecht)" in [paragraph.text for paragraph in document.paragraphs]
