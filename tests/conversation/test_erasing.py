"""A gap in a history: what goes with an event, what the state still knows, and that nothing brings it back."""

from msgspec.structs import replace

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.erasing import blanked, blanks, erased_per_day, going, without_words
from gesprek_tui.conversation.events import from_json, to_json
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State
from tests.builders import Talk, talk, talking, uuid7_like

AT = "2026-11-29T10:00:00+01:00"


def blank(led: Talk, of: str) -> State:
    """The state after event ``of`` was erased."""
    led.state = fold(led.state.id, blanked(led.events, blanks(led.events, of, at=AT, why="line")))
    return led.state


def changed() -> tuple[Talk, str]:
    """A conversation in which the first of two notes was changed, undone and taken away again."""
    led = talk(talking(), it.AddNote(text="geheim een"), it.AddNote(text="blijft"))
    note = led.state.notes[0].id
    led.do(
        it.EditNote(text="geheim twee", back=2), it.EditNote(text="geheim drie", back=2), it.Undo(),
        it.RemoveNote(back=2),
    )  # fmt: skip
    return led, note


def test_all_that_was_ever_typed_of_a_note_goes() -> None:
    led, note = changed()
    before = led.events
    state = blank(led, note)
    assert "geheim" not in repr(state)
    assert [n.text for n in state.notes] == ["blijft"]
    assert [(gap.was, gap.erased_at, gap.why) for gap in state.erased] == [
        ("note_added", AT, "line"), ("note_edited", AT, "line"), ("note_edited", AT, "line"),
    ]  # fmt: skip
    assert [(e.id, e.seq, e.at, e.t) for e in state.log] == [(e.id, e.seq, e.at, e.t) for e in before]


def test_erasing_a_correction_and_what_it_corrects() -> None:
    led = talk(talking(), it.Agree(what="geheim bellen", who="cl"))
    agreed = led.state.agreements[0].id
    led.do(it.Agree(of=agreed, what="geheim mailen"), it.Correct(of=agreed, text="geheim zelf"))
    state = blank(led, agreed)
    assert "geheim" not in repr(state)
    assert not state.agreements
    assert not state.corrections


def test_an_event_of_a_newer_version_about_the_note_goes_too() -> None:
    led = talk(talking(), it.AddNote(text="geheim"))
    note = led.state.notes[0].id
    newer = ev.Unknown(
        id=uuid7_like(90), seq=4, at=AT, t=0.0, name="note_tagged", extra={"of": note, "tag": "geheim"}
    )  # fmt: skip
    led.state = fold(led.state.id, (*led.events, newer))
    state = blank(led, note)
    assert "geheim" not in repr(state)
    assert [gap.was for gap in state.erased] == ["note_added", "note_tagged"]


def test_the_start_cannot_be_erased() -> None:
    led = talk(talking(), client="K-017")
    assert blanks(led.events, led.events[0].id, at=AT, why="line") == ()
    assert blanks(led.events, led.events[1].id, at=AT, why="line") == ()
    assert blanks(led.events, uuid7_like(99), at=AT, why="line") == ()


def test_undo_passes_over_a_gap_and_what_was_done_to_it() -> None:
    led = talk(talking(), it.AddNote(text="eerst"), it.AddNote(text="geheim"))
    note = led.state.notes[-1].id
    led.do(it.EditNote(text="geheim twee"), it.RemoveNote())
    blank(led, note)
    state = led.do(it.Undo())
    assert state.notes == ()
    led.refused(it.Undo())
    assert "geheim" not in repr(led.state)


def test_the_numbers_of_the_other_notes_close_up() -> None:
    led = talk(talking(), *(it.AddNote(text=text) for text in ("een", "geheim", "drie")))
    blank(led, led.state.notes[1].id)
    state = led.do(it.EditNote(text="één", back=2))
    assert [note.text for note in state.notes] == ["één", "drie"]


def test_a_gap_survives_the_format_and_newer_fields_do_too() -> None:
    led, note = changed()
    gap = blank(led, note).erased[0]
    assert from_json(to_json(gap)) == gap
    wider = replace(gap, extra={"ground": "verzoek"})
    assert from_json(to_json(wider)) == wider


def test_the_gaps_are_counted_by_day_without_the_changes() -> None:
    led, note = changed()
    state = blank(led, note)
    assert [(day.date().isoformat(), notes, others) for day, notes, others in erased_per_day(state)] == [
        ("2026-11-29", 1, 0)
    ]
    led.do(it.NameGoal(text="geheim"))
    state = blank(led, led.events[-1].id)
    assert [(notes, others) for _, notes, others in erased_per_day(state)] == [(1, 1)]


def test_the_draft_loses_the_rows_with_the_words() -> None:
    led = talk(talking(), it.AddNote(text="geheim"))
    gaps = blanks(led.events, led.state.notes[0].id, at=AT, why="line")
    assert without_words(["/wijzig 1 geheim", "iets anders"], led.events, gaps) == ["iets anders"]


def test_what_will_go_counts_open_agreements() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.Agree(what="bellen"), it.Agree(what="mailen", done=True))
    told = going(led.state)
    assert (told.notes, told.agreements, told.ended) == (1, 1, None)


def test_an_edited_line_of_a_report_that_repeats_the_words_goes_too() -> None:
    led = talk(talking(), it.AddNote(text="geheim"), it.AddNote(text="blijft"))
    notes = [note.id for note in led.state.notes]
    for seq, (of, text) in enumerate(((notes[1], "blijft; geheim"), (notes[0], "anders"), (None, "rest")), 5):
        edited = ev.ReportEdited(id=uuid7_like(80 + seq), seq=seq, at=AT, t=0.0, report="x", line="1", of=of, text=text)
        led.state = fold(led.state.id, (*led.events, edited))
    state = blank(led, notes[0])
    assert "geheim" not in repr(state)
    assert [edit.text for edit in state.report_edits] == ["rest"]
    assert [(notes, others) for _, notes, others in erased_per_day(state)] == [(1, 0)]
