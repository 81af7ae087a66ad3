"""Pause, the end, conversations of a newer version and packs that are gone: what still goes."""

from typing import get_args

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import evolve
from tests.builders import Talk, advice, cells, talk, talking


def test_the_clock_stops_once_and_runs_again() -> None:
    led = talk(talking(), it.Pause())
    assert led.state.paused
    assert "staat al stil" in led.refused(it.Pause())
    assert not led.do(it.Resume()).paused


def test_what_has_ended_is_not_paused() -> None:
    assert not talk(talking(), it.Pause(), it.End()).state.paused


def ended() -> Talk:
    led = talk(
        talking(),
        it.AddNote(text="een", mark="parked"),
        it.SetScale(scale="vertrouwen", value=4),
        it.Agree(what="bellen"),
    )
    led.do(it.SetItem(list="agenda", fields=cells(punt="de brief")), it.End())
    return led


def still_allowed(led: Talk) -> list[it.Intent]:
    state = led.state
    return [
        it.AddNote(text="nagekomen"),
        it.MarkNote(mark="fact"),
        it.EditNote(text="één"),
        it.RemoveNote(),
        it.TickParked(number=1),
        it.ChangeDetails(client="K-018"),
        it.NameGoal(text="de post openen"),
        it.ChooseAddress(address="je"),
        it.AnswerRung(of=state.scales[0].id, rung="more", question="Wat nog meer?", text="mijn zus"),
        it.Agree(of=state.agreements[0].id, what="de bank bellen"),
        it.SetItem(list="agenda", fields=cells(punt="nagekomen")),
        it.RemoveItem(of=state.items[0].id),
        it.RemoveAgreement(of=state.agreements[0].id),
        it.Correct(of=state.agreements[0].id, text="de bank belt mij"),
        it.EditReport(report="algemeen", line="x:0", of=None, text="de bank belde"),
        it.Undo(),
    ]


def too_late() -> list[it.Intent]:
    return [
        it.NextPhase(),
        it.PreviousPhase(),
        it.GoToPhase(name="plannen"),
        it.AnswerGate(yes=True),
        it.EnterMethod(method=advice()),
        it.LeaveMethod(),
        it.AskQuestion(question="welkom"),
        it.SayHint(hint="vat-samen"),
        it.PutOffHint(hint="vat-samen"),
        it.FillSlot(slot="onderwerp", text="x"),
        it.SetScale(scale="vertrouwen", value=6),
        it.Pause(),
        it.Resume(),
        it.End(),
    ]


def test_the_end_is_known_for_every_intent() -> None:
    listed = {type(intent) for intent in (*still_allowed(ended()), *too_late())}
    assert listed == set(get_args(it.Intent))


@pytest.mark.parametrize("number", range(len(still_allowed(ended()))))
def test_after_the_end_notes_and_corrections_still_come(number: int) -> None:
    led = ended()
    led.do(still_allowed(led)[number])


@pytest.mark.parametrize("intent", too_late(), ids=lambda intent: type(intent).__name__)
def test_after_the_end_nothing_else_happens(intent: it.Intent) -> None:
    led = ended()
    before = led.state
    assert "afgerond" in led.refused(intent)
    assert led.state == before


def from_a_newer_version(led: Talk) -> Talk:
    stamp = led.stamps()
    newer = ev.Unknown(id=stamp.id, seq=led.state.seq + 1, at=stamp.at, t=stamp.t, name="picture_drawn")
    led.state = evolve(led.state, newer)
    return led


def test_a_conversation_of_a_newer_version_allows_notes_and_says_why_nothing_else() -> None:
    led = from_a_newer_version(talk(talking(), it.AddNote(text="een"), it.Agree(what="bellen")))
    led.do(it.AddNote(text="twee"))
    assert [note.text for note in led.state.notes] == ["een", "twee"]
    for kind in (it.Undo(), it.NextPhase(), it.EditNote(text="x"), it.RemoveNote(), it.End(), it.Agree(what="x")):
        assert "nieuwere versie" in led.refused(kind)


def test_a_conversation_of_a_newer_version_that_ended_still_takes_notes() -> None:
    led = from_a_newer_version(ended())
    led.do(it.AddNote(text="nagekomen"))


# --- without the pack ---------------------------------------------------------------------------------------


def test_without_the_pack_notes_agreements_and_the_end_still_work() -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=4))
    led.methods.clear()
    led.do(
        it.AddNote(text="een", mark="quote"),
        it.AnswerRung(of=led.state.scales[0].id, rung="more", question="Wat nog meer?", text="rust"),
        it.Agree(what="bellen"),
        it.Undo(),
        it.End(),
    )
    assert led.state.ended
    assert led.state.agreements == ()
