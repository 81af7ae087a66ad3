"""The composition root: joins journal, catalog, clock and front ends. What a command does not need is not imported."""

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gesprek_tui.dutch import practising, previewing, refusals, stored, usage
from gesprek_tui.errors import GesprekError
from gesprek_tui.storage import Where, catalog_of, journal_of, journal_to_begin, reports_in, settings_of

if TYPE_CHECKING:
    from gesprek_tui.cases import Player
    from gesprek_tui.conversation.erasing import Going
    from gesprek_tui.conversation.intents import Intent
    from gesprek_tui.conversation.memory import Memory
    from gesprek_tui.conversation.promises import Promised
    from gesprek_tui.conversation.state import State
    from gesprek_tui.journal.store import Store
    from gesprek_tui.packs.case import Case
    from gesprek_tui.packs.catalog import Catalog
    from gesprek_tui.packs.method import Method
    from gesprek_tui.packs.models import Head
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
    address: Literal["u", "je"] | None = None
    minutes: int | None = None


def home(where: Where, known: "IntakeDone | None" = None) -> int:
    """``gesprek``: the start screen; ``gesprek start`` without a method: the intake over it."""
    _needs_screen()
    settings = settings_of(where)
    with journal_to_begin(where.data) as journal:
        # after a passphrase was asked: whoever types it at once would see it on the screen until then
        from gesprek_tui.tui.home import HomeApp

        catalog = catalog_of(where.data)
        app = HomeApp(
            _Desk(journal, catalog, settings.retention),
            settings,
            known,
            keeper=journal,
            safety=partial(_safety, catalog),
        )
        return _run(app, where)


class _Desk:
    """What the start screen's choices lead to, from one journal and one catalog."""

    def __init__(self, journal: "Store", catalog: "Catalog", retention: int | None) -> None:
        from gesprek_tui.clock import SystemClock
        from gesprek_tui.journal.salvage import Readable

        self._journal = journal
        self._readable = Readable(journal, damaged=journal.read_only)
        self._catalog = catalog
        self._clock = SystemClock()
        self.summaries = self._readable.summaries
        self.unfinished = self._readable.unfinished
        self.search = self._readable.search
        self.erase = journal.erase
        self._retention = retention

    def damage(self) -> str | None:
        from gesprek_tui.dutch import damage as words

        salvaged = self._readable.salvaged
        return f"{words.missing(salvaged.missing, salvaged.lost)} {words.TODO}" if salvaged else None

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

        return fold(conversation, self._readable.events(conversation))

    def promises(self) -> "Sequence[Promised]":
        from gesprek_tui.conversation.promises import promised

        return promised(self._readable.promising())

    def set_done(self, conversation: str, agreement: str, *, done: bool) -> None:
        from gesprek_tui.promises import set_done

        set_done(conversation, agreement, self._journal, self._clock, done=done)

    def past_term(self) -> "tuple[int, Sequence[str]]":
        if self._retention is None:
            return 0, ()
        from gesprek_tui.conversation.erasing import term_day

        return self._retention, self._readable.ended_before(term_day(self._retention, self._clock.now().date()))

    def going(self, conversations: "Sequence[str]") -> "Sequence[Going]":
        from gesprek_tui.conversation.erasing import going

        return [going(self.state(each)) for each in conversations]

    def act_in(self, conversation: str, intent: "Intent") -> "State":
        from gesprek_tui.promises import act_in

        return act_in(conversation, intent, self._journal, self._clock)

    def memory(self, client: str) -> "Memory":
        from gesprek_tui.past import memory_of

        return memory_of(client, self._readable)

    def safety(self) -> str | None:
        return next(iter(self._catalog.safety_ids()), None)

    def player(self, case_id: str) -> "Player":
        from gesprek_tui.cases import Player
        from gesprek_tui.journal.memory import MemoryJournal

        return Player(self._catalog.case(case_id), MemoryJournal(), self._catalog, self._clock)


def start(where: Where, intake: Intake, *, plain: bool) -> int:
    """``gesprek start``."""
    if not plain:
        _needs_screen()
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.conversation.intents import Begin
    from gesprek_tui.session import Session

    settings = settings_of(where)
    address = intake.address or settings.address
    if intake.method is None:
        from gesprek_tui.tui.screens.intake import IntakeDone

        known = IntakeDone(
            how="begin", method="", client=_tidy(intake.client), channel=intake.channel, setting=intake.setting,
            minutes=intake.minutes, address=address,
        )  # fmt: skip
        return home(where, known)
    catalog, clock = catalog_of(where.data), SystemClock()
    begin = Begin(
        method=catalog.method(intake.method), client=_tidy(intake.client), title=_tidy(intake.title),
        channel=intake.channel, setting=intake.setting, address=address, minutes=intake.minutes,
    )  # fmt: skip
    with journal_of(where.data, write=True) as journal:
        return _lead(Session.start(begin, journal, catalog, clock), where, journal, catalog, plain=plain)


