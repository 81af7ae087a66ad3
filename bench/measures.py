"""The measures: each runs the program and what it is held against in turn, and gives one row per limit."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import json as structs

from bench.fixtures import METHOD, Fixture, lead_notes, make_years, summary_of
from bench.pty_program import Program
from gesprek_tui.conversation.events import Event, to_json
from gesprek_tui.conversation.finding import Query
from gesprek_tui.conversation.moves import moves
from gesprek_tui.conversation.summary import Summary, summarise
from gesprek_tui.dutch import starting, talking
from gesprek_tui.journal import keyfile
from gesprek_tui.journal.database import create_database, open_database
from gesprek_tui.journal.keyfile import StoreKey
from gesprek_tui.journal.opening import KEY_FILE, STORE_FILE, open_store
from gesprek_tui.packs.catalog import Catalog

if TYPE_CHECKING:
    from sqlite3 import Connection

PYTHON = Path(sys.executable)
GESPREK = PYTHON.with_name("gesprek")
BARE = (PYTHON, Path(__file__).with_name("bare.py"))
BARE_TEXT = "the bare application"

COMMITS = 3
"""Bare commits that saving a line may take."""
IDLE_SECONDS = 20.0
MOVES_MS = 10.0
"""What finding the moves may take; they are found again after every Enter."""
CALLS = 50
SEARCH_MS = 50.0
"""What finding words among 100,000 notes may take."""
SEARCHES = (
    Query(words="het een"), Query(words="ver"), Query(words="werk"), Query(words="gesprek vraag"),
    Query(words='"wat wilt"'), Query(words="belang", client="K-017"), Query(words="zeldzaamwoord"),
    Query(words="wat", since=date(2020, 1, 1), until=date(2020, 2, 1)),
)  # fmt: skip
"""Frequent words and none, beginnings of words, a phrase, and some that are narrowed down."""
AT_ONCE = 20
"""Saves of which the median is one round."""
_ALL_LINES = "SELECT count(*) FROM lines WHERE text LIKE '%zolder%'"
START_SIZE = {"rows": 24, "cols": 80}
LARGE_SIZE = {"rows": 40, "cols": 120}


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. ``ours`` and ``base`` are medians in ``unit``; ``ratio`` must not exceed ``limit``.

    The ratio is the median of the ratios of each round, so that load that comes and goes weighs on both sides.
    """

    what: str
    ours: float
    base: float
    unit: str
    ratio: float
    limit: float

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def environment(data_dir: Path) -> dict[str, str]:
    """What a program sees of this machine, so that nobody's settings are measured."""
    return {
        "GESPREK_DATA_DIR": str(data_dir),
        "HOME": str(data_dir),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def first_paint(fixture: Fixture, rounds: int) -> Iterator[Row]:
    """From starting a process to its first words on screen, in milliseconds."""
    env = environment(fixture.data_dir)
    bare: list[float] = []
    home: list[float] = []
    start: list[float] = []
    for number in range(rounds + 1):
        one = _painted(BARE, BARE_TEXT, env)
        two = _painted((GESPREK,), starting.NEW, env)
        three = _painted((GESPREK, "start", METHOD), fixture.first_question, env)
        if number:  # the first round fills the caches of Python and of the disk
            bare.append(one)
            home.append(two)
            start.append(three)
    yield compare("first paint of the start screen", home, bare, 1.6)
    yield compare("first question after 'gesprek start'", start, bare, 2.0)


def reopening(fixture: Fixture, rounds: int) -> Iterator[Row]:
    """From starting a process to the question where one was, after 2,000 events and after none, in milliseconds."""
    env = environment(fixture.data_dir)
    longest: list[float] = []
    empty: list[float] = []
    for number in range(rounds + 1):
        one = _painted((GESPREK, "resume", fixture.empty), fixture.first_question, env)
        two = _painted((GESPREK, "resume", fixture.longest), fixture.first_question, env)
        if number:
            empty.append(one)
            longest.append(two)
    yield compare("reopening 2,000 events, beside an empty one", longest, empty, 1.3)


def finding_moves(_fixture: Fixture, rounds: int) -> Iterator[Row]:
    """The mean of finding the moves once among 500 notes, in the method that takes the longest, in milliseconds."""
    catalog = Catalog()
    means: list[float] = []
    for method_id in catalog.method_ids():
        session, _ = lead_notes(catalog, method_id)
        state, method = session.state, session.method
        runs: list[float] = []
        for _ in range(rounds):
            begun = perf_counter()
            for _ in range(CALLS):
                moves(state, method, state.t)
            runs.append((perf_counter() - begun) / CALLS * 1000)
        means.append(median(runs))
    slowest = max(means)
    yield Row("finding the moves, 500 notes", slowest, MOVES_MS, "ms", slowest / MOVES_MS, 1.0)


def _painted(command: tuple[str | Path, ...], text: str, env: Mapping[str, str]) -> float:
    with Program(command, env, **START_SIZE) as program:
        return (program.wait_for(text) - program.started) * 1000


def after_years(fixture: Fixture, rounds: int) -> Iterator[Row]:
    """Starting and finding with 10,000 conversations of ten notes, all in the index, in milliseconds."""
    with tempfile.TemporaryDirectory(dir=fixture.data_dir) as folder:
        years = make_years(Path(folder))
        full: list[float] = []
        empty: list[float] = []
        for number in range(rounds + 1):
            two = _painted((GESPREK,), starting.NEW, environment(years.full))
            one = _painted((GESPREK,), starting.NEW, environment(years.empty))
            if number:
                full.append(two)
                empty.append(one)
        yield compare("start with 10,000 conversations, beside none", full, empty, 1.15)
        yield from _finding(years.full, rounds)


def _finding(data_dir: Path, rounds: int) -> Iterator[Row]:
    """The slowest of some searches, beside what it may take and beside reading all lines once."""
    store = open_store(data_dir, write=False, passphrase=lambda: None, summarise=summary_of)
    bare = open_database(data_dir / STORE_FILE, keyfile.read(data_dir / KEY_FILE).key(None), write=False)
    try:
        store.search(Query(words="begin"))  # looks once whether all is in the index
        found: list[float] = []
        read: list[float] = []
        for _ in range(rounds):
            found.append(max(_milliseconds(partial(store.search, query)) for query in SEARCHES))
            read.append(_milliseconds(lambda: bare.execute(_ALL_LINES).fetchone()))
    finally:
        bare.close()
        store.close()
    yield Row("search, 100,000 notes", median(found), SEARCH_MS, "ms", median(found) / SEARCH_MS, 1.0)
    yield compare("search, beside reading all of them once", found, read, 1.0)


def commit(fixture: Fixture, rounds: int) -> Iterator[Row]:
    """Saving one note in the store, beside the same rows in an encrypted database of the same tables."""
    with tempfile.TemporaryDirectory(dir=fixture.data_dir) as folder:
        session, events = lead_notes(Catalog(), METHOD)
        row, start = summarise(session.state), len(events) - rounds * AT_ONCE
        store = open_store(Path(folder) / "ours", write=True, passphrase=lambda: None, summarise=summary_of)
        path, key = Path(folder) / "bare.db", StoreKey.random()
        create_database(path, key)
        bare = open_database(path, key, write=True)
        store.append(session.state.id, events[:start], row, "")
        _bare_append(bare, session.state.id, events[:start], row)
        saves: list[float] = []
        commits: list[float] = []
        for first in range(start, len(events), AT_ONCE):
            batch = events[first : first + AT_ONCE]
            saves.append(median(_milliseconds(partial(store.append, session.state.id, [e], row, "")) for e in batch))
            commits.append(
                median(_milliseconds(partial(_bare_append, bare, session.state.id, [e], row)) for e in batch)
            )
        bare.close()
        store.close()
    yield compare("commit of a note, beside its bare rows", saves, commits, 1.5)


def _bare_append(db: "Connection", conversation: str, events: Sequence[Event], row: Summary) -> None:
    db.execute("BEGIN IMMEDIATE")
    bodies = ((conversation, event.seq, event.id, json.dumps(to_json(event))) for event in events)
    db.executemany("INSERT INTO events (conversation, seq, id, body) VALUES (?, ?, ?, ?)", bodies)
    db.execute(
        "INSERT OR REPLACE INTO summaries (conversation, started_at, ended, summary_version, body)"
        " VALUES (?, 0.0, NULL, 0, ?)",
        (conversation, structs.encode(row).decode()),
    )
    db.execute("COMMIT")


def _milliseconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def conversation(fixture: Fixture, rounds: int) -> Iterator[Row]:
    """Keys, Enter, idling and memory in a conversation of 500 notes, beside a bare program that runs too."""
    env = environment(fixture.data_dir)
    with (
        Program(BARE, env, **LARGE_SIZE) as bare,
        Program((GESPREK, "resume", fixture.long), env, **LARGE_SIZE) as ours,
        _BareCommit(fixture.data_dir) as commit,
    ):
        bare.wait_for(BARE_TEXT)
        ours.wait_for(talking.FOOTER_SHORT)
        for program in (bare, ours):
            program.drain(1)  # what comes after the first paint
        yield from _typing(bare, ours, commit, rounds)
        yield _idle(bare, ours)
        memory, bare_memory = ours.memory_mb(), bare.memory_mb()
        yield Row("memory, 500 notes", memory, bare_memory, "MB", memory / bare_memory, 2.0)


def _typing(bare: Program, ours: Program, commit: "_BareCommit", rounds: int) -> Iterator[Row]:
    pauses = Random(0)
    keys: list[float] = []
    bare_keys: list[float] = []
    saves: list[float] = []
    allowed: list[float] = []
    sign = "-"  # the time that was saved last: Enter may draw it once more before there is a new one
    for number in range(rounds + 1):
        text = f"qx{number:02}jzqxvyqj"  # letters that Dutch words hardly use, so that nothing else is taken for it
        typed: dict[Program, list[float]] = {bare: [], ours: []}
        for end in range(1, len(text) + 1):
            for program in (bare, ours):
                # people do not type in step with the frames of a screen
                program.drain(pauses.uniform(0.03, 0.09))
                sent = program.send(text[end - 1])
                typed[program].append((program.wait_for(text[:end]) - sent) * 1000)
        bare.send("\x15")  # ctrl+u empties the input
        for program in (bare, ours):
            program.drain(pauses.uniform(0.7, 0.8))  # the draft is kept by now
        sent = ours.send("\r")
        saved = (ours.wait_for(rf"opgeslagen (?!{sign})\d\d:\d\d:\d\d") - sent) * 1000
        sign = ours.found[-8:]
        ours.drain(pauses.uniform(0.7, 0.8))  # as before Enter: a disk and a processor that did nothing take longer
        bare_commit = commit.once() * 1000
        if number:
            keys.append(median(typed[ours]))
            bare_keys.append(median(typed[bare]))
            saves.append(saved)
            allowed.append(keys[-1] + COMMITS * bare_commit)
    yield compare("key to paint, 500 notes", keys, bare_keys, 2.0)
    yield compare(f"Enter to saved sign, beside key + {COMMITS} commits", saves, allowed, 1.0)


def _idle(bare: Program, ours: Program) -> Row:
    before = ours.cpu_seconds(), bare.cpu_seconds()
    until = perf_counter() + IDLE_SECONDS
    while perf_counter() < until:
        for program in (bare, ours):
            program.drain(0.5)
    spent, bare_spent = (
        (now - then) / IDLE_SECONDS * 100
        for now, then in zip((ours.cpu_seconds(), bare.cpu_seconds()), before, strict=True)
    )
    return Row("idle with the clock running, % of a core", spent, bare_spent, "%", spent, 1.5)


class _BareCommit:
    """An encrypted database of one table, opened as the journal is."""

    def __init__(self, folder: Path) -> None:
        path, key = folder / "bare.db", StoreKey.random()
        create_database(path, key)
        self._connection = open_database(path, key, write=True)
        self._connection.execute("CREATE TABLE bare (body TEXT NOT NULL)")

    def __enter__(self) -> "_BareCommit":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def once(self) -> float:
        """Seconds to commit one row of the size of a note."""
        begun = perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO bare VALUES (?)", ("x" * 300,))
        self._connection.execute("COMMIT")
        return perf_counter() - begun


def in_turn(ours: Callable[[], object], base: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each, one after the other, after one that is not counted."""
    taken: tuple[list[float], list[float]] = ([], [])
    for at in range(rounds + 1):
        for act, into in zip((ours, base), taken, strict=True):
            began = perf_counter()
            act()
            if at:
                into.append((perf_counter() - began) * 1000)
    return taken


def compare(what: str, ours: list[float], base: list[float], limit: float) -> Row:
    """The row of two lists of milliseconds that were measured in turn."""
    ratio = median(one / other for one, other in zip(ours, base, strict=True))
    return Row(what, median(ours), median(base), "ms", ratio, limit)
