import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_tui.conversation import events as ev
from gesprek_tui.report.checking import faults_of
from gesprek_tui.report.parts import Report
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import Shelf
from gesprek_tui.report.template import LARGEST, Template, TemplateError
from tests.report.talk import Talk, rich, started


def report(source: str, talk: Talk | None = None) -> Report:
    return Template.read("eigen", source).report((talk or rich()).state())


def faults(source: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in faults_of(Template.read("eigen", source))]


@pytest.mark.parametrize("name", Shelf().ids())
def test_the_reports_of_the_program_have_no_faults(name: str) -> None:
    assert faults_of(Shelf().template(name)) == ()


def test_order_headings_and_words_are_the_templates() -> None:
    made = report("# Kort\nOver: {{ subject }}\n## Eerst [a]\n- {{ parked }}\n## Dan\n* {{ facts }}\nTot zover.")
    assert made.title == "Kort"
    assert made.details == (("Over", "de post"),)
    assert [(section.id, section.title) for section in made.sections] == [("a", "Eerst"), ("dan", "Dan")]
    assert [item.words for item in made.sections[1].items] == [
        "twee maanden huur achter (bron: brief van de verhuurder)", "de zorgverzekering is betaald", "Tot zover.",
    ]  # fmt: skip
    assert [item.time for item in made.sections[1].items] == ["", "", ""]
    assert made.sections[0].items[0].time


def test_a_heading_without_lines_is_left_out() -> None:
    made = report("## Feiten\n- {{ facts }}\n## Afspraken\nWij spreken af: {{ agreements }}", started())
    assert made.sections == ()


def test_a_line_of_the_template_keeps_the_event_that_it_tells() -> None:
    talk = rich()
    (item,) = report("## A\n- Het doel is {{ goal }}.", talk).sections[0].items
    assert item.text == "Het doel is “de post weer durven openen”."
    named = [event.id for event in talk.events if isinstance(event, ev.GoalNamed)]
    assert item.event == named[-1]


def test_parts_of_an_agreement_stand_where_the_template_wants_them() -> None:
    made = report(
        "## Wat ik doe\n"
        "{% for a in agreements if a.by == 'professional' %}\n* {{ a.what }}, {{ a.when }}\n{% endfor %}\n"
        "## Wat wij doen\n{% for a in agreements if a.by == 'together' %}\n* {{ a.what }}\n{% endfor %}"
    )
    assert [item.text for section in made.sections for item in section.items] == [
        "bellen met de bank, dinsdag 1 december 2026, 10:00", "de post openen",
    ]  # fmt: skip


@given(
    st.text(max_size=40)
    | st.sampled_from(["{{ code }}", "{% raw %}", "## kop", "- x", "# titel", "a: b", "\ue0000\ue001"])
)
def test_what_a_person_typed_is_never_read_as_a_template_or_its_markup(text: str) -> None:
    talk = started()
    talk.note(f"x{text}", "fact")
    made = report("# T\n## A\n- {{ facts }}\n## B\nEn: {{ facts }}", talk)
    assert [section.title for section in made.sections] == ["A", "B"]
    said = made.sections[0].items[0].text
    assert made.sections[1].items[0].text == f"En: {said}"


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("## A\n- {{ facts }\n", 2, "kloppen"),
        ("## A\n\n- {{ feiten }}", 3, "feiten"),
        ("## A\n- {{ fact }}", 2, "facts"),
        ("## A\n{% for a in agreements %}\n- {{ a.wat }}\n{% endfor %}", 3, "wat"),
        ("## A\n- {{ facts }}\n- {{ 1 / 0 }}", 3, "kan hier niet"),
        ("- {{ facts }}", 1, "kopje"),
        ("## A\n\n\ue000", 3, "teken"),
        ("## A\n" + "x" * LARGEST, 1, "te lang"),
        ("## A\n{% for x in range(9) %}{% endfor %}", 2, "range"),
        ("## A\n- {{ facts.__class__ }}", 2, "kan hier niet"),
        ("## A\n- {{ 'a' * 3000000000 }}", 2, "kan hier niet"),
        ("## A\n- {{ '%3000000000d' % 1 }}", 2, "kan hier niet"),
        ("## A\n- {{ 'a'.ljust(3000000000) }}", 2, "kan hier niet"),
        ("## A\n- {{ 'a' | center(3000000000) }}", 2, "kloppen"),
        ("{% include 'x' %}\n## A", 1, "kan hier niet"),
    ],
)
def test_a_fault_is_named_with_its_line(source: str, line: int, word: str) -> None:
    told = faults(source)
    assert told
    assert told[0][0] == line
    assert word in told[0][1]


def test_a_broken_template_is_refused_with_its_line_and_says_that_the_talk_is_safe() -> None:
    with pytest.raises(TemplateError, match=r"regel 3.*veilig"):
        report("# T\n## A\n- {{ nergens }}")


def test_an_edited_line_stands_otherwise_in_that_report_only() -> None:
    talk = rich()
    before = Shelf().template("algemeen").report(talk.state())
    fact = before.sections[1].items[0]
    talk.say(ev.ReportEdited, report="algemeen", line=fact.key, of=fact.event, text="twee maanden huurachterstand")
    edited = Shelf().template("algemeen").report(talk.state())
    assert edited.sections[1].items[0].words == "twee maanden huurachterstand"
    assert edited.sections[1].items[0].original == fact.said
    assert "twee maanden huur achter" in plain(report("## F\n- {{ facts }}", talk))


def test_a_line_can_be_left_out_and_come_back() -> None:
    talk = rich()
    fact = Shelf().template("algemeen").report(talk.state()).sections[1].items[0]
    talk.say(ev.ReportEdited, report="algemeen", line=fact.key, of=fact.event, text="")
    without = Shelf().template("algemeen").report(talk.state())
    assert "huur achter" not in plain(without)
    assert [item.text for item in without.left_out] == [fact.said]
    talk.say(ev.ReportEdited, report="algemeen", line=fact.key, of=fact.event, text=None)
    assert "huur achter" in plain(Shelf().template("algemeen").report(talk.state()))


def test_a_part_that_is_left_out_leaves_no_empty_line_and_a_heading_not_alone() -> None:
    talk = rich()
    agreed = Shelf().template("algemeen").report(talk.state()).sections[7].items[0]
    assert agreed.parts[0].lead == "Wie:"
    talk.say(ev.ReportEdited, report="algemeen", line=agreed.parts[0].key, of=agreed.event, text="")
    told = Shelf().template("algemeen").report(talk.state()).sections[7].items[0]
    assert [part.lead for part in told.parts] == [part.lead for part in agreed.parts[1:]]
    source = "## A\n### Feiten\n- {{ parked }}\n### Meer\n- {{ goal }}"
    (parked,) = [item for item in report(source, talk).sections[0].items if item.text == "de zorgverzekering"]
    talk.say(ev.ReportEdited, report="eigen", line=parked.key, of=parked.event, text="")
    assert [item.text for item in report(source, talk).sections[0].items] == ["Meer", "de post weer durven openen"]