def resume(where: Where, wanted: str | None, *, plain: bool) -> int:
    """``gesprek resume``."""
    if not plain:
        _needs_screen()
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.commands.reading import found
    from gesprek_tui.journal.opening import exists
    from gesprek_tui.session import Session

    if not exists(where.data):  # nothing is made to find nothing in it
        raise GesprekError(stored.NOTHING_OPEN)
    with journal_of(where.data, write=True) as journal:
        last = journal.unfinished() if wanted is None else None
        if wanted is None and last is None:
            raise GesprekError(stored.NOTHING_OPEN)
        conversation = last.id if last else found(journal, wanted or "")
        catalog = catalog_of(where.data)
        session = Session.resume(conversation, journal, catalog, SystemClock())
        if session.state.ended is not None:
            raise GesprekError(stored.ALREADY_ENDED)
        return _lead(session, where, journal, catalog, plain=plain)


def demo(where: Where, wanted: str | None, speed: float, *, plain: bool) -> int:
    """``gesprek demo``: never opens the store."""
    if not plain:
        _needs_screen()
    from gesprek_tui.cases import Player
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.journal.memory import MemoryJournal

    catalog = catalog_of(where.data)
    player = Player(_case(catalog, wanted), MemoryJournal(), catalog, SystemClock())
    if plain:
        from gesprek_tui.plain import play

        _started()
        return play(player, sys.stdin, sys.stdout, interactive=sys.stdin.isatty())
    from gesprek_tui.tui.app import GesprekApp
    from gesprek_tui.tui.screens.demo import DemoScreen

    return _run(GesprekApp(lambda _: DemoScreen(player, speed), settings_of(where)), where)


def preview(where: Where, file: Path) -> int:
    """``gesprek packs preview``: never opens the store."""
    _needs_screen(previewing.NEEDS_TERMINAL)
    from gesprek_tui.clock import SystemClock
    from gesprek_tui.conversation.intents import Begin
    from gesprek_tui.journal.memory import MemoryJournal
    from gesprek_tui.packs.preview import Previewed
    from gesprek_tui.session import Session
    from gesprek_tui.tui.preview import PreviewApp

    settings = settings_of(where)
    previewed = Previewed(file, partial(catalog_of, where.data, file))

    def begin(method: "Method", catalog: "Catalog") -> Session:
        intent = Begin(method=method, title=previewed.name, address=settings.address)
        return Session.start(intent, MemoryJournal(), catalog, SystemClock())

    return _run(PreviewApp(previewed, begin, settings), where)


def _case(catalog: "Catalog", wanted: str | None) -> "Case":
    if wanted is None:
        ids = catalog.case_ids()
        if not ids:
            raise GesprekError(practising.NO_CASES)
        return catalog.case(ids[0])
    file = Path(wanted)
    if file.suffix in (".yaml", ".yml") or file.is_file():
        from gesprek_tui.packs.reader import open_pack, read_case

        return read_case(open_pack(file))
    return catalog.case(wanted)


def _started() -> None:
    """What is there now stays: from here on garbage is looked for again, but only in what is new."""
    gc.freeze()
    gc.enable()


def _run(app: "GesprekApp", where: Where) -> int:
    app.reports = reports_in(where.data)
    _started()
    app.run()
    return app.return_code or 0


def _lead(session: "Session", where: Where, journal: "Store", catalog: "Catalog", *, plain: bool) -> int:
    if plain:
        from gesprek_tui.plain import Plain

        _started()
        interactive = sys.stdin.isatty()
        return Plain(session, sys.stdout, sys.stderr, interactive=interactive).run(sys.stdin)
    from gesprek_tui.tui.app import GesprekApp
    from gesprek_tui.tui.screens.conversation import ConversationScreen

    safety = partial(_safety, catalog)
    app = GesprekApp(lambda _: ConversationScreen(session), settings_of(where), keeper=journal, safety=safety)
    return _run(app, where)


def _safety(catalog: "Catalog") -> "Method | None":
    return next(map(catalog.method, catalog.safety_ids()), None)


def _tidy(text: str | None) -> str | None:
    from gesprek_tui.text import MAX_NOTE, one_line

    tidy = one_line(text or "")
    if len(tidy) > MAX_NOTE:
        raise GesprekError(refusals.too_long(MAX_NOTE))
    return tidy or None


def _needs_screen(otherwise: str = usage.NEEDS_TERMINAL) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GesprekError(otherwise)
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        raise GesprekError(usage.NO_UTF8)
