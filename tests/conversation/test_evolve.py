"""The fold: what events add up to, whatever their order."""

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import evolve, fold
from gesprek_tui.conversation.state import State
from tests.builders import START, advice, joined, pack, phase, step_by_step, talk, talking, uuid7_like

AT = START.isoformat()


def note(number: int, text: str = "een") -> ev.NoteAdded:
    return ev.NoteAdded(id=uuid7_like(number), seq=number, at=AT, t=0.0, text=text)


def undone(number: int, of: int) -> ev.Undone:
    return ev.Undone(id=uuid7_like(number), seq=number, at=AT, t=0.0, of=uuid7_like(of))


def test_time_belongs_to_the_innermost_phase() -> None:
    led = talk(talking())
    led.wait(10)
    led.do(it.NextPhase())
    led.wait(20)
    led.do(it.EnterMethod(method=advice()))
    led.wait(40)
    led.do(it.LeaveMethod())
    led.wait(80)
    led.do(it.AddNote(text="een"))
    assert [(visit.phase, visit.seconds) for visit in led.state.visits] == [
        ("engageren", 10),
        ("focussen", 20),
        ("vragen", 40),
        ("focussen", 80),
    ]
    assert led.state.t == 150


def test_a_clock_that_goes_back_takes_no_time_away() -> None:
    led = talk(talking())
    led.wait(60)
    led.do(it.AddNote(text="een"))
    led.wait(-30)
    led.do(it.AddNote(text="twee"))
    assert (led.state.t, led.state.visits[0].seconds) == (60, 60)


def test_each_stay_in_a_phase_is_one_visit() -> None:
    led = talk(talking(), it.NextPhase(), it.PreviousPhase(), it.NextPhase())
    assert [visit.phase for visit in led.state.visits] == ["engageren", "focussen", "engageren", "focussen"]
    assert led.state.frame is not None
    assert led.state.frame.visited == ("engageren", "focussen")


def test_a_gate_answered_where_one_is_makes_no_new_visit() -> None:
    led = talk(advice(), it.AnswerGate(yes=True), it.AnswerGate(yes=True))
    assert [visit.phase for visit in led.state.visits] == ["vragen", "kennis"]
    assert len(led.state.gates) == 2


def test_a_question_knows_the_visit_it_was_asked_in() -> None:
    led = talk(talking(), it.AskQuestion(question="welkom"), it.NextPhase(), it.AskQuestion(question="welkom"))
    assert [asked.visit for asked in led.state.asked] == [1, 2]


def test_a_phase_that_the_pack_got_later_keeps_its_title() -> None:
    led = talk(talking())
    newer = joined(pack("motiverende-gespreksvoering", phase("engageren"), phase("vieren", title="Samen vieren")))
    led.methods[newer.id] = newer
    led.do(it.GoToPhase(name="vieren"), it.EnterMethod(method=advice()), it.LeaveMethod())
    assert led.state.visits[-1].title == "Samen vieren"


def test_an_event_about_something_that_is_not_there_changes_nothing() -> None:
    led = talk(talking(), it.AddNote(text="een"))
    before = led.state
    nowhere = uuid7_like(999)
    stray: list[ev.Event] = [
        ev.NoteEdited(id=uuid7_like(50), seq=50, at=AT, t=0.0, of=nowhere, text="x"),
        ev.NoteRemoved(id=uuid7_like(51), seq=51, at=AT, t=0.0, of=nowhere),
        ev.ScaleAnswered(id=uuid7_like(52), seq=52, at=AT, t=0.0, of=nowhere, rung="r", question="q", text="x"),
        ev.AgreementChanged(id=uuid7_like(53), seq=53, at=AT, t=0.0, of=nowhere, what="x"),
        ev.AgreementRemoved(id=uuid7_like(54), seq=54, at=AT, t=0.0, of=nowhere),
        ev.MethodLeft(id=uuid7_like(54), seq=54, at=AT, t=0.0, method="motiverende-gespreksvoering"),
    ]
    for event in stray:
        after = evolve(before, event)
        assert (after.notes, after.scales, after.agreements) == (before.notes, before.scales, before.agreements)
        assert (after.frames, after.visits) == (before.frames, before.visits)
        assert after.log == (*before.log, event)


def test_an_undo_that_comes_before_its_event_still_counts() -> None:
    events = (undone(1, of=2), note(2), note(3, "twee"))
    assert [n.text for n in fold("g", events).notes] == ["twee"]
    *_, last = step_by_step(events)
    assert [n.text for n in last.notes] == ["twee"]


def test_the_start_counts_whatever_undoes_it() -> None:
    led = talk(talking(), it.AddNote(text="een"), client="K-017")
    for number in (0, 1):
        stamp = led.stamps()
        of = led.events[number].id
        led.state = evolve(led.state, ev.Undone(id=stamp.id, seq=99, at=stamp.at, t=0.0, of=of))
    assert (led.state.client, led.place) == ("K-017", "engageren")


def test_nothing_folds_to_an_empty_state() -> None:
    assert fold("g", ()) == State(id="g")


def test_a_state_is_never_changed_in_place() -> None:
    led = talk(advice(), it.FillSlot(slot="onderwerp", text="de aangifte"))
    frame = led.state.frame
    assert frame is not None
    slots, gates = dict(frame.slots), dict(frame.gates)
    led.do(it.FillSlot(slot="onderwerp", text="de huur"), it.AnswerGate(yes=True))
    assert (frame.slots, frame.gates) == (slots, gates)
