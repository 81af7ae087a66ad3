"""The row that a list of conversations shows."""

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.summary import summarise
from tests.builders import advice, talk, talking, uuid7_like


def test_a_row_shows_who_what_where_and_when() -> None:
    led = talk(talking(), client="K-017", title="de post")
    led.do(it.AddNote(text="een"), it.AddNote(text="twee"), it.RemoveNote(), it.GoToPhase(name="plannen"))
    row = summarise(led.state)
    assert row.id == led.events[0].id
    assert (row.client, row.title, row.notes) == ("K-017", "de post", 1)
    assert (row.method, row.method_title) == ("motiverende-gespreksvoering", "Motiverende gespreksvoering")
    assert (row.phase, row.phase_title) == ("plannen", "Plannen")
    assert (row.started, row.ended) == ("2026-11-21T14:00:00.000+01:00", None)


def test_a_method_inside_does_not_take_the_place_of_the_conversations_own() -> None:
    led = talk(talking(), it.GoToPhase(name="ontlokken"), it.EnterMethod(method=advice()), it.AnswerGate(yes=True))
    row = summarise(led.state)
    assert (row.method, row.phase) == ("motiverende-gespreksvoering", "ontlokken")


def test_a_row_shows_the_end() -> None:
    led = talk(talking())
    led.wait(90)
    led.do(it.End())
    assert summarise(led.state).ended == "2026-11-21T14:01:30.000+01:00"
    led.do(it.Undo())
    assert summarise(led.state).ended is None


def test_a_history_without_a_start_still_gives_a_row() -> None:
    row = summarise(fold(uuid7_like(1), ()))
    assert (row.id, row.method, row.phase, row.notes) == (uuid7_like(1), None, None, 0)


def test_a_row_holds_what_the_professional_promised_and_did_not_do_yet() -> None:
    led = talk(talking())
    led.do(it.Agree(what="bellen", who="ik", when="morgen", when_at="2026-11-22"), it.Agree(what="samen", who=" Samen"))
    led.do(it.Agree(what="cliënt belt", who="cl"), it.Agree(what="wie?"))
    (call, together) = summarise(led.state).promises
    assert (call.what, call.when, call.when_at) == ("bellen", "morgen", "2026-11-22")
    assert together.what == "samen"
    led.do(it.Agree(of=call.id, what="bellen", who="ik", done=True))
    assert [promise.what for promise in summarise(led.state).promises] == ["samen"]
    led.do(it.Undo())
    assert [promise.what for promise in summarise(led.state).promises] == ["bellen", "samen"]
