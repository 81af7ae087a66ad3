"""An agreement: what is asked for each part, what an answer or a command changes, and how it reads."""

from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.state import Agreement
from gesprek_tui.dutch import asking
from gesprek_tui.line import agreeing
from tests.builders import Talk, talk, talking

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))


def agreed(what: str = "bellen", **parts: Any) -> Agreement:
    return talk(talking(), it.Agree(what=what, **parts)).state.agreements[0]


def changes(intent: it.Intent, before: Agreement) -> dict[str, Any]:
    """The fields that an intent gives this agreement anew."""
    assert isinstance(intent, it.Agree)
    assert intent.of == before.id
    fields = ("what", "who", "when", "when_at", "with_what", "if_then", "confidence", "good_enough", "done")
    return {name: getattr(intent, name) for name in fields if getattr(intent, name) != getattr(before, name)}


# --- what is asked ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", get_args(agreeing.Part))
@pytest.mark.parametrize("who", [None, "cl", "ik", "samen", "mijn zus"])
def test_every_part_has_a_question_to_say_aloud_in_both_forms(part: agreeing.Part, who: str | None) -> None:
    u, je = agreeing.say(part, who, "u"), agreeing.say(part, who, "je")
    assert u.endswith("?")
    assert je.endswith("?")
    assert not {"je", "jij", "jou", "jouw"} & set(u.lower().replace("?", "").split())
    assert not {"u", "uw"} & set(je.lower().replace("?", "").split())
    assert asking.LABEL_PART[part]


def test_the_question_follows_who_acts() -> None:
    assert (
        agreeing.say("when", "Cl ", "u") == agreeing.say("when", None, "u") == "Op welke dag doet u dat, en hoe laat?"
    )
    assert agreeing.say("when", "ik", "je") == "Op welke dag hoor je van mij, en hoe laat?"
    assert agreeing.say("with_what", "samen", "u") == "Wat hebben we daarvoor nodig?"
    assert agreeing.say("if_then", "zus", "u") == "Stel dat het niet lukt. Wat doen we dan?"


@pytest.mark.parametrize("who", [None, "cl", "samen", "zus en ik"])
def test_how_sure_is_asked_where_the_client_may_act(who: str | None) -> None:
    assert agreeing.after("if_then", agreed(who=who), None) == "confidence"


@pytest.mark.parametrize("who", ["ik", "Ik "])
def test_how_sure_is_not_asked_of_what_only_the_professional_does(who: str) -> None:
    assert agreeing.after("if_then", agreed(who=who), None) is None


def test_what_is_said_already_is_not_asked() -> None:
    assert agreeing.first_open(agreed(who="cl", when="morgen")) == "with_what"
    assert agreeing.after("who", agreed(when="morgen", with_what="de brief"), "cl") == "if_then"
    whole = agreed(who="ik", when="morgen", with_what="de brief", if_then="mailen")
    assert agreeing.first_open(whole) is None


@pytest.mark.parametrize("said", ["6,5", "een 5", "4, het is veel", "3 of 4"])
def test_a_number_below_seven_brings_the_offer_of_a_smaller_step(said: str) -> None:
    assert agreeing.after("confidence", agreed(), said) == "smaller"


@pytest.mark.parametrize("said", ["7", "8", "een dikke zeven", "weet ik niet", "best wel", None])
def test_nothing_else_does(said: str | None) -> None:
    assert agreeing.after("confidence", agreed(confidence=5), said) is None


def test_a_smaller_step_gets_its_own_number_and_the_same_step_does_not() -> None:
    assert agreeing.after("smaller", agreed(confidence=5), "alleen het nummer opzoeken") == "confidence"
    assert agreeing.after("smaller", agreed(confidence=5), None) is None


def test_what_the_client_calls_good_enough_is_not_made_smaller() -> None:
    assert agreeing.after("confidence", agreed(confidence=5), "5", enough=True) is None


@pytest.mark.parametrize("said", ["zo laten", "hoeft niet kleiner", "dat is goed genoeg", "nee", "6"])
def test_after_the_offer_no_number_is_asked_for_a_step_that_stays(said: str) -> None:
    assert agreeing.after("smaller", agreed(confidence=5), said) is None


# --- what an answer changes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "text", "changed"),
    [
        ("who", "samen", {"who": "samen"}),
        ("when", "dinsdag 10:00", {"when": "dinsdag 10:00", "when_at": "2026-11-24T10:00:00+01:00"}),
        ("when", "als het kan", {"when": "als het kan", "when_at": None}),
        ("with_what", "de brief", {"with_what": "de brief"}),
        ("if_then", "dan mail ik", {"if_then": "dan mail ik"}),
        ("confidence", "een zeven", {"confidence": 7}),
        ("confidence", "7 of 8", {"confidence": 7}),
        ("smaller", "alleen opzoeken", {"what": "alleen opzoeken"}),
        ("smaller", "zo laten", {"good_enough": True}),
        ("smaller", "Hoeft niet kleiner", {"good_enough": True}),
        ("smaller", "nee, dit is goed genoeg", {"good_enough": True}),
        ("smaller", "6", {"confidence": 6}),
    ],
)
def test_an_answer_changes_its_own_part_and_no_other(part: agreeing.Part, text: str, changed: dict[str, Any]) -> None:
    before = agreed(who="cl", when="ooit", when_at="2026-11-30", confidence=5)
    (intent,) = agreeing.answered(part, text, before, "u", NOW)
    assert changes(intent, before) == changed


