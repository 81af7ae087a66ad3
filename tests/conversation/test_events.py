"""Events as they stand in the journal and in an export."""

import json
from typing import Any

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.events import EventError, from_json, to_json
from tests.builders import START, advice, talk, talking, uuid7_like


def row(**fields: Any) -> ev.Json:
    base = {"id": uuid7_like(1), "seq": 1, "at": START.isoformat(), "t": 189.4, "kind": "note_added", "text": "een"}
    return base | fields


def without(absent: str, **fields: Any) -> ev.Json:
    return {key: value for key, value in row(**fields).items() if key != absent}


def test_an_event_is_written_as_the_format_says() -> None:
    note = talk(talking(), it.AddNote(text="ik wil hier echt vanaf", mark="change_talk")).events[-1]
    assert to_json(note) == {
        "id": note.id,
        "seq": 3,
        "at": "2026-11-21T14:00:00.000+01:00",
        "t": 0.0,
        "kind": "note_added",
        "text": "ik wil hier echt vanaf",
        "mark": "change_talk",
        "source": None,
        "by": None,
        "topic": None,
        "question": None,
    }


def test_a_method_is_written_with_the_names_of_its_phases() -> None:
    opened = to_json(talk(talking()).events[1])
    assert opened["phases"][0] == {"id": "engageren", "title": "Engageren"}
    assert opened["phase"] == "engageren"
    assert opened["sha256"] == "a" * 64


def test_a_whole_conversation_goes_through_json_unchanged() -> None:
    led = talk(
        talking(), it.EnterMethod(method=advice()), it.AnswerGate(yes=True), it.SetScale(scale="stress", value=7)
    )
    led.do(it.Agree(what="bellen", confidence=7.5), it.Undo(), it.End())
    read = [from_json(json.loads(json.dumps(to_json(event)))) for event in led.events]
    assert tuple(read) == led.events


def test_fields_of_a_newer_version_are_kept() -> None:
    newer = row(weather={"wind": [1, 2]}, extra="ook")
    assert to_json(from_json(newer)).items() >= newer.items()


def test_a_kind_of_a_newer_version_is_kept() -> None:
    newer = without("text", kind="picture_drawn", name="huis", of=uuid7_like(3))
    event = from_json(newer)
    assert isinstance(event, ev.Unknown)
    assert to_json(event) == newer


def test_fields_that_may_be_absent_get_their_usual_value() -> None:
    note = from_json(row())
    assert isinstance(note, ev.NoteAdded)
    assert (note.mark, note.source, note.by) == (None, None, None)


def test_text_from_outside_is_cleaned() -> None:
    event = from_json(row(text="e\u0301e\u0301n\x1b[31m\r\ntwee\u202e", extra_words=["a\x07"]))
    assert isinstance(event, ev.NoteAdded)
    assert event.text == "één[31m\ntwee"
    assert event.extra == {"extra_words": ["a"]}


@pytest.mark.parametrize("name", ["id", "seq", "at", "t", "kind", "text"])
def test_a_missing_field_is_named(name: str) -> None:
    with pytest.raises(EventError, match=name):
        from_json(without(name))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "geheim"},
        {"id": 7},
        {"seq": 0},
        {"seq": "geheim"},
        {"seq": 1.5},
        {"t": -1},
        {"t": float("nan")},
        {"t": float("inf")},
        {"t": None},
        {"at": "geheim"},
        {"at": "2026-11-21T14:03:09"},
        {"at": ""},
        {"kind": ""},
        {"kind": None},
        {"kind": ["note_added"]},
        {"text": None},
        {"text": ["geheim"]},
        {"mark": "geheim"},
        {"topic": "geheim"},
        {"kind": "gate_answered", "method": "m", "phase": "p", "answer": "geheim", "to": "q"},
        {"kind": "agreement_added", "what": "geheim", "confidence": 11},
        {"kind": "scale_answered", "of": "x", "rung": "r", "question": "q", "value": -1},
        {"kind": "method_entered", "method": "m", "title": "t", "version": "1", "sha256": "", "phase": "p",
         "phases": [{"id": "geheim"}]},
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_without_telling_it(wrong: ev.Json) -> None:
    with pytest.raises(EventError) as caught:
        from_json(row(**wrong))
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("value", [-0.5, 10.5, float("nan")])
def test_a_scale_stays_between_0_and_10(value: float) -> None:
    scale = {"method": "m", "scale": "s", "title": "S", "low": "", "high": "", "moment": "nu"}
    with pytest.raises(EventError, match="value"):
        from_json(row(kind="scale_set", value=value, **scale))
    assert from_json(row(kind="scale_set", value=10, **scale))


@pytest.mark.parametrize("thing", [None, 1, "een", [], [["id", 1]], {}, {"kind": "note_added"}, {1: 2}])
def test_what_is_no_event_is_refused(thing: object) -> None:
    with pytest.raises(EventError):
        from_json(thing)


def test_nesting_without_end_is_refused_too() -> None:
    deep: list[object] = []
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(EventError):
        from_json(row(more=deep))
