"""What each intent gives, and what the user reads when it gives nothing."""

import pytest
from msgspec.structs import replace

from gesprek_tui.conversation import intents as it
from gesprek_tui.text import MAX_NOTE
from tests.builders import advice, talk, talking, uuid7_like

# --- the start ----------------------------------------------------------------------------------------------


def test_a_conversation_starts_in_the_first_phase_of_its_method() -> None:
    led = talk(talking(), client="K-017", setting="verplicht", address="je", minutes=45)
    state = led.state
    assert led.place == "engageren"
    assert (state.client, state.setting, state.address, state.minutes) == ("K-017", "verplicht", "je", 45)
    assert state.started == "2026-11-21T14:00:00.000+01:00"
    assert state.id == led.events[0].id
    assert [event.seq for event in led.events] == [1, 2]


def test_every_event_gets_the_next_number_and_its_own_id() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.NextPhase(), it.Undo(), it.AddNote(text="twee"))
    assert [event.seq for event in led.events] == list(range(1, len(led.events) + 1))
    assert len({event.id for event in led.events}) == len(led.events)


# --- notes --------------------------------------------------------------------------------------------------


def test_a_note_knows_where_it_was_typed() -> None:
    led = talk(talking(), it.GoToPhase(name="ontlokken"), it.AddNote(text="wil dit", mark="quote", by="moeder"))
    note = led.state.notes[0]
    assert (note.text, note.mark, note.by) == ("wil dit", "quote", "moeder")
    assert (note.method, note.phase) == ("motiverende-gespreksvoering", "ontlokken")


def test_a_mark_alone_marks_the_note_before_it() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.AddNote(text="twee", source="brief"))
    led.do(it.MarkNote(mark="fact"))
    assert [(n.text, n.mark, n.source) for n in led.state.notes] == [("een", None, None), ("twee", "fact", "brief")]


def test_changing_a_note_keeps_its_mark_its_place_and_its_time() -> None:
    led = talk(talking(), it.AddNote(text="eeen", mark="quote"), it.NextPhase(), it.AddNote(text="twee"))
    before = led.state.notes[0]
    led.wait(30)
    led.do(it.EditNote(text="een", back=2))
    assert led.state.notes[0] == replace(before, text="een")


def test_a_note_changed_twice_reads_as_last_written() -> None:
    led = talk(talking(), it.AddNote(text="a"), it.EditNote(text="b"), it.EditNote(text="c"))
    assert [note.text for note in led.state.notes] == ["c"]


def test_a_removed_note_is_gone_and_no_longer_counts_back() -> None:
    led = talk(talking(), it.AddNote(text="een"), it.AddNote(text="twee"), it.RemoveNote())
    led.do(it.EditNote(text="één"))
    assert [note.text for note in led.state.notes] == ["één"]


@pytest.mark.parametrize("intent", [it.MarkNote(mark="quote"), it.EditNote(text="x"), it.RemoveNote()])
def test_without_a_note_there_is_nothing_to_change(intent: it.Intent) -> None:
    assert "nog geen notitie" in talk(talking()).refused(intent)


@pytest.mark.parametrize("back", [2, 0, -1])
def test_counting_back_too_far_says_so(back: int) -> None:
    led = talk(talking(), it.AddNote(text="een"))
    assert str(back) in led.refused(it.RemoveNote(back=back))
    assert str(back) in led.refused(it.EditNote(text="x", back=back))
    assert [note.text for note in led.state.notes] == ["een"]


def texts(text: str) -> list[it.Intent]:
    return [
        it.AddNote(text=text),
        it.EditNote(text=text),
        it.NameGoal(text=text),
        it.FillSlot(slot="onderwerp", text=text),
        it.AnswerRung(of=uuid7_like(1), rung="more", question="Wat nog meer?", text=text),
        it.Agree(what=text),
    ]


@pytest.mark.parametrize("number", range(len(texts(""))))
def test_empty_text_is_not_kept_and_long_text_is_refused_whole(number: int) -> None:
    led = talk(advice(), it.AddNote(text="een"))
    assert "niets om te bewaren" in led.refused(texts("  \n")[number])
    assert "20.000" in led.refused(texts("x" * (MAX_NOTE + 1))[number])
    led.attempt(texts("x" * MAX_NOTE)[number])


# --- what the conversation is about -------------------------------------------------------------------------


def test_details_that_are_not_named_stay() -> None:
    led = talk(talking(), client="K-017", channel="video", address="je", minutes=45)
    led.do(it.ChangeDetails(client="K-018"))
    state = led.state
    assert (state.client, state.channel, state.address, state.minutes) == ("K-018", "video", "je", 45)


def test_goal_and_address_are_as_chosen_last() -> None:
    led = talk(talking(), it.NameGoal(text="de post openen"), it.ChooseAddress(address="je"))
    led.do(it.NameGoal(text="elke dag de post openen"))
    assert (led.state.goal, led.state.address) == ("elke dag de post openen", "je")


def test_questions_follow_the_address() -> None:
    led = talk(talking(), it.AskQuestion(question="eerste-stap"), it.ChooseAddress(address="je"))
    led.do(it.AskQuestion(question="eerste-stap"))
    assert [asked.text for asked in led.state.asked] == [
        "Wat is voor u een eerste stap?",
        "Wat is voor je een eerste stap?",
    ]