def test_words_beside_how_sure_stay_as_a_note() -> None:
    before = agreed()
    asked = agreeing.say("confidence", None, "je")
    sure, note = agreeing.answered("confidence", "7, als mijn zus meegaat", before, "je", NOW)
    assert changes(sure, before) == {"confidence": 7}
    assert note == it.AddNote(text="7, als mijn zus meegaat", question=asked)
    enough, _ = agreeing.answered("confidence", "6, dat is genoeg", before, "je", NOW)
    assert changes(enough, before) == {"confidence": 6, "good_enough": True}
    not_enough, _ = agreeing.answered("confidence", "4, dat is niet genoeg", before, "je", NOW)
    assert changes(not_enough, before) == {"confidence": 4}
    words = it.AddNote(text="best wel", question=asked)
    assert agreeing.answered("confidence", "best wel", before, "je", NOW) == (words,)


# --- what a command changes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("gedaan", {"done": True}),
        ("Gedaan", {"done": True}),
        ("woensdag 14:00", {"when": "woensdag 14:00", "when_at": "2026-11-25T14:00:00+01:00"}),
        ("8", {"confidence": 8}),
        ("7,5", {"confidence": 7.5}),
        ("zeven", {"confidence": 7}),
        ("12", {"confidence": 12}),
        ("samen", {"who": "samen"}),
        ("CL", {"who": "cl"}),
        ("de bank een mail sturen", {"what": "de bank een mail sturen"}),
        ("de bank mailen | samen | morgen | 9",
         {"what": "de bank mailen", "who": "samen", "when": "morgen", "when_at": "2026-11-22", "confidence": 9}),
        ("| mijn zus", {"who": "mijn zus"}),
        ("| | morgen", {"when": "morgen", "when_at": "2026-11-22"}),
    ],
)  # fmt: skip
def test_a_command_changes_what_its_words_are(text: str, changed: dict[str, Any]) -> None:
    before = agreed(who="ik", when="ooit", with_what="de brief", if_then="mailen", confidence=5)
    assert changes(agreeing.changed(before, text, NOW), before) == changed


def test_a_command_takes_done_back_and_takes_away() -> None:
    before = agreed(done=True)
    assert changes(agreeing.changed(before, "niet gedaan", NOW), before) == {"done": False}
    assert agreeing.changed(before, "weg", NOW) == it.RemoveAgreement(of=before.id)


# --- how it reads -------------------------------------------------------------------------------------------


def test_it_reads_in_short_and_in_full() -> None:
    whole = agreed(who="cl", when="morgen 10:00", with_what="de brief", if_then="mijn zus bellen", confidence=7.5)
    assert agreeing.in_short(whole) == "bellen · cliënt · morgen 10:00 · zeker 7,5"
    assert agreeing.in_full(whole) == (
        "bellen · cliënt · morgen 10:00 · zeker 7,5 · waarmee: de brief · lukt het niet: mijn zus bellen"
    )
    assert agreeing.in_short(agreed(done=True)) == "bellen · gedaan"


def test_what_is_read_aloud_names_what_is_open_and_never_how_sure_the_professional_is() -> None:
    led = talk(talking(), it.Agree(what="bellen", who="ik"), it.Agree(what="openen", who="cl", when="morgen"))
    assert agreeing.read_aloud(led.state) == (
        "1 bellen · ik · nog open: wanneer",
        "2 openen · cliënt · morgen · nog open: hoe zeker",
    )


def test_of_many_agreements_the_last_are_listed_with_the_numbers_they_have() -> None:
    led = talk(talking(), *(it.Agree(what=f"stap {letter}") for letter in "abcdef"))
    assert agreeing.listed(led.state) == ("3 stap c", "4 stap d", "5 stap e", "6 stap f")
    last = agreeing.numbered(6, led.state)
    assert last
    assert last.what == "stap f"
    assert [agreeing.numbered(number, led.state) for number in (0, 7)] == [None, None]


def test_a_date_is_said_back_when_it_is_new_and_only_then() -> None:
    led = Talk(talk(talking()).state, {talking().id: talking()})
    before = led.state
    led.do(it.Agree(what="bellen", when="morgen", when_at="2026-11-22"))
    assert said_back(led, before) == "zondag 22 nov 2026"
    before = led.state
    led.do(it.Agree(of=before.agreements[0].id, what="bellen", when="morgen", when_at="2026-11-22", confidence=8))
    assert said_back(led, before) is None
    led.do(it.Agree(of=before.agreements[0].id, what="bellen", when="ooit"))
    assert said_back(led, before) is None


def said_back(led: Talk, before: Any) -> str | None:
    event: Any = led.events[-1]
    return agreeing.date_understood(event, before, NOW)
