"""Marking a promise as done in the conversation where it was made."""

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import AgreementChanged, Unknown
from gesprek_tui.conversation.promises import promised
from gesprek_tui.conversation.summary import summarise
from gesprek_tui.dutch import refusals
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.promises import set_done
from gesprek_tui.session import Session
from tests.past import Past


@pytest.fixture
def past() -> Past:
    return Past()


def open_ones(past: Past) -> list[str]:
    return [one.promise.what for one in promised(past.journal.summaries())]


def mark(past: Past, conversation: str, *, done: bool = True) -> None:
    (agreed, *_) = past.state(conversation).agreements
    set_done(conversation, agreed.id, past.journal, past.clock, done=done)


def test_it_is_an_event_of_that_conversation_also_after_its_end_and_everything_else_stays(past: Past) -> None:
    talk = past.led("! bellen | ik | morgen 10:00 | 7", "! schrijven | ik")
    before = past.state(talk)
    mark(past, talk)
    after = past.state(talk)
    assert isinstance(after.log[-1], AgreementChanged)
    assert after.log[-1].at.startswith("2026-12-05")
    (call, _), (was, _) = after.agreements, before.agreements
    assert (call.done, call.what, call.who, call.when_at, call.confidence) == (
        True, was.what, was.who, was.when_at, was.confidence,
    )  # fmt: skip
    assert (after.ended, after.t) == (before.ended, before.t)
    assert open_ones(past) == ["schrijven"]


def test_it_can_be_marked_as_not_done_after_all_and_undone_in_the_conversation(past: Past) -> None:
    talk = past.led("! bellen | ik")
    mark(past, talk)
    mark(past, talk, done=False)
    assert open_ones(past) == ["bellen"]
    mark(past, talk)
    Session.resume(talk, past.journal, past.methods, past.clock).act(it.Undo())
    assert open_ones(past) == ["bellen"]


def test_a_conversation_that_goes_on_keeps_its_clock_and_what_was_typed_in_it(past: Past) -> None:
    session = past.begin()
    session.submit("! bellen | ik | morgen | 7")
    session.keep_draft(["half getypt"])
    past.clock.wait(3600)
    mark(past, session.state.id)
    again = Session.resume(session.state.id, past.journal, past.methods, past.clock)
    assert again.draft() == ["half getypt"]
    assert again.state.t == session.state.t


def test_what_is_gone_or_cannot_be_saved_is_told_and_changes_nothing(past: Past) -> None:
    talk = past.led("! bellen | ik")
    with pytest.raises(GesprekError, match=refusals.AGREEMENT_GONE[:20]):
        set_done(talk, "019aa6b0-0000-7000-8000-ffffffffffff", past.journal, past.clock, done=True)
    past.journal.full = True
    with pytest.raises(SaveError):
        mark(past, talk)
    past.journal.full = False
    assert open_ones(past) == ["bellen"]


def test_a_conversation_of_a_newer_version_is_left_as_it_is(past: Past) -> None:
    talk = past.led("! bellen | ik")
    state = past.state(talk)
    strange = Unknown(id=past.clock.new_id(), seq=state.seq + 1, at=state.log[-1].at, t=state.t, name="mood_felt")
    past.journal.append(talk, [strange], summarise(state), "")
    with pytest.raises(GesprekError, match="nieuwere versie"):
        mark(past, talk)
