"""Export and import: lossless for our own documents, unimpressed by anybody else's."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from gesprek_tui.errors import GesprekError
from gesprek_tui.journal.exchange import MAX_BYTES, NotAConversation, read_document, to_document
from tests.journal.samples import K017, ended, note, started, uuid

EVENTS = [started(), note(2, "belt al weken niet 'terug'\nen \"wil\" ‹niet› 🙂"), ended(3)]
STRANGE = {
    "id": uuid("vreemd"),
    "seq": 3,
    "at": "2026-11-21T14:03:00+01:00",
    "t": 3.5,
    "kind": "mood_felt",
    "name": "een veld dat zo heet",
    "moods": ["blij"],
}
DETAILS = {"id": K017, "client": "K-017", "address": "u", "started": EVENTS[0].at, "colour": "groen"}


def document(**changes: Any) -> dict[str, Any]:
    return to_document(DETAILS, EVENTS) | changes


def with_event(number: int, **changes: Any) -> str:
    changed = document()
    changed["events"][number - 1].update(changes)
    return json.dumps(changed)


def refused(text: str | bytes) -> str:
    with pytest.raises(NotAConversation) as error:
        read_document(text)
    assert isinstance(error.value, GesprekError)
    assert error.value.__cause__ is None
    return str(error.value)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_is_exported_comes_back_the_same(ascii_only: bool) -> None:
    text = json.dumps(document(), ensure_ascii=ascii_only)

    assert read_document(text) == (K017, EVENTS)
    assert read_document(text.encode()) == (K017, EVENTS)
    assert read_document("\ufeff" + text) == (K017, EVENTS)
    assert read_document(("\ufeff" + text).encode()) == (K017, EVENTS)


def test_the_document_names_the_conversation_with_null_for_what_is_not_known() -> None:
    assert document()["conversation"] == {
        "id": K017,
        "client": "K-017",
        "title": None,
        "channel": None,
        "setting": None,
        "address": "u",
        "minutes": None,
        "started": EVENTS[0].at,
        "ended": None,
    }


def test_what_a_newer_version_wrote_is_kept() -> None:
    newer = document(signed_by="niemand")
    newer["events"][1]["tone"] = {"warm": [1, 2.5, None]}
    newer["events"].insert(2, STRANGE)
    newer["events"][3]["seq"] = 4

    conversation, events = read_document(json.dumps(newer))

    assert to_document({"id": conversation}, events)["events"] == newer["events"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen json",
        "{",
        b"\xff\xfe\x00",
        b"\x80" * 10,
        '{"format": "gesprek-conversation", "format": "gesprek-conversation"}',
        json.dumps(document()).replace('"t": 2.0', '"t": NaN'),
        json.dumps(document()).replace('"t": 2.0', '"t": -Infinity'),
        json.dumps(document()).replace('"t": 2.0', '"t": 1e999'),
        json.dumps(document()).replace('"seq": 2', '"seq": ' + "9" * 5000),
        json.dumps(document()).replace('"seq": 2', '"seq": 99999999999999999'),
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
    ],
    ids=[
        "empty", "words", "cut", "utf-16", "no utf-8", "twice", "nan", "infinity", "large float", "huge int",
        "large int", "nested lists", "nested objects",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(text: str | bytes) -> None:
    assert "geen geldige JSON" in refused(text)


def test_a_deep_nest_below_the_stack_is_refused() -> None:
    nest: Any = "x"
    for _ in range(100):
        nest = [nest]

    assert "te diep" in refused(with_event(2, strange=nest))


def test_a_very_large_file_is_refused_before_it_is_read() -> None:
    assert "te groot" in refused(b" " * (MAX_BYTES + 1))
    assert "te groot" in refused("é" * (MAX_BYTES // 2 + 1))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ([], "geen gesprek van dit programma"),
        ("gesprek", "geen gesprek van dit programma"),
        (document(format="iets anders"), "geen gesprek van dit programma"),
        (document(version=None), "geen versie"),
        (document(version="1"), "geen versie"),
        (document(version=True), "geen versie"),
        (document(version=2), "nieuwere versie"),
        (document(conversation=None), "geen geldig id"),
        (document(conversation={}), "geen geldig id"),
        (document(conversation={"id": 17}), "geen geldig id"),
        (document(conversation={"id": "../../x"}), "geen geldig id"),
        (document(conversation={"id": K017 + "\n"}), "geen geldig id"),
        (document(events=None), "geen gebeurtenissen"),
        (document(events=[]), "geen gebeurtenissen"),
        (document(events=document()["events"][1:]), "gebeurtenis 1 klopt niet"),
        (document(events=document()["events"][:1] * 2), "gebeurtenis 2 klopt niet"),
        (document(events=["x"]), "gebeurtenis 1 klopt niet"),
    ],
)
def test_another_shape_is_refused_with_its_reason(changed: object, reason: str) -> None:
    assert reason in refused(json.dumps(changed))


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 3},
        {"seq": 0},
        {"seq": None},
        {"id": "x"},
        {"id": None},
        {"at": "gisteren"},
        {"at": "2026-11-21T14:03:09"},
        {"t": -1},
        {"t": "lang"},
        {"kind": 7},
        {"kind": "\x1b]0;weg\x07" + "k" * 500, "id": "x"},
        {"text": None},
        {"text": ["een", "lijst"]},
        {"mark": "boos"},
    ],
)
def test_a_wrong_event_is_named_by_its_number_without_its_text(changes: dict[str, Any]) -> None:
    message = refused(with_event(2, **changes))

    assert "gebeurtenis 2 klopt niet" in message
    assert "weken" not in message
    assert "boos" not in message
    assert "\x1b" not in message
    assert len(message) < 400


def test_an_id_may_be_there_once() -> None:
    assert "twee keer" in refused(with_event(2, id=EVENTS[0].id))


def test_it_starts_at_the_start() -> None:
    changed = document()
    changed["events"][0] |= {"kind": "note_added", "text": "zomaar"}

    assert "begint niet" in refused(json.dumps(changed))


def test_control_characters_do_not_come_in() -> None:
    _, events = read_document(with_event(2, text="\x1b]52;c;weg\x07 \u202egoed\r\n"))

    assert events[1] == replace(note(2, "]52;c;weg goed\n"), id=EVENTS[1].id)


def test_the_error_does_not_carry_the_document_with_it() -> None:
    try:
        read_document('{"text": "zeldzaam"')
    except NotAConversation as error:
        seen: BaseException | None = error
    while seen is not None:
        assert "zeldzaam" not in f"{seen!r}{vars(seen)}"
        seen = seen.__context__
