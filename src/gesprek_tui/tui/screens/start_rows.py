"""The rows of the start screen, made for one width and one moment. All text of people and packs is cleaned here."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from gesprek_tui.conversation.promises import Promised, due_words
from gesprek_tui.dutch import dates, erase, starting, stored
from gesprek_tui.text import one_line
from gesprek_tui.tui.widgets.menu import Heading, Row

if TYPE_CHECKING:
    from gesprek_tui.conversation.summary import Summary
    from gesprek_tui.packs.models import Head

RESUME, NEW, PRACTISE, CASE, MORE = "resume", "new", "practise", "case", "more"
PAST_TERM = "past term"
_OPEN, _ENDED, _WRONG = "▶", "✓", "!"
_MUTED = "$foreground 65%"
_LONGEST_CLIENT = 12
_LONGEST_DAY = 24


def method_row(method_id: str) -> str:
    """The id of a method's row."""
    return f"method {method_id}"


def promise_row(one: Promised) -> str:
    """The id of a promise's row."""
    return f"promise {one.promise.id}"


def case_row(case_id: str) -> str:
    """The id of a case's row."""
    return f"case {case_id}"


def recent_limit(height: int) -> int:
    """How many recent conversations fit on a screen of this height beside the rest, which is 21 rows."""
    return max(3, min(20, height - 21))


