"""What each instrument shows and what follows it, as pure values."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.line import answers, asks, prompts
from tests.builders import Talk, advice, talk, talking

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))


def shown(led: Talk, ask: asks.Ask) -> prompts.Prompt:
    assert led.method is not None
    return prompts.prompt(ask, led.state, led.method)


def answered(led: Talk, ask: asks.Answerable, text: str) -> it.Intent:
    assert led.method is not None
    (intent,) = answers.answer(ask, text, led.state, led.method, NOW)
    return intent


def rungs(led: Talk, scale: str, value: float | None, text: str | None = None) -> asks.Rungs:
    led.do(it.SetScale(scale=scale, value=value, text=text))
    assert led.method is not None
    ask = asks.opened_by(led.events[-1], led.state, led.method)
    assert isinstance(ask, asks.Rungs)
    return ask


def test_a_scale_shows_its_question_its_moment_and_both_ends() -> None:
    prompt = shown(talk(talking(), address="je"), asks.Number("stress"))
    assert prompt.say == "Hoeveel spanning heb je?"
    assert "deze week" in prompt.title
    assert "0 = rustig · 10 = niet te doen" in prompt.detail


def test_which_scale_names_them_all() -> None:
    prompt = shown(talk(talking()), asks.WhichScale())
    assert all(any(scale in line for line in prompt.detail) for scale in ("vertrouwen", "stress", "belang"))


@pytest.mark.parametrize(("scale", "says"), [("vertrouwen", "een 6 is en geen 5"), ("stress", "een 6 is en geen 7")])
def test_a_rung_shows_number_ends_and_the_rungs_after_it(scale: str, says: str) -> None:
    led = talk(talking())
    prompt = shown(led, rungs(led, scale, 6))
    assert says in prompt.say
    assert "6" in prompt.title
    assert len(prompt.detail) == 2
    assert prompt.following


def test_a_number_in_words_shows_the_words() -> None:
    led = talk(talking())
    ask = rungs(led, "vertrouwen", None, "weet ik niet")
    assert "weet ik niet" in shown(led, ask).title
    assert "{" not in shown(led, ask).say


def test_a_ladder_ends_after_its_last_rung() -> None:
    led = talk(talking())
    ask: asks.Ask | None = rungs(led, "belang", 0)
    said = []
    while ask is not None:
        said.append(shown(led, ask).say)
        assert led.method is not None
        ask = asks.following(ask, led.state, led.method, None)
    assert said[0] == "Wat zou er een 1 van maken?"
    assert len(said) == len(set(said)) > 2


@pytest.mark.parametrize(
    ("ask", "text", "intent"),
    [
        (asks.Number("vertrouwen"), "vier of vijf", it.SetScale(scale="vertrouwen", value=4, text="vier of vijf")),
        (asks.Number("stress"), "4-5", it.SetScale(scale="stress", value=5, text="4-5")),
        (asks.Number("stress"), "weet ik niet", it.SetScale(scale="stress", value=None, text="weet ik niet")),
        (asks.Number("stress"), "12", it.SetScale(scale="stress", value=12)),
        (asks.What(), "bellen | ik", it.Agree(what="bellen", who="ik")),
        (asks.Goal(), "rust", it.NameGoal(text="rust")),
        (asks.Slot("onderwerp"), "de brief", it.FillSlot(slot="onderwerp", text="de brief")),
    ],
)
def test_a_plain_line_answers(ask: asks.Answerable, text: str, intent: it.Intent) -> None:
    assert answered(talk(talking()), ask, text) == intent


@pytest.mark.parametrize(("text", "value"), [("een 8, in mei", 8), ("ooit wel", None), ("toen ik 18 was", None)])
def test_a_rung_may_hold_a_number(text: str, value: float | None) -> None:
    led = talk(talking())
    ask = rungs(led, "vertrouwen", 4)
    last = asks.Rungs(of=ask.of, scale=ask.scale, at=3)
    intent = answered(led, last, text)
    assert isinstance(intent, it.AnswerRung)
    assert (intent.rung, intent.text, intent.value) == ("best_ever", text, value)
    assert intent.aspect == ("best" if value else None)


def test_an_agreement_that_is_gone_keeps_its_answer_as_a_note() -> None:
    assert answered(talk(talking()), asks.AgreementPart("weg", "who"), "ik") == it.AddNote(text="ik")


def test_a_slot_shows_its_label() -> None:
    assert shown(talk(advice()), asks.Slot("onderwerp")).say == "Onderwerp?"


def test_slots_are_open_until_they_are_filled() -> None:
    led = talk(advice())
    text = "Over {onderwerp} voor {termijn}, en nog eens {onderwerp}."
    assert asks.open_slots(text, led.state) == ("onderwerp", "termijn")
    led.do(it.FillSlot(slot="onderwerp", text="de brief"))
    assert asks.open_slots(text, led.state) == ("termijn",)
