"""The same conversation line by line on standard input and output, for screen readers and scripts."""

from collections.abc import Callable, Iterable
from typing import TextIO

from gesprek_tui.cases import Player
from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import rings, together
from gesprek_tui.conversation.memory import Memory
from gesprek_tui.dutch import borders, earlier, entering, plain, practising, refusals, saving, search, sheets
from gesprek_tui.dutch import sensitive as words
from gesprek_tui.dutch import together as together_words
from gesprek_tui.dutch.instruments import attention
from gesprek_tui.errors import GesprekError, SaveError
from gesprek_tui.line import requests as rq
from gesprek_tui.line.seeking import read_query, told_hit
from gesprek_tui.line.told import left_out, told
from gesprek_tui.report.memory import client_page, last_day, last_time
from gesprek_tui.report.plain import plain as report_as_text
from gesprek_tui.report.shelf import report_of
from gesprek_tui.session import Outcome, Session
from gesprek_tui.text import clean, may_point_at_one, one_line

_FEW = 3
"""So many lines of each subject are said of last time at the start; ``/vorige`` says all."""
_MOVED = (ev.PhaseEntered, ev.GateAnswered, ev.MethodEntered, ev.MethodLeft, ev.AddressChosen, ev.Undone)


class Plain:
    """Leads one session from lines; says what changed on ``out`` and what did not work on ``err``."""

    def __init__(self, session: Session, out: TextIO, err: TextIO, *, interactive: bool) -> None:
        self._session = session
        self._out = out
        self._err = err
        self._interactive = interactive
        self._number = 0
        self._moves = session.moves
        self._unsaved: list[str] = []

    def run(self, lines: Iterable[str]) -> int:
        """Take every line; the exit code: 0, or 1 when something could not be saved."""
        self._say(plain.conversation_line(self._session.state.id, self._title()))
        if rows := self._session.draft():
            self._complain(f"{plain.DRAFT} {' / '.join(rows)}")
        if self._interactive:
            self._say(plain.STOP)
        memory = self._read(self._session.last_time)
        if memory and self._session.fresh:
            self._last_time(memory, most=_FEW)
        self._left_out()
        self._place()
        self._cue()
        for line in lines:
            self._number += 1
            self._take(line.rstrip("\r\n"))
            if self._session.state.ended is not None and self._interactive:
                break
            self._cue()
        ends = True
        try:
            self._session.end_of_input()
        except SaveError as error:
            ends = False
            self._complain(str(error))
        if self._session.state.ended is not None:
            self._say(plain.after_the_end(self._session.state.id[-6:]))
            self._say(saving.tally(self._session.tally.acts, self._session.tally.notes))
        return 0 if ends and not self._unsaved else 1

    def _take(self, line: str) -> None:
        session = self._session
        asked, aloud = session.ask, self._aloud()
        try:
            outcome = session.submit(line, self._unsaved)
            if unfit := outcome.unfit:
                outcome = session.keep_as_note(line, self._unsaved)
                if outcome.event:
                    self._complain(entering.kept_as_note(unfit.nearest))
        except SaveError as error:
            self._unsaved.append(line)
            self._failed(str(error))
            return
        self._left_out()
        self._tell(outcome)
        if outcome.event and "\N{REPLACEMENT CHARACTER}" in line:
            self._complain(borders.NO_UTF8_SIGN)
        if outcome.event:
            self._warn(line, outcome.event)
        if session.ask is not None and (session.ask != asked or self._aloud() != aloud):
            self._prompt()
        elif asked is not None and session.ask is None and not isinstance(outcome.event, _MOVED):
            self._place()
        if session.moves != self._moves:
            self._moves = session.moves
            self._show_moves(reasons=False)

    def _warn(self, line: str, event: ev.Event) -> None:
        if not may_point_at_one(line):
            return
        from gesprek_tui.sensitive import spot  # noqa: PLC0415 - most lines hold nothing to look for

        if kinds := [found.kind for found in spot(clean(line))]:
            self._complain(words.kept(kinds, note=isinstance(event, ev.NoteFields)))

    def _tell(self, outcome: Outcome) -> None:
        if outcome.refusal:
            self._complain(outcome.refusal)
        if outcome.event:
            event = outcome.event
            at = (event.erased_at if isinstance(event, ev.Erased) else event.at)[11:19]
            words = told(outcome.event, self._session.state)
            self._say(f"{at} {words}" + (f" ({outcome.echo})" if outcome.echo else ""))
            if isinstance(outcome.event, _MOVED) and self._session.ask is None:
                self._place()
        if outcome.request:
            self._show(outcome.request)

    def _show(self, request: rq.Request) -> None:
        session = self._session
        match request:
            case rq.ShowMoves():
                self._show_moves(reasons=True)
            case rq.ShowTogether():
                pages = together.pages(session.state, session.method)
                for page in pages:
                    self._say(page.title)
                    for ring in page.rings:
                        self._say(rings.told(ring, session.state.address))
                    for row in page.rows:
                        self._say(f"{row.number}  {together.read_out(row)}")
                if not pages:
                    self._say(together_words.NOTHING)
            case rq.ShowHelp():
                for sign, meaning in entering.SIGNS:
                    self._say(f"{sign} – {meaning}")
                for command in session.commands:
                    self._say(f"{command.shown} – {command.help}")
            case rq.ShowReport():
                self._say(report_as_text(report_of(session.state)))
            case rq.ShowLastTime() | rq.ShowClient():
                self._before(request)
            case rq.ShowMethods():
                for method in session.library.all():
                    self._say(f"{method.id} – {method.pack.title}")
            case rq.FindQuestion(words):
                found = session.library.find(words, session.state.address)
                for title, text in found:
                    self._say(f"{title}: {text}")
                if not found:
                    self._complain(f"{sheets.NO_QUESTIONS_FOUND} {search.SAME_QUESTION}")
            case rq.FindLine(words):
                self._find(words)
            case rq.RecallNote(back):
                note = session.note_back(back)
                self._complain(refusals.no_such_note(back) if note is None else plain.edit_with_text(back, note))
            case _:
                self._complain(plain.NO_HIDE)

    def _find(self, words: str) -> None:
        query = read_query(words)
        try:
            hits = self._session.search(query)
        except GesprekError as error:
            self._complain(str(error))
            return
        for hit in hits:
            self._say(one_line(told_hit(hit, query)))
        if len(hits) == query.limit:
            self._complain(search.MORE)
        elif not hits:
            self._complain(search.NONE_SAY if query.words else search.NO_WORDS)

    def _left_out(self) -> None:
        for finding in self._session.library.left_out(self._session.method):
            self._err.write(f"{clean(left_out(finding))}\n")  # it is about a line of that file, not of the input
            self._err.flush()

    def _before(self, request: rq.ShowLastTime | rq.ShowClient) -> None:
        session = self._session
        if session.state.client is None:
            self._complain(earlier.NO_CODE)
        elif isinstance(request, rq.ShowClient):
            if memory := self._read(session.whole_memory):
                self._say(f"{earlier.CLIENT} · {session.state.client}")
                for lead, text in client_page(memory, session.now().date()):
                    self._say(f"{lead}{text}")
        elif memory := self._read(session.last_time):
            self._last_time(memory)
        else:
            self._complain(earlier.NONE)

    def _last_time(self, memory: Memory, most: int | None = None) -> None:
        today = self._session.now().date()
        self._say(f"{earlier.TITLE_PLAIN} · {last_day(memory, today)}")
        for block in last_time(memory, today):
            self._say(block.title)
            for item in block.items[:most]:
                self._say(f"  {item}")
            if left := len(block.items[most:]) if most else 0:
                self._say(f"  {earlier.and_more(left)}")

    def _read(self, read: Callable[[], Memory | None]) -> Memory | None:
        try:
            return read()
        except GesprekError as error:
            self._complain(str(error))
            return None

    def _place(self) -> None:
        session = self._session
        visit = session.state.visit
        if session.ask is not None:
            self._prompt()
        elif session.questions and visit and session.state.ended is None:
            large, method = session.questions[0], session.method
            # in a crisis the number to call stands in the why
            why = f" ({large.why})" if large.why and method and method.pack.role == "safety" else ""
            self._say(f"[{visit.title}] {plain.NOW_ASK}: {large.text}{why}")
            if served := attention(session.attention_here):
                self._say(served)

    def _prompt(self) -> None:
        if prompt := self._session.prompt:
            for line in (prompt.title, *prompt.detail, prompt.say):
                self._say(line)

    def _aloud(self) -> str:
        prompt = self._session.prompt
        return prompt.say if prompt else ""

    def _show_moves(self, *, reasons: bool) -> None:
        moves = self._session.moves
        if not moves and reasons:
            self._say(sheets.NO_MOVES)
        for letter, move in zip("abc", moves, strict=False):
            whence = f" – {move.pack}: {move.id}" if reasons else ""
            self._say(f"{plain.WHAT_NOW} /{letter}: {move.say} ({move.why}){whence}")
        if reasons and (served := attention(self._session.attention)):
            self._say(served)

    def _cue(self) -> None:
        if self._interactive:
            prompt = self._session.prompt
            self._out.write(f"{prompt.label}› " if prompt else "› ")
            self._out.flush()

    def _title(self) -> str:
        state = self._session.state
        return " · ".join(part for part in (state.client, state.frames[0].title if state.frames else None) if part)

    def _say(self, text: str) -> None:
        self._out.write(f"{clean(text)}\n")
        self._out.flush()

    def _complain(self, text: str) -> None:
        where = plain.line_problem(self._number, text) if self._number and not self._interactive else text
        self._err.write(f"{clean(where)}\n")
        self._err.flush()

    def _failed(self, text: str) -> None:
        self._complain(f"{text} {plain.not_saved(len(self._unsaved))}")