class Layout:
    """Makes rows. Columns go by in a narrow screen, which keeps date, client and method."""

    def __init__(self, width: int, now: datetime) -> None:
        self._narrow = width < 80
        self._today = now.date()

    def resume(self, summary: "Summary") -> Row:
        """The conversation to go on with."""
        parts = (_client(summary), _subject(summary), self._when(summary))
        return _action("g", starting.RESUME, " · ".join(parts), RESUME, self._about(summary))

    def actions(self, cases: Sequence[tuple[str, str]] | None) -> list[Option]:
        """What can always be begun. ``cases`` is None as long as they are not read."""
        case = "" if cases is None else starting.NO_CASE
        if cases:
            case = one_line(cases[0][1]) if len(cases) == 1 else starting.cases_kept(len(cases))
        return [
            _action("n", starting.NEW, "", NEW, starting.NEW_ABOUT),
            _action("o", starting.PRACTISE, starting.PRACTISE_SHORT, PRACTISE, starting.PRACTISE_ABOUT),
            _action("c", starting.CASE, case, CASE, starting.CASE_ABOUT),
        ]

    def recent(self, summaries: "Sequence[Summary]") -> list[Option]:
        """Earlier conversations in columns as wide as what stands in them."""
        if not summaries:
            return []
        days = [self._when(one, clock=not self._narrow) for one in summaries]
        clients = [Content(_client(one)) for one in summaries]
        day_width = max(map(len, days))
        client_width = min(_LONGEST_CLIENT, max(client.cell_length for client in clients))
        options: list[Option] = [Heading(starting.RECENT)]
        for summary, day, client in zip(summaries, days, clients, strict=True):
            sign, word = (_ENDED, stored.ENDED) if summary.ended else (_OPEN, stored.OPEN)
            state = sign if self._narrow else f"{sign} {word:<9}"
            text = Content.assemble(
                (f"{state}  {day:<{day_width}}  ", _MUTED),
                client.truncate(client_width, ellipsis=True, pad=True),
                ("  " + (one_line(summary.method_title or "") or "–"), _MUTED),
            )
            options.append(Row(text, id=summary.id, about=self._about(summary)))
        return options

    def past_term(self, count: int, days: int) -> Row:
        """What is kept longer than the user wanted; Enter shows it."""
        text = erase.past_term_short(count, days)
        return Row(Content.styled(text, _MUTED), id=PAST_TERM, about=erase.PAST_TERM_ABOUT)

    def promises(self, promises: Sequence[tuple[Promised, bool]], more: int) -> list[Option]:
        """What was promised, each with whether it was marked done just now, and a row for ``more`` that do not fit.

        A narrow screen names the client only beside the highlighted row.
        """
        if not promises:
            return []
        days = [starting.DONE if done else self._due(one) for one, done in promises]
        clients = [Content("" if self._narrow else _client(one.row)) for one, _ in promises]
        day_width = max(map(len, days))
        client_width = min(_LONGEST_CLIENT, max(client.cell_length for client in clients))
        options: list[Option] = [Heading(starting.PROMISED)]
        for (one, done), day, client in zip(promises, days, clients, strict=True):
            who = client.truncate(client_width, ellipsis=True, pad=True)
            text = Content.assemble(
                (f"{day:<{day_width}}  ", _MUTED), who, "  " if client_width else "", one_line(one.promise.what)
            )
            options.append(Row(text, id=promise_row(one), about=self._about_promise(one, done)))
        if more:
            options.append(Row(Content(starting.promises_left(more)), id=MORE))
        return options

    def methods(self, heads: "Sequence[Head]") -> list[Option]:
        """The methods, each with its summary as what is told about it."""
        options: list[Option] = [Heading(starting.METHODS)]
        for head in heads:
            options.append(Row(Content(one_line(head.title)), id=method_row(head.id), about=one_line(head.summary)))
        if not heads:
            options.append(_warning(starting.NO_METHODS))
        return options

    def cases(self, cases: Sequence[tuple[str, str]]) -> list[Option]:
        """The practice cases, when there are more than the one that has its own row."""
        if len(cases) < 2:
            return []
        made = [Row(Content(one_line(title)), id=case_row(case), about=starting.CASE_ABOUT) for case, title in cases]
        return [Heading(starting.CASES), *made]

    def left_out(self, lines: Sequence[str]) -> list[Option]:
        """What could not be read and why."""
        return [Heading(starting.LEFT_OUT), *map(_warning, dict.fromkeys(lines))] if lines else []

    def _due(self, one: Promised) -> str:
        told = due_words(one.promise.when, one.promise.when_at, self._today) or stored.NO_DAY
        return str(Content(told).truncate(_LONGEST_DAY, ellipsis=True))

    def _about_promise(self, one: Promised, done: bool) -> str:
        promise = one.promise
        when = due_words(promise.when, promise.when_at, self._today) or stored.NO_DAY
        made = stored.promised_on(self._when(one.row, clock=False))
        told = (one_line(promise.what), f"{_client(one.row)} · {when} · {made}")
        return "\n".join((*told, starting.DONE_ABOUT if done else starting.PROMISE_ABOUT))

    def _about(self, summary: "Summary") -> str:
        first = [_client(summary), one_line(summary.title or "")]
        second = [one_line(summary.method_title or "")]
        if summary.phase_title:
            second.append(starting.in_phase(one_line(summary.phase_title)))
        third = [starting.begun(self._when(summary)), starting.notes_kept(summary.notes)]
        third.append(stored.ENDED if summary.ended else stored.OPEN)
        return "\n".join(" · ".join(part for part in line if part) for line in (first, second, third))

    def _when(self, summary: "Summary", *, clock: bool = True) -> str:
        return dates.day_short(datetime.fromisoformat(summary.started), self._today, clock=clock)


def _action(key: str, name: str, detail: str, row_id: str, about: str) -> Row:
    column = max(len(word) for word in (starting.RESUME, starting.NEW, starting.PRACTISE, starting.CASE))
    return Row(Content.assemble((key, "bold"), f"  {name:<{column}}", (f"  {detail}", _MUTED)), id=row_id, about=about)


def _client(summary: "Summary") -> str:
    return one_line(summary.client or "") or stored.NO_CLIENT


def _subject(summary: "Summary") -> str:
    return one_line(summary.title or summary.method_title or "") or "–"


def _warning(line: str) -> Row:
    line = one_line(line)
    return Row(Content(f"{_WRONG} {line}"), id=f"left out {line}", about=line)
