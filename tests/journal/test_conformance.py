"""What the store on disk and the one in memory both promise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from gesprek_tui.conversation.erasing import blanked, blanks
from gesprek_tui.conversation.events import Event, Unknown, from_json
from gesprek_tui.conversation.summary import Promise
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.journal.memory import MemoryJournal
from gesprek_tui.journal.store import Store
from tests.journal.samples import K017, K018, ended, note, open_here, started, summarise, uuid

EVENTS = [started(), note(2, "belt al weken niet terug"), note(3, "hield in mei een budget bij"), ended(4)]
OTHERS = [started(K018, "K-018", "2026-11-21T13:30:00+00:00"), note(2, "eerste notitie", K018)]

Journal = Store | MemoryJournal


@pytest.fixture(params=["store", "memory"])
def journal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Journal]:
    journal: Journal = MemoryJournal() if request.param == "memory" else open_here(folder)
    yield journal
    journal.close()


def test_events_come_back_in_order_and_equal(journal: Journal) -> None:
    journal.append(K017, EVENTS[:2], summarise(EVENTS[:2]), "")
    journal.append(K017, EVENTS[2:], summarise(EVENTS), "")
    journal.append(K018, OTHERS, summarise(OTHERS), "")

    assert journal.events(K017) == EVENTS
    assert journal.events(K018) == OTHERS
    assert journal.events(uuid("nooit gezien")) == []


def test_events_and_fields_of_a_newer_version_come_back_as_they_were(journal: Journal) -> None:
    head = {"at": "2026-11-21T14:05:00+01:00", "t": 5.0}
    strange = from_json({"id": uuid("a"), "seq": 2, "kind": "mood_felt", "moods": ["blij", {"n": 1}], **head})
    wider = from_json({"id": uuid("b"), "seq": 3, "kind": "note_added", "text": "ja", "tone": None, **head})
    events = [started(), strange, wider]

    journal.append(K017, events, summarise(events), "")

    assert journal.events(K017) == events
    assert isinstance(journal.events(K017)[1], Unknown)


def test_the_draft_is_kept_apart_for_each_conversation(journal: Journal) -> None:
    journal.save_draft(K017, "> ik wil hier\techt")
    journal.save_draft(K018, "morgen")
    journal.save_draft(K018, "")

    assert journal.draft(K017) == "> ik wil hier\techt"
    assert journal.draft(K018) == ""


def test_an_append_replaces_the_draft(journal: Journal) -> None:
    journal.save_draft(K017, "belt al weken")

    journal.append(K017, EVENTS[:1], summarise(EVENTS[:1]), "wacht nog op opslaan")
    assert journal.draft(K017) == "wacht nog op opslaan"

    journal.append(K017, EVENTS[1:2], summarise(EVENTS[:2]), "")
    assert journal.draft(K017) == ""


@pytest.mark.parametrize("events", [[note(3, "een te ver")], [note(1, "nog een begin")], [EVENTS[1], EVENTS[3]]])
def test_an_event_that_is_not_the_next_is_refused_whole(journal: Journal, events: list[Event]) -> None:
    journal.append(K017, EVENTS[:1], summarise(EVENTS[:1]), "concept")

    with pytest.raises(SaveError, match="ergens anders veranderd"):
        journal.append(K017, events, summarise(EVENTS), "")

    assert journal.events(K017) == EVENTS[:1]
    assert journal.draft(K017) == "concept"
    assert [summary.notes for summary in journal.summaries()] == [0]


def test_an_event_id_is_there_once(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "")
    again = replace(EVENTS[1], seq=1)

    with pytest.raises(SaveError):
        journal.append(K018, [again], summarise(OTHERS), "")

    assert journal.events(K018) == []


def test_summaries_come_newest_first_whatever_the_offset(journal: Journal) -> None:
    # 13:30 in London is half an hour after 14:00 in Amsterdam
    journal.append(K018, OTHERS, summarise(OTHERS), "")
    journal.append(K017, EVENTS, summarise(EVENTS), "")

    assert journal.summaries() == [summarise(OTHERS), summarise(EVENTS)]
    assert journal.summaries(limit=1) == [summarise(OTHERS)]


def test_the_newest_that_was_not_ended_is_unfinished(journal: Journal) -> None:
    assert journal.unfinished() is None
    journal.append(K017, EVENTS[:3], summarise(EVENTS[:3]), "")
    journal.append(K018, OTHERS, summarise(OTHERS), "")
    assert journal.unfinished() == summarise(OTHERS)

    closed = [*OTHERS, ended(3, K018)]
    journal.append(K018, closed[2:], summarise(closed), "")
    assert journal.unfinished() == summarise(EVENTS[:3])

    journal.append(K017, EVENTS[3:], summarise(EVENTS), "")
    assert journal.unfinished() is None


def test_a_conversation_is_found_by_the_end_of_its_id(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "")
    journal.append(K018, OTHERS, summarise(OTHERS), "")

    assert journal.find(K017[-6:].upper()) == [K017]
    assert journal.find(K018) == [K018]
    assert journal.find("") == sorted([K017, K018])
    assert journal.find("%") == journal.find("zzzzzz") == []


def test_the_conversations_of_a_client_come_newest_first_however_the_code_is_typed(journal: Journal) -> None:
    again = [started(K018, " k-017", "2026-11-21T15:00:00+01:00")]
    assert journal.conversations_of("K-017") == []
    journal.append(K018, again, summarise(again), "")
    journal.append(K017, EVENTS, summarise(EVENTS), "")

    assert journal.conversations_of("K-017 ") == [K018, K017]
    assert journal.conversations_of("K-01") == journal.conversations_of("") == []

    journal.append(K018, [note(2, "x", K018)], replace(summarise(again), client="K-031"), "")
    assert journal.conversations_of("k-017") == [K017]


def test_a_row_keeps_what_was_promised(journal: Journal) -> None:
    promise = Promise(id=uuid("belofte"), what="bellen met [de] bank", when="morgen", when_at="2026-11-22")
    row = replace(summarise(EVENTS), promises=(promise,))
    journal.append(K017, EVENTS, row, "")
    assert journal.summaries() == [row]


def test_the_rows_with_a_promise_are_told_from_the_others(journal: Journal) -> None:
    title = 'over "promises":[{ en \\"promises":[{'
    journal.append(K017, EVENTS, replace(summarise(EVENTS), title=title), "")
    assert journal.promising() == []

    promise = Promise(id=uuid("belofte"), what="bellen", when=None, when_at=None)
    row = replace(summarise(OTHERS), promises=(promise,))
    journal.append(K018, OTHERS, row, "")
    assert journal.promising() == [row]


def test_import_adds_what_is_new_and_changes_nothing_else(journal: Journal) -> None:
    assert journal.import_events(K017, EVENTS[:2], summarise(EVENTS[:2])) == "new"
    journal.save_draft(K017, "concept")
    assert journal.import_events(K017, EVENTS[:2], summarise(EVENTS[:2])) == "same"
    assert journal.import_events(K017, EVENTS[:1], summarise(EVENTS[:1])) == "same"
    assert journal.summaries() == [summarise(EVENTS[:2])]
    assert journal.import_events(K017, EVENTS, summarise(EVENTS)) == "extended"

    assert journal.events(K017) == EVENTS
    assert journal.summaries() == [summarise(EVENTS)]
    assert journal.draft(K017) == "concept"


@pytest.mark.parametrize("longer", [True, False])
def test_import_of_another_history_is_refused(journal: Journal, longer: bool) -> None:
    journal.append(K017, EVENTS[:3], summarise(EVENTS[:3]), "")
    other = [EVENTS[0], note(2, "iets anders"), *(EVENTS[2:] if longer else [])]

    with pytest.raises(GesprekError, match="andere geschiedenis"):
        journal.import_events(K017, other, summarise(other))

    assert journal.events(K017) == EVENTS[:3]


def test_import_under_another_id_is_refused(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "")

    with pytest.raises(GesprekError):
        journal.import_events(K018, EVENTS, replace(summarise(EVENTS), id=K018))

    assert journal.events(K018) == []
    assert journal.summaries() == [summarise(EVENTS)]


def test_an_erased_conversation_is_gone_with_its_draft_and_leaves_the_others(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "concept")
    journal.append(K018, OTHERS, summarise(OTHERS), "ander concept")

    journal.erase([K017, uuid("nooit gezien")])

    assert journal.events(K017) == []
    assert journal.draft(K017) == ""
    assert journal.summaries() == [summarise(OTHERS)]
    assert journal.find(K017) == journal.conversations_of("K-017") == []
    assert journal.events(K018) == OTHERS
    assert journal.draft(K018) == "ander concept"
    assert journal.import_events(K017, EVENTS, summarise(EVENTS)) == "new"


def test_those_that_ended_before_a_day(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "")
    journal.append(K018, OTHERS, summarise(OTHERS), "")

    assert journal.ended_before("2026-11-21") == []
    assert journal.ended_before("2026-11-22") == [K017], "what was not ended has no age"


def test_a_blanked_event_leaves_a_gap_in_its_place(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "belt al weken niet terug")
    gaps = blanks(EVENTS, EVENTS[1].id, at="2026-11-29T10:00:00+01:00", why="wis")
    after = blanked(EVENTS, gaps)

    journal.blank(K017, gaps, summarise(after), "rest")

    assert tuple(journal.events(K017)) == after
    assert (after[1].id, after[1].seq, after[1].at, after[1].t) == (
        EVENTS[1].id, EVENTS[1].seq, EVENTS[1].at, EVENTS[1].t,
    )  # fmt: skip
    assert "belt al weken" not in repr(journal.events(K017))
    assert journal.draft(K017) == "rest"
    assert [row.notes for row in journal.summaries()] == [1]
    journal.append(K017, [note(5, "nog een notitie")], summarise(after), "")
    assert len(journal.events(K017)) == 5


def test_an_older_file_does_not_bring_back_what_was_blanked(journal: Journal) -> None:
    journal.append(K017, EVENTS, summarise(EVENTS), "")
    gaps = blanks(EVENTS, EVENTS[1].id, at="2026-11-29T10:00:00+01:00", why="wis")
    journal.blank(K017, gaps, summarise(EVENTS), "")

    with pytest.raises(GesprekError, match="iets gewist"):
        journal.import_events(K017, [*EVENTS, note(5, "later")], summarise(EVENTS))

    assert tuple(journal.events(K017)) == blanked(EVENTS, gaps)
