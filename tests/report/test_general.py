from typing import get_args

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.report import words
from gesprek_tui.report.markdown import markdown
from gesprek_tui.report.parts import Item
from gesprek_tui.report.plain import plain
from gesprek_tui.report.shelf import report_of
from tests.report.talk import PHASES, Talk, rich, started

LABELS = ("verandertaal", "behoudtaal", "wrijving", "voornemen", "kracht", "citaat", "change", "sustain")


def both(talk: Talk) -> str:
    report = report_of(talk.state())
    return markdown(report) + plain(report)


def items(talk: Talk, title: str) -> tuple[Item, ...]:
    sections = {section.title: section.items for section in report_of(talk.state()).sections}
    return sections.get(title, ())


@pytest.mark.parametrize("mark", [*get_args(ev.Mark), None])
def test_no_report_tells_what_kind_of_line_it_is(mark: str | None) -> None:
    talk = started()
    talk.note("zo zei hij het", mark)
    report = both(talk).casefold()
    assert [label for label in LABELS if label in report] == []
    assert ("zo zei hij het" in report) is (mark != "private")


@pytest.mark.parametrize("topic", [None, "summary", "rating"])
def test_what_was_for_oneself_is_nowhere(topic: str | None) -> None:
    talk = started()
    talk.note("eerst gewoon genoteerd", topic=topic)
    talk.say(ev.NoteEdited, of=talk.events[-1].id, text="dit is van mij", mark="private", topic=topic)
    assert "van mij" not in both(talk)
    assert "gewoon genoteerd" not in both(talk)
    assert words.EMPTY_SO_FAR in both(talk)


@pytest.mark.parametrize(
    ("mark", "same_as"),
    [("change_talk", "quote"), ("commitment", "quote"), ("sustain_talk", "quote")],
)
def test_a_labelled_line_reads_as_one_without_its_label(mark: str, same_as: str | None) -> None:
    labelled, bare = started(), started()
    labelled.note("het lukt me niet", mark)
    bare.note("het lukt me niet", same_as)
    assert report_of(labelled.state()) == report_of(bare.state())


def test_friction_reads_as_something_that_was_heard_and_not_as_the_professionals_opinion() -> None:
    talk = started()
    talk.note("u luistert niet", "friction")
    report = both(talk)
    assert "Gehoord of gezien: u luistert niet" in report
    assert "wrijving" not in report.casefold()


def test_no_names_of_phases_and_no_counts_are_told() -> None:
    report = both(rich())
    assert [phase.title for phase in PHASES if phase.title in report] == []
    assert "Toestemming" not in report
    assert "Informatie delen" not in report
    assert "notities:" not in report.casefold()


def test_a_lock_that_was_passed_is_told_neutrally_with_its_time() -> None:
    talk = rich()
    passed = next(e for e in talk.events if isinstance(e, ev.PhaseEntered) and e.forced)
    (told,) = items(talk, "Over het verloop")
    assert (told.text, told.event, told.time) == (words.FORCED, passed.id, passed.at[11:16])


def test_what_was_undone_or_removed_is_not_there() -> None:
    talk = started()
    talk.say(ev.GoalNamed, text="eerste doel")
    second = talk.say(ev.GoalNamed, text="tweede doel")
    talk.say(ev.Undone, of=second)
    forced = talk.say(ev.PhaseEntered, method="m", phase="ontlokken", title="Ontlokken", forced=True)
    talk.say(ev.Undone, of=forced)
    note = talk.note("weg ermee")
    talk.say(ev.NoteRemoved, of=note)
    report = both(talk)
    assert "eerste doel" in report
    assert "tweede doel" not in report
    assert "weg ermee" not in report
    assert words.FORCED not in report


def test_every_line_leads_back_to_its_event_and_time() -> None:
    talk = rich()
    at = {event.id: event.at for event in talk.events}
    lines = [item for section in report_of(talk.state()).sections for item in section.items]
    lines += [part for item in lines for part in item.parts]
    assert lines
    assert all(line.time.endswith(at[line.event][11:16]) for line in lines)


