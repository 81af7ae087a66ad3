"""All that is kept, for the right of access: what a report leaves out stands here."""

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation.erasing import blanked, blanks
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.dutch import access
from gesprek_tui.report.whole import whole
from tests.report.talk import rich, started


def test_every_kind_of_event_has_its_words() -> None:
    assert set(access.KINDS) == set(ev.KINDS)


def test_nothing_that_was_typed_is_left_out() -> None:
    talk = rich()
    undone = talk.note("teruggenomen woorden")
    talk.say(ev.Undone, of=undone)
    told = whole(talk.state(), ["half getypt"])
    for event in talk.events:
        for name in ("text", "what", "source", "question"):
            for line in (getattr(event, name, None) or "").split("\n"):
                assert line in told
    assert "soort: voor mezelf" in told, "notes for oneself"
    assert "notitie: verkeerd gehoord" in told, "what was taken away"
    assert "notitie: teruggenomen woorden (teruggenomen)" in told
    assert told.endswith("Getypt en niet bewaard\n  half getypt\n")


def test_a_gap_is_told_without_its_words() -> None:
    talk = started()
    note = talk.note("geheim")
    talk.say(ev.NoteEdited, of=note, text="geheim twee")
    gaps = blanks(talk.events, note, at="2026-12-02T10:00:00+01:00", why="asked")
    told = whole(fold("x", blanked(talk.events, gaps)), [])
    assert "geheim" not in told
    assert "notitie: gewist op 2 dec 2026" in told


def test_hostile_words_are_only_text() -> None:
    talk = started(title="\x1b]52;c;aGk=\x07[/rood]")
    talk.note("regel een\n\x1b[31mregel twee")
    told = whole(talk.state(), ["\x1b[2J"])
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "regel twee" in told
