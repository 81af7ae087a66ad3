"""The composition root: joins journal, catalog, clock and front ends. What a command does not need is not imported."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gesprek_tui import dutch
from gesprek_tui.errors import GesprekError

if TYPE_CHECKING:
    from textual.screen import Screen

    from gesprek_tui.cases import Player
    from gesprek_tui.commands import Kept
    from gesprek_tui.conversation.events import Event
    from gesprek_tui.conversation.state import State
    from gesprek_tui.conversation.summary import Summary
    from gesprek_tui.journal.store import Store
    from gesprek_tui.packs.catalog import Catalog
    from gesprek_tui.packs.models import Case, Head
    from gesprek_tui.session import Session
    from gesprek_tui.tui.app import GesprekApp
    from gesprek_tui.tui.screens.intake import IntakeDone


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What is known of a conversation that starts; ``method`` None asks for it on screen."""

    method: str | None = None
    client: str | None = None
    title: str | None = None
    channel: Literal["telefoon", "video", "kantoor"] | None = None
    setting: Literal["vrijwillig", "verplicht"] | None = None
    address: Literal["u", "je"] = "u"
    minutes: int | None = None


def data_folder(chosen: str | None) -> Path:
    """The folder that holds everything: flag over environment over the system's own place."""
    named = chosen or os.environ.get("GESPREK_DATA_DIR")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("gesprek-tui", appauthor=False)


def harden() -> None:
    """No core file may hold a client's words, and no log of Textual may hold keystrokes."""
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG"):
        os.environ.pop(name, None)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def catalog_of(data_dir: Path) -> "Catalog":
    """The packs that this user has."""
    from gesprek_tui.packs.catalog import Catalog

    return Catalog(user_packs=data_dir / "packs", user_cases=data_dir / "cases")


@contextmanager
def journal_of(data_dir: Path, *, write: bool) -> "Iterator[Store]":
    """The journal, open; asks the passphrase first where one is set, at a terminal up to three times."""
    store = _opened(data_dir, write=write)
    try:
        yield store
    finally:
        store.close()


def _opened(data_dir: Path, *, write: bool) -> "Store":
    from gesprek_tui.journal.opening import exists, open_store
    from gesprek_tui.journal.problems import WrongPassphrase

    ask = _passphrase if exists(data_dir) or not write else _new_passphrase
    opened = partial(open_store, data_dir, write=write, passphrase=ask, summarise=_summary_of)
    for _ in range(2 if _can_ask() else 0):
        try:
            return opened()
        except WrongPassphrase:
            print(dutch.WRONG_PASSPHRASE, file=sys.stderr)
    return opened()


def _can_ask() -> bool:
    return sys.stdin.isatty() and "GESPREK_PASSPHRASE_FILE" not in os.environ


@contextmanager
def kept(data_dir: Path) -> "Iterator[Kept]":
    """The journal to read, beside a program that writes; an empty one where nothing is kept yet."""
    from gesprek_tui.journal.memory import MemoryJournal
    from gesprek_tui.journal.opening import exists

    if not exists(data_dir):
        yield MemoryJournal()
        return
    with journal_of(data_dir, write=False) as store:
        yield store


def store_facts(data_dir: Path) -> dict[str, Any]:
    """What doctor tells of the journal, without opening it."""
    from gesprek_tui.journal.opening import exists, needs_passphrase

    try:
        there = exists(data_dir)
        return {"encrypted": there, "passphrase": there and needs_passphrase(data_dir), "store": None}
    except GesprekError as error:
        return {"encrypted": False, "passphrase": False, "store": str(error)}


def _summary_of(events: "Sequence[Event]") -> "Summary":
    from gesprek_tui.conversation.evolve import fold
    from gesprek_tui.conversation.summary import summarise

    return summarise(fold(events[0].id, events))


def _passphrase() -> str | None:
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return _passphrase_in(Path(named))
    return getpass(dutch.ASK_PASSPHRASE) if _can_ask() else None


def _new_passphrase() -> str | None:
    if named := os.environ.get("GESPREK_PASSPHRASE_FILE"):
        return _passphrase_in(Path(named))
    if not sys.stdin.isatty():
        print(dutch.NO_PASSPHRASE_SET, file=sys.stderr)
        return None
    print(dutch.FIRST_START)
    while first := getpass(dutch.NEW_PASSPHRASE):
        if getpass(dutch.AGAIN_PASSPHRASE) == first:
            return first
        print(dutch.DIFFERENT_PASSPHRASES)
    print(dutch.NO_PASSPHRASE_SET)
    return None


def _passphrase_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise GesprekError(dutch.PASSPHRASE_FILE) from None


def home(data_dir: Path, known: "IntakeDone | None" = None) -> int:
    """``gesprek``: the start screen; ``gesprek start`` without a method: the intake over it."""
    _needs_screen()
    from gesprek_tui.tui.home import HomeApp

    with journal_of(data_dir, write=True) as journal:
        app = HomeApp(_Desk(journal, catalog_of(data_dir)), known)
        app.run()
        return app.return_code or 0