def play(player: Player, answers: Iterable[str], out: TextIO, *, interactive: bool) -> int:
    """Print a case line by line; in a terminal Enter gives the next one. A stop waits for an answer."""
    given = iter(answers)

    def say(text: str) -> None:
        out.write(f"{clean(text)}\n")
        out.flush()

    say(player.case.title)
    if interactive:
        say(plain.NEXT)
    while heard := player.forward():
        beat, outcome = heard.beat, heard.outcome
        if beat.client:
            say(f"{practising.CLIENT_SAYS}: {beat.client}")
        elif beat.you:
            say(f"{practising.YOU_SAY}: {beat.you}")
        elif beat.line:
            event = outcome.event if outcome else None
            said_back = told(event, player.session.state) if event else (outcome and outcome.refusal) or ""
            say(f"› {beat.line}" + (f"   [{said_back}]" if said_back else ""))
        elif beat.stop:
            say(beat.stop.ask)
            for number, choice in enumerate(beat.stop.choices, 1):
                say(f"  {number}  {choice.say}")
            answer = next(given, "").strip()
            if answer.isdecimal() and (chosen := player.choose(int(answer))):
                say(f"{practising.FITS[chosen.fits]}: {chosen.why}")
        if interactive and not beat.stop and next(given, None) is None:
            return 0
    say(report_as_text(report_of(player.session.state)))
    return 0
