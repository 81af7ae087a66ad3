"""The panes of the conversation screen: each draws its part of one View, and nothing else.

Text of people and packs goes through :class:`Content`, which parses no markup.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from gesprek_tui.conversation.moves import Move
from gesprek_tui.dutch import instruments as words
from gesprek_tui.dutch import listed, moving, talking
from gesprek_tui.line.prompts import Prompt
from gesprek_tui.tui.view import NoteRow, PlaceRow, View

ROOMY = 32
"""From this many rows there is room for all questions, and for signals and pitfalls below the tracker."""


ACUTE_ROWS = 3
"""The most rows that acute items take from the question."""


DETAIL = 6
"""The most rows beside what is asked."""


SHORTEST_WHY = 24
"""Fewer cells of a reason beside its move say too little: it goes below. ``/nu`` shows all of it."""


class Pane(Widget):
    """A part of the screen that draws from the view it is bound to."""

    PARTS: ClassVar[frozenset[str]]
    """The fields of the view that it draws: only when one of them changed is it drawn again."""

    view: reactive[View] = reactive(View(), repaint=False)

    def watch_view(self, before: View, now: View) -> None:
        """Draw again what changed, so that a saved note does not wait for the whole screen."""
        if any(getattr(before, part) != getattr(now, part) for part in self.PARTS):
            self.refresh(layout=self.styles.auto_dimensions)

    def notify_style_update(self) -> None:
        """Another layout, after a resize, may say the same in other words."""
        super().notify_style_update()
        self.refresh(layout=self.styles.auto_dimensions)

    def lines(self, width: int) -> list[Content]:
        """What it shows, in rows of at most ``width`` cells."""
        raise NotImplementedError

    def render(self) -> RenderResult:
        """Its rows at the width it has."""
        return Content("\n").join(self.lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Its number of rows, also at a width it does not have yet: Textual would take those it has now."""
        if width == self.size.width:
            return super().get_content_height(container, viewport, width)
        return len(self.lines(width))


class Subject(Pane):
    """One line: about whom and what, and the clock."""

    PARTS = frozenset({"subject", "clock", "phase", "places", "rings"})

    def lines(self, width: int) -> list[Content]:
        """Client and goal at the left, the clock at the right."""
        view = self.view
        narrow = self.screen.has_class("-narrow")
        right = view.clock
        room = max(8, width - cell_len(right) - 1)
        if narrow:
            shown_places = next((ring.phases for ring in view.rings if ring.current), view.places)
            glyphs = "".join(row.glyph for row in shown_places)
            phase = Content(view.phase).truncate(max(4, room - len(glyphs) - 1), ellipsis=True)
            shown = Content.assemble(phase, " ", glyphs).truncate(room)
        else:
            shown = Content(view.subject).truncate(room, ellipsis=True)
        gap = " " * max(1, width - shown.cell_length - cell_len(right))
        return [Content.assemble(shown.stylize("bold"), gap, (right, "$secondary"))]


class Acute(Pane):
    """What cannot wait, on top in every layout until it is done."""

    PARTS = frozenset({"acute"})

    def watch_view(self, before: View, now: View) -> None:
        """It takes no room while nothing is acute."""
        self.set_class(bool(now.acute), "-open")
        super().watch_view(before, now)

    def lines(self, width: int) -> list[Content]:
        """A row each; when there are more than fit, the last one counts them."""
        lead = f"{listed.ACUTE.upper()}  "
        rows = [
            Content.assemble((lead, "bold $text-error"), (text, "bold")).truncate(width, ellipsis=True)
            for text in self.view.acute
        ]
        return rows if len(rows) <= ACUTE_ROWS else [*rows[: ACUTE_ROWS - 1], Content(listed.more(len(rows) - 2))]