class _Desk:
    """What the start screen's choices lead to, from one journal and one catalog."""

    def __init__(self, journal: "Store", catalog: "Catalog") -> None:
        from gesprek_tui.clock import SystemClock

        self._journal = journal
        self._catalog = catalog
        self._clock = SystemClock()
        self.summaries = journal.summaries
        self.unfinished = journal.unfinished

    def heads(self) -> "Sequence[Head]":
        return self._catalog.heads().heads

    def left_out(self) -> "Sequence[str]":
        return [str(finding) for finding in self._catalog.heads().left_out]

    def case_titles(self) -> "Sequence[tuple[str, str]]":
        sound = []
        for case_id in self._catalog.case_ids():
            with suppress(GesprekError):
                sound.append((case_id, self._catalog.case(case_id).title))
        return sound

    def resume(self, conversation: str) -> "Session":
        from gesprek_tui.session import Session

        return Session.resume(conversation, self._journal, self._catalog, self._clock)

    def begin(self, intake: "IntakeDone", *, practice: bool) -> "Session":
        from gesprek_tui.conversation.intents import Begin
        from gesprek_tui.journal.memory import MemoryJournal
        from gesprek_tui.session import Session

        begin = Begin(
            method=self._catalog.method(intake.method), client=intake.client, channel=intake.channel,
            setting=intake.setting, address=intake.address, minutes=intake.minutes,
        )  # fmt: skip
        journal = MemoryJournal() if practice else self._journal
        return Session.start(begin, journal, self._catalog, self._clock)

    def state(self, conversation: str) -> "State":
        from gesprek_tui.conversation.evolve import fold

        return fold(conversation, self._journal.events(conversation))

    def player(self, case_id: str) -> "Player":
        from gesprek_tui.cases import Player
        from gesprek_tui.journal.memory import MemoryJournal

        return Player(self._catalog.case(case_id), MemoryJournal(), self._catalog, self._clock)


def start(data_dir: Path, intake: Intake, *, plain: bool) -> int:
    """``gesprek start``."""
    if not plain:
        _needs_screen()
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.conversation.intents import Begin
    from gesprek_tui.session import Session

    catalog, clock = catalog_of(data_dir), SystemClock()
    if intake.method is None:
        from gesprek_tui.tui.screens.intake import IntakeDone

        return home(data_dir, IntakeDone(
            how="begin", method="", client=_tidy(intake.client), channel=intake.channel, setting=intake.setting,
            minutes=intake.minutes, address=intake.address,
        ))  # fmt: skip
    method = catalog.method(intake.method)
    begin = Begin(
        method=method, client=_tidy(intake.client), title=_tidy(intake.title), channel=intake.channel,
        setting=intake.setting, address=intake.address, minutes=intake.minutes,
    )  # fmt: skip
    with journal_of(data_dir, write=True) as journal:
        return _lead(Session.start(begin, journal, catalog, clock), plain=plain)


def resume(data_dir: Path, wanted: str | None, *, plain: bool) -> int:
    """``gesprek resume``."""
    if not plain:
        _needs_screen()
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.commands import found
    from gesprek_tui.session import Session

    with journal_of(data_dir, write=True) as journal:
        last = journal.unfinished() if wanted is None else None
        if wanted is None and last is None:
            raise GesprekError(dutch.NOTHING_OPEN)
        conversation = last.id if last else found(journal, wanted or "")
        session = Session.resume(conversation, journal, catalog_of(data_dir), SystemClock())
        if session.state.ended is not None:
            raise GesprekError(dutch.ALREADY_ENDED)
        return _lead(session, plain=plain)


def demo(data_dir: Path, wanted: str | None, speed: float, *, plain: bool) -> int:
    """``gesprek demo``: never opens the store."""
    if not plain:
        _needs_screen()
    from gesprek_tui.cases import Player
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.journal.memory import MemoryJournal

    catalog = catalog_of(data_dir)
    player = Player(_case(catalog, wanted), MemoryJournal(), catalog, SystemClock())
    if plain:
        from gesprek_tui.plain import play

        return play(player, sys.stdin, sys.stdout, interactive=sys.stdin.isatty())
    from gesprek_tui.tui.screens.demo import DemoScreen

    return _run(lambda _: DemoScreen(player, speed))


def _case(catalog: "Catalog", wanted: str | None) -> "Case":
    if wanted is None:
        ids = catalog.case_ids()
        if not ids:
            raise GesprekError(dutch.NO_CASES)
        return catalog.case(ids[0])
    file = Path(wanted)
    if file.suffix in (".yaml", ".yml") or file.is_file():
        from gesprek_tui.packs.reader import open_pack, read_case

        return read_case(open_pack(file))
    return catalog.case(wanted)


def _run(first: "Callable[[GesprekApp], Screen[None]]") -> int:
    from gesprek_tui.tui.app import GesprekApp

    app = GesprekApp(first)
    app.run()
    return app.return_code or 0


def _lead(session: "Session", *, plain: bool) -> int:
    if plain:
        from gesprek_tui.plain import Plain

        interactive = sys.stdin.isatty()
        return Plain(session, sys.stdout, sys.stderr, interactive=interactive).run(sys.stdin)
    from gesprek_tui.tui.screens.conversation import ConversationScreen

    return _run(lambda _: ConversationScreen(session))


def _tidy(text: str | None) -> str | None:
    from gesprek_tui.text import one_line

    return one_line(text) or None if text else None


def _needs_screen() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GesprekError(dutch.NEEDS_TERMINAL)
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        raise GesprekError(dutch.NO_UTF8)