def test_a_slot_that_is_not_there_names_those_that_are() -> None:
    reason = talk(advice()).refused(it.FillSlot(slot="huur", text="x"))
    assert "onderwerp" in reason
    assert "termijn" in reason


def test_the_words_of_a_hint_can_be_said() -> None:
    led = talk(talking(), it.SayHint(hint="vat-samen"))
    assert [(a.id, a.text) for a in led.state.asked] == [("vat-samen", "Zet vat-samen voor u.")]


@pytest.mark.parametrize("intent", [it.AskQuestion(question="weg"), it.SayHint(hint="weg")])
def test_a_question_that_is_not_there_is_told(intent: it.Intent) -> None:
    assert "weg" in talk(talking()).refused(intent)


# --- scales and agreements ----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 0.5, 4, 5.5, 10])
def test_a_number_is_kept_with_its_ends_and_its_moment(value: float) -> None:
    led = talk(talking(), it.SetScale(scale="stress", value=value))
    mark = led.state.scales[0]
    assert (mark.value, mark.low, mark.high, mark.moment, mark.better) == (
        value, "rustig", "niet te doen", "deze week", "down",
    )  # fmt: skip
    assert led.state.scale_value("stress") == value
    assert led.state.scale_value("vertrouwen") is None


@pytest.mark.parametrize("value", [-0.5, 10.5, 4.3, float("nan"), float("inf")])
def test_a_number_off_the_scale_is_refused(value: float) -> None:
    led = talk(talking())
    assert "0 tot en met 10" in led.refused(it.SetScale(scale="vertrouwen", value=value))
    assert led.state.scales == ()


def test_words_in_place_of_a_number_are_kept() -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=None, text="weet ik niet"))
    assert (led.state.scales[0].value, led.state.scales[0].text) == (None, "weet ik niet")


@pytest.mark.parametrize("text", [None, "", " "])
def test_neither_a_number_nor_words_is_nothing_to_keep(text: str | None) -> None:
    assert "niets" in talk(talking()).refused(it.SetScale(scale="vertrouwen", value=None, text=text))


def test_a_scale_that_is_not_there_names_those_that_are() -> None:
    reason = talk(talking()).refused(it.SetScale(scale="moed", value=4))
    assert "vertrouwen" in reason
    assert "stress" in reason


def test_an_answer_to_a_rung_stands_under_its_own_number() -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=4))
    first = led.state.scales[0].id
    led.do(it.SetScale(scale="vertrouwen", value=6))
    led.do(it.AnswerRung(of=first, rung="not_worse", question="Waarom geen 3?", text="mijn zus helpt"))
    assert [[a.text for a in mark.answers] for mark in led.state.scales] == [["mijn zus helpt"], []]
    assert led.state.scales[0].answers[0].question == "Waarom geen 3?"


def test_an_answer_with_a_number_is_also_the_best_number_ever() -> None:
    led = talk(talking(), it.SetScale(scale="stress", value=7))
    answer = it.AnswerRung(
        of=led.state.scales[0].id, rung="best_ever", question="En ooit?", text="een 3", aspect="best", value=3
    )
    led.do(answer)
    assert [(mark.scale, mark.value, mark.aspect) for mark in led.state.scales] == [
        ("stress", 7, "now"),
        ("stress", 3, "best"),
    ]
    assert led.state.scales[0].answers[0].text == "een 3"
    assert led.state.scale_value("stress") == 7
    assert "0 tot en met 10" in led.refused(replace(answer, value=11))
    led.do(it.Undo())
    assert [mark.answers for mark in led.state.scales] == [()]


def test_what_was_wanted_or_best_is_not_the_number_for_now() -> None:
    led = talk(talking(), it.SetScale(scale="vertrouwen", value=4))
    led.do(it.SetScale(scale="vertrouwen", value=8, aspect="best"))
    assert led.state.scale_value("vertrouwen") == 4


def test_an_agreement_is_taken_away_and_cannot_be_changed_any_more() -> None:
    led = talk(talking(), it.Agree(what="bellen"), it.Agree(what="schrijven"))
    first = led.state.agreements[0]
    led.do(it.RemoveAgreement(of=first.id))
    assert [agreed.what for agreed in led.state.agreements] == ["schrijven"]
    for intent in (it.RemoveAgreement(of=first.id), it.Agree(of=first.id, what="toch bellen")):
        assert "teruggenomen" in led.refused(intent)


def test_an_agreement_is_changed_whole() -> None:
    led = talk(talking(), it.Agree(what="bellen", who="cl", when="morgen", confidence=7))
    first = led.state.agreements[0]
    led.do(it.Agree(of=first.id, what="de bank bellen", who="cl", done=True))
    assert len(led.state.agreements) == 1
    changed = led.state.agreements[0]
    assert (changed.id, changed.at) == (first.id, first.at)
    assert (changed.what, changed.when, changed.confidence, changed.done) == ("de bank bellen", None, None, True)


@pytest.mark.parametrize("confidence", [-1, 10.5, float("nan")])
def test_how_sure_stays_between_0_and_10(confidence: float) -> None:
    assert "0 tot en met 10" in talk(talking()).refused(it.Agree(what="bellen", confidence=confidence))
