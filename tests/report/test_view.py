import json
from typing import Any

from gesprek_tui.conversation.summary import summarise
from gesprek_tui.report.view import as_json, list_row
from tests.report.talk import Talk, rich, started


def test_an_empty_state_has_every_key_and_null_for_what_is_absent() -> None:
    assert as_json(Talk().state()) == {
        "conversation": {
            "id": "leeg", "client": None, "title": None, "channel": None, "setting": None, "address": "u",
            "minutes": None, "started": None, "ended": None,
        },
        "goal": None, "method": None, "phase": None, "visited": [], "notes": [], "questions": [], "scales": [],
        "agreements": [], "gates": [], "slots": {}, "lists": {}, "corrections": [], "behaviours": {}, "erased": [],
    }  # fmt: skip


def test_a_rich_state_shows_all_of_it() -> None:
    talk = rich()
    shown: dict[str, Any] = json.loads(json.dumps(as_json(talk.state())))
    assert shown["conversation"] == {
        "id": talk.events[0].id, "client": "K-017", "title": "de post", "channel": "telefoon",
        "setting": "vrijwillig", "address": "u", "minutes": 45, "started": "2026-11-30T14:00:00.000+01:00",
        "ended": next(e.at for e in talk.events if e.kind == "conversation_ended"),
    }  # fmt: skip
    assert shown["goal"] == "de post weer durven openen"
    assert (shown["method"], shown["phase"]) == ("motiverende-gespreksvoering", "ontlokken")
    assert [(v["method"], v["phase"]) for v in shown["visited"]] == [
        ("motiverende-gespreksvoering", "engageren"),
        ("motiverende-gespreksvoering", "ontlokken"),
        ("motiverend-advies", "toestemming"),
        ("motiverend-advies", "delen"),
        ("motiverende-gespreksvoering", "ontlokken"),
    ]
    assert sum(v["seconds"] for v in shown["visited"]) == talk.state().t - 30
    assert shown["questions"][0]["text"] == "Waar wilt u het vandaag over hebben?"
    answered = next(e.at for e in talk.events if e.kind == "gate_answered")
    assert shown["gates"] == [{"at": answered, "method": "motiverend-advies", "phase": "toestemming", "answer": "no"}]
    assert shown["slots"] == {"onderwerp": "de aanmaning"}


def test_notes_stand_as_edited_with_their_marks_and_without_removed_ones() -> None:
    shown = as_json(rich().state())["notes"]
    assert set(shown[0]) == {"id", "at", "text", "mark", "source", "by", "method", "phase"}
    assert "verkeerd gehoord" not in [note["text"] for note in shown]
    fact = next(note for note in shown if note["mark"] == "fact")
    assert (fact["text"], fact["source"]) == ("twee maanden huur achter", "brief van de verhuurder")


def test_scales_keep_their_words_and_answers() -> None:
    scale = as_json(rich().state())["scales"][0]
    assert set(scale) == {
        "at", "scale", "value", "text", "aspect", "low", "high", "moment", "better", "answers",
    }  # fmt: skip
    assert (scale["scale"], scale["value"], scale["text"]) == ("vertrouwen", 5.5, "vijf of zes")
    assert scale["answers"][0] == {
        "rung": "not_worse",
        "question": "Wat maakt dat het een 5,5 is en geen 4,5?",
        "text": "in mei lukte het ook",
    }


def test_an_agreement_stays_as_stored() -> None:
    agreement = as_json(rich().state())["agreements"][0]
    assert {key: value for key, value in agreement.items() if key != "id"} == {
        "what": "bellen met de bank",
        "who": "ik",
        "when": "morgen 10:00",
        "when_at": "2026-12-01T10:00:00+01:00",
        "with_what": "de brief erbij",
        "if_then": "als er niemand opneemt, mail ik",
        "confidence": 7.0,
        "good_enough": False,
        "done": False,
    }


def test_a_row_of_the_list() -> None:
    talk = started(client="K-017")
    talk.note("een notitie")
    assert list_row(summarise(talk.state())) == {
        "id": talk.events[0].id, "client": "K-017", "title": None, "method": "motiverende-gespreksvoering",
        "started": "2026-11-30T14:00:00.000+01:00", "ended": None, "notes": 1,
    }  # fmt: skip