class Tracker(Pane):
    """Where I am: every phase with what was visited, time spent, and why it is locked."""

    PARTS = frozenset({"method", "short", "inside", "places", "rings", "attention", "forward", "back", "pitfalls"})

    def lines(self, width: int) -> list[Content]:
        """The method's name, then a row per phase; where not all fit, those around the current one."""
        view, height = self.view, self.size.height
        name = view.method if cell_len(view.method) <= width else view.short or view.method
        head = [Content.styled(name.upper(), "bold $text-primary").truncate(width, ellipsis=True)]
        if view.inside:
            head.append(Content.styled(moving.inside(view.inside), "$secondary").truncate(width, ellipsis=True))
        own = _own_attention(view, width)
        room = max(1, height - len(head) - len(own))
        if view.rings:
            return [*head, *self._rings(width, room), *own]
        current = next((at for at, row in enumerate(view.places) if row.current), 0)
        first = max(0, min(current - room // 2, len(view.places) - room))
        rows = [*(self._row(row, width) for row in view.places[first : first + room]), *own]
        if self.app.size.height >= ROOMY and self.screen.has_class("-wide"):
            rows += self._signals(width)
        return [*head, *rows]

    def _rings(self, width: int, room: int) -> list[Content]:
        """A row for each ring, for all of them stay alive; where there is room also its phases, first of this one."""
        rings = self.view.rings
        whole = sum(1 + len(ring.phases) for ring in rings) <= room
        here = len(rings) + max(len(ring.phases) for ring in rings) <= room
        rows: list[Content] = []
        for ring in rings:
            glyphs = "".join(row.glyph for row in ring.phases)
            style = "bold $text-accent" if ring.current else "$secondary"
            lead = f"{ring.number} {glyphs} "
            opened = whole or (here and ring.current)
            title = moving.ring(ring.number) if opened else ring.title
            rows.append(Content.assemble((lead, style), Content(title).stylize(style)).truncate(width, ellipsis=True))
            rows += [self._row(row, width, indent=2) for row in ring.phases] if opened else []
        return rows

    def _row(self, row: PlaceRow, width: int, indent: int = 0) -> Content:
        style = "bold $text-accent" if row.current else "" if row.minutes is not None else "$secondary"
        minutes = moving.minutes_spent(row.minutes) if row.minutes is not None else ""
        spent = " · ".join(part for part in (minutes, row.note) if part)
        title = Content(row.title).truncate(max(10, width - indent - 3 - cell_len(spent)), ellipsis=True, pad=True)
        return Content.assemble(
            (f"{' ' * indent}{row.glyph} ", style), title.stylize(style), (f" {spent}", "$secondary")
        )

    def _signals(self, width: int) -> list[Content]:
        view = self.view
        parts: list[Content] = []
        for title, rows in (
            (moving.FORWARD, view.forward),
            (moving.BACKWARD, view.back),
            (moving.PITFALL, view.pitfalls),
        ):
            if rows:
                parts += [Content(""), Content.styled(title, "bold $text-primary")]
                for row in rows:
                    parts += _hanging("·  ", row, width, "$secondary")
        return parts


class Say(Pane):
    """The question to say now, as large as text can be, with why, and the next ones; or what is asked."""

    PARTS = frozenset({"prompt", "questions", "phase", "aim", "attention"})

    def watch_view(self, before: View, now: View) -> None:
        """While others look on it is drawn only when something is asked."""
        self.set_class(now.prompt is not None, "-asking")
        super().watch_view(before, now)

    def lines(self, width: int) -> list[Content]:
        """The large question with its bar, then the others."""
        if self.view.prompt:
            return self._asked(self.view.prompt, width)
        if not self.view.questions:
            return [Content.styled(talking.LISTEN, "$secondary")]
        pane = self.screen.query_one("#saying").content_size.height
        others = 2 if width < 44 else 8 if self.app.size.height >= ROOMY else 4
        # what matters least gives way first: further questions shrink to a row each, then the aim goes, then why
        own = _own_attention(self.view, width) if self.screen.has_class("-narrow") else []  # no tracker there
        for aim, why, whole, below in (
            (True, True, True, own), (False, True, True, own), (True, True, False, own), (False, True, False, own),
            (False, True, False, []), (False, False, False, []),
        ):  # fmt: skip
            lines = [*self._questions(width, others, aim=aim, why=why, whole=whole), *below]
            if len(lines) <= pane:
                return lines
        return lines[: max(pane, len(self._questions(width, 0, aim=False, why=False, whole=False)))]

    def _questions(self, width: int, others: int, *, aim: bool, why: bool, whole: bool) -> list[Content]:
        view = self.view
        large = view.questions[0]
        lines: list[Content] = []
        if aim and width >= 44:
            lines += Content.assemble((view.phase, "bold"), (f"  {view.aim}", "$secondary")).wrap(width)
            lines.append(Content(""))
        lines += _large(("✓ " if large.asked else "") + large.text, width)
        if why and large.why:
            lines.append(Content(""))
            aside = ", ".join((*large.supports, *((moving.OWN,) if large.own else ())))
            narrow = self.screen.has_class("-narrow")
            told = f"{large.why} ({aside})" if aside and not narrow else large.why
            lines += _hanging("  ", told, width, "$secondary italic")
        if why and others:
            lines.append(Content(""))
        for number, shown in enumerate(view.questions[1 : 1 + others], 2):
            text = ("✓ " if shown.asked else "") + shown.text + (f" · {moving.OWN}" if shown.own else "")
            rows = _hanging(f"/{number}  ", text, width, "")
            lines += rows if whole or len(rows) == 1 else [rows[0].rstrip().truncate(width - 2) + "…"]
        return lines

    def _asked(self, prompt: Prompt, width: int) -> list[Content]:
        low = self.screen.has_class("-low")
        title, say = [Content.styled(prompt.title, "bold $text-accent")], _large(prompt.say, width)
        blank = [] if low else [Content("")]
        shown = prompt.detail[:1] if low else _last_of(prompt.detail)
        detail = [row for line in shown for row in _hanging("", line, width, "$secondary")]
        parts = [*title, *detail, *blank, *say]
        if len(parts) > self.screen.query_one("#saying").content_size.height:
            return [*title, *say, *blank, *detail]  # many agreements never push away what is said aloud
        if prompt.following and not low:
            parts.append(Content(""))
            for text in prompt.following[:2]:
                parts += _hanging("↑  ", text, width, "$secondary")
        return parts


class Saying(VerticalScroll, can_focus=False):
    """The room for what to say now."""

    def on_resize(self) -> None:
        """How much is said depends on the room, which also changes with the panes around it."""
        self.call_after_refresh(self.query_one(Say).refresh, layout=True)


class Notes(Pane):
    """What was noted last, newest at the bottom; as many as fit."""

    PARTS = frozenset({"notes"})

    def lines(self, width: int) -> list[Content]:
        """Rows from the bottom up."""
        height = self.size.height
        wide = self.screen.has_class("-wide")
        lines: list[Content] = []
        for row in reversed(self.view.notes):
            drawn = _note(row, width, wrap=wide)
            if len(lines) + len(drawn) > height - (1 if wide else 0):
                break
            lines = drawn + lines
        if not lines:
            lines = [Content.styled(talking.NOTHING_NOTED, "$secondary")]
        if wide:
            lines.insert(0, Content.styled(talking.NOTES, "bold $text-primary"))
        return lines


class Kept(Pane):
    """Scales, what is parked and what is agreed: only where there is room."""

    PARTS = frozenset({"scales", "parked", "agreements"})

    def lines(self, width: int) -> list[Content]:
        """A heading with its rows, for each that has any."""
        view = self.view
        parts: list[Content] = []
        for title, rows in (
            (talking.SCALES, view.scales),
            (talking.PARKED, view.parked),
            (talking.AGREEMENTS, view.agreements),
        ):
            if rows:
                parts += [Content(""), Content.styled(title, "bold $text-primary")]
                for row in rows:
                    parts += _hanging("", row, width, "")
        return parts


class Moves(Pane):
    """At most three moves, each with its reason."""

    PARTS = frozenset({"moves"})

    def lines(self, width: int) -> list[Content]:
        """A row per move, or two where its reason does not fit beside it."""
        rows = [
            row for letter, move in zip("abc", self.view.moves, strict=False) for row in self._rows(letter, move, width)
        ]
        return rows or [Content.styled(talking.LISTEN, "$secondary")]

    def _rows(self, letter: str, move: Move, width: int) -> list[Content]:
        lead = f"/{letter}  "
        room = max(8, width - len(lead))
        say, why = Content(" ".join(move.say.split())), Content(move.why)
        head = Content.styled(lead, "bold $text-accent")
        beside = room - say.cell_length - 2
        if beside >= min(why.cell_length, SHORTEST_WHY):
            why = why.truncate(beside, ellipsis=True)
            return [Content.assemble(head, say, " " * (beside - why.cell_length + 2), why.stylize("$secondary"))]
        first = Content.assemble(head, say.truncate(room, ellipsis=True))
        if self.screen.has_class("-low"):
            return [first]
        below = why.truncate(room, ellipsis=True).stylize("$secondary")
        return [first, Content.assemble(" " * len(lead), below)]


def _last_of(detail: Sequence[str]) -> Sequence[str]:
    """What fits beside a question: what came last, and what one can type."""
    return detail if len(detail) <= DETAIL else (words.earlier_rows(len(detail) - DETAIL + 1), *detail[1 - DETAIL :])


def _own_attention(view: View, width: int) -> list[Content]:
    """One quiet row, set apart; none where the phase shows none or nothing was asked."""
    if not view.attention:
        return []
    return [Content(""), Content.styled(view.attention, "$secondary").truncate(width, ellipsis=True)]


def _large(text: str, width: int) -> list[Content]:
    bar = Content.styled("▌ ", "$accent")
    return [Content.assemble(bar, line) for line in Content(text).stylize("bold").wrap(max(8, width - 2))]


def _hanging(lead: str, text: str, width: int, style: str) -> list[Content]:
    blank = " " * cell_len(lead)
    return [
        Content.assemble((blank if number else lead, "$text-accent"), line.stylize(style) if style else line)
        for number, line in enumerate(Content(text).wrap(max(8, width - cell_len(lead))))
    ]


def _note(row: NoteRow, width: int, *, wrap: bool) -> list[Content]:
    lead = f"{row.time:<5} {row.glyph} "
    style = "" if row.saved else "italic $secondary"
    room = max(8, width - cell_len(lead))
    text = Content(" ".join(row.text.split()) if not wrap else row.text)
    if not wrap:
        label = f"  {row.label}" if row.label else ""
        shown = text.truncate(max(8, room - cell_len(label)), ellipsis=True)
        return [Content.assemble((lead, "$secondary"), shown.stylize(style), (label, "$secondary"))]
    lines = text.wrap(room)[:6]
    blank = " " * cell_len(lead)
    drawn = [
        Content.assemble((blank if number else lead, "$secondary"), line.stylize(style))
        for number, line in enumerate(lines)
    ]
    if row.label:
        drawn.append(Content.assemble((f"{blank}{row.label}", "$secondary")))
    return drawn