def test_a_time_on_another_day_names_the_day() -> None:
    assert items(rich(), "Notities van de professional")[-1].time == "2 december 09:10"


def test_voices_stand_apart() -> None:
    talk = rich()
    assert "ik wil hier echt vanaf" in [item.text for item in items(talk, "In de woorden van de cliënt")]
    assert [(item.lead, item.text) for item in items(talk, "In de woorden van anderen")] == [
        ("moeder:", "ik zie het elke dag gebeuren")
    ]
    assert [item.source for item in items(talk, "Feiten")] == ["brief van de verhuurder", ""]


def test_numbers_of_one_scale_stand_together_with_their_anchors_once() -> None:
    assert [(item.lead, item.words) for item in items(rich(), "Cijfers van 0 tot 10")] == [
        ("Vertrouwen, nu:", "5,5 (“vijf of zes”)"),
        ("Vertrouwen, hoogste ooit:", "8"),
        ("Vertrouwen, gewenst:", "7"),
        ("Belang, nu:", "“weet ik niet”"),
    ]
    assert both(rich()).count("een 8, toen ik nog werkte") == 2  # at its question only
    assert both(rich()).count("0 is: ik geloof er niet in.") == 2  # once in each of the two forms


def test_a_talk_that_has_not_ended_says_so_and_has_no_length() -> None:
    talk = started()
    talk.note("begin")
    assert words.ONGOING in both(talk)
    assert "Duur" not in both(talk)
    assert words.ONGOING not in both(rich())


def test_an_empty_conversation_gives_an_honest_report() -> None:
    assert words.EMPTY_SO_FAR in both(Talk())
    talk = started(client="K-017")
    talk.say(ev.ConversationEnded)
    report = markdown(report_of(talk.state()))
    assert words.EMPTY in report
    assert "K-017" in report
    assert "##" not in report


def test_what_a_newer_version_added_is_not_passed_over_in_silence() -> None:
    talk = started()
    talk.say(ev.Unknown, name="drawing_added")
    assert words.NEWER in both(talk)


@pytest.mark.parametrize(
    ("typed", "when_at", "told"),
    [
        ("morgen 10:00", "2026-12-01T10:00:00+01:00", "morgen 10:00 (dinsdag 1 december 2026, 10:00)"),
        ("vrijdagmiddag", "2026-12-04", "vrijdagmiddag (vrijdag 4 december 2026)"),
        ("week 50", "2026-12-07", "week 50 (de week van maandag 7 december 2026)"),
        ("over een week", "2026-12-07", "over een week (maandag 7 december 2026)"),
        ("als het kan", None, "als het kan"),
        ("ooit", "geen datum", "ooit"),
        (None, "2026-12-04", "vrijdag 4 december 2026"),
        (None, None, ""),
    ],
)
def test_a_date_is_told_as_typed_and_as_meant(typed: str | None, when_at: str | None, told: str) -> None:
    assert words.when_of(typed, when_at) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [("ik", "de professional"), ("CL ", "de cliënt"), ("Samen", "samen"), ("zus", "zus"), ("", "")],
)
def test_who_is_told_in_full(typed: str, told: str) -> None:
    assert words.person(typed) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, ""), (29, ""), (60, "1 minuut"), (2699, "45 minuten"), (5400, "90 minuten")]
)
def test_a_length_is_told_in_minutes_when_there_is_one(seconds: float, told: str) -> None:
    assert words.minutes_of(seconds) == told


def test_that_safety_was_spoken_of_stands_not_in_the_head_of_a_report() -> None:
    talk = started()
    talk.say(ev.MethodEntered, method="veiligheid", title="Veiligheid eerst", version="1.0.0", sha256="0" * 64,
             phases=PHASES, phase="engageren", role="safety")  # fmt: skip
    talk.note("een zorg")
    report = both(talk)
    assert "Motiverende gespreksvoering" in report
    assert "Veiligheid" not in report
    assert "een zorg" in report
