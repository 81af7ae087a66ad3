"""A practice case that plays in the conversation screen, by itself or line by line."""

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from gesprek_tui.cases import Player
from gesprek_tui.dutch import practising
from gesprek_tui.line import requests as rq
from gesprek_tui.packs.case import Beat, Choice, Stop
from gesprek_tui.tui.screens.conversation import ConversationScreen

READING = 16
"""Characters a second that a listener follows at speed 1."""
SHORTEST = 1.5
"""Seconds that even a short line stays."""
SPEEDS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0)


class Heard(Widget):
    """The last things said in the case, or the stop it waits with."""

    beats: reactive[tuple[Beat, ...]] = reactive((), layout=True)
    stop: reactive[Stop | None] = reactive(None, layout=True)
    chosen: reactive[tuple[Choice, ...]] = reactive((), layout=True)
    playing: reactive[str] = reactive("")

    def render(self) -> RenderResult:
        """Speech with who says it, or the choices with what is said of the chosen ones."""
        width = max(20, self.size.width)
        lines = self._stop(self.stop, width) if self.stop else self._speech(width)
        return Content("\n").join([*lines, Content.styled(self.playing, "$secondary")])

    def _speech(self, width: int) -> list[Content]:
        lines = []
        for beat in [beat for beat in self.beats if beat.line is None and beat.stop is None][
            -3 if self.app.size.height >= 30 else -2 :
        ]:
            who, text = (practising.CLIENT_SAYS, beat.client) if beat.client else (practising.YOU_SAY, beat.you or "")
            style = "bold $text-primary" if beat.client else "bold $text-accent"
            lead = f"{who:<7} "
            for number, line in enumerate(Content(text or "").wrap(width - len(lead))):
                lines.append(Content.assemble((" " * len(lead) if number else lead, style), line))
        return lines

    def _stop(self, stop: Stop, width: int) -> list[Content]:
        lines = [Content.styled(stop.ask, "bold")]
        for number, choice in enumerate(stop.choices, 1):
            wrapped = Content(choice.say).wrap(width - 3)
            lines += [
                Content.assemble((f"{number}  " if at == 0 else "   ", "bold $text-accent"), line)
                for at, line in enumerate(wrapped)
            ]
            if choice in self.chosen:
                why = Content.styled(f"{practising.FITS[choice.fits]}: {choice.why}", "$secondary italic")
                lines += [Content.assemble("   ", line) for line in why.wrap(width - 3)]
        if not self.chosen:
            lines.append(Content.styled(practising.CHOOSE, "$secondary"))
        return lines


class DemoScreen(ConversationScreen):
    """Plays a case; nothing is kept. One may go on by hand from any point."""

    CSS_PATH = ["../styles/conversation.tcss", "../styles/demo.tcss"]
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("space,right", "step", show=False, id="demo.step"),
        Binding("left", "back", show=False, id="demo.back"),
        Binding("enter", "play", show=False, id="demo.play"),
        Binding("plus,equals_sign", "speed(1)", show=False, id="demo.faster"),
        Binding("minus", "speed(-1)", show=False, id="demo.slower"),
        Binding("m", "hints", show=False, id="demo.hints"),
        Binding("h", "by_hand", show=False, id="demo.by_hand"),
        Binding("escape", "leave", show=False, id="demo.leave"),
        *(Binding(str(n), f"choose({n})", show=False, id=f"demo.choose_{n}") for n in range(1, 7)),
    ]

    def __init__(self, player: Player, speed: float) -> None:
        super().__init__(player.session, practice=True)
        self._player = player
        self._speed = speed
        self._playing = True
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is heard stands above the conversation."""
        yield Heard(id="heard")
        yield from super().compose()

    async def on_mount(self) -> None:
        """The line shows what the case types; nobody types in it."""
        self.line.disabled = True
        self.foot.idle = (practising.FOOTER, practising.FOOTER_SHORT)
        self._draw()
        self._wait()

    def show(self, message: str = "") -> None:
        """The same, but nobody types here."""
        super().show(message)
        self.line.placeholder = practising.NOT_KEPT
        self.foot.asking = False
        self.foot.saved = ""

    @property
    def typed(self) -> str:
        """Nothing: the case typed what stands in the line."""
        return ""

    def _draw(self) -> None:
        player = self._player
        self.session = player.session
        self.show("" if player.next_beat else practising.END)
        heard = self.query_one(Heard)
        heard.beats = tuple(one.beat for one in player.heard)
        heard.stop = player.stop
        heard.chosen = ()
        self.set_class(player.stop is not None, "-stopped")
        heard.playing = practising.state(self._playing, self._speed)
        last = player.heard[-1].beat if player.heard else None
        self.line.value = last.line if last and last.line else ""
        self.foot.typed = self.line.value if self._hints else ""

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._playing and self._player.next_beat and not self._player.stop:
            last = self._player.heard[-1].beat if self._player.heard else None
            said = (last.client or last.you or last.line or "") if last else ""
            self._timer = self.set_timer(max(SHORTEST, len(said) / READING) / self._speed, self._play_on)

    def _play_on(self) -> None:
        self._forward()
        self._wait()

    def _forward(self) -> None:
        heard = self._player.forward()
        self._draw()
        if heard and heard.outcome and heard.outcome.request:
            self.opening.open(heard.outcome.request)
        if self._player.next_beat is None and self.session.state.ended is not None:
            self.opening.open(rq.ShowReport())

    def action_step(self) -> None:
        """One line on; from here on step by step."""
        if self._player.stop is None or self.query_one(Heard).chosen:
            self._playing = False
            self._forward()
            self._wait()

    def action_back(self) -> None:
        """One line back."""
        self._playing = False
        self._player.back()
        self._draw()
        self._wait()

    def action_play(self) -> None:
        """Play on by itself, or stop doing so."""
        self._playing = not self._playing
        if self._playing and self._player.stop and self.query_one(Heard).chosen:
            self._forward()
        self._draw()
        self._wait()

    def action_speed(self, step: int) -> None:
        """Faster or slower."""
        nearest = min(range(len(SPEEDS)), key=lambda at: abs(SPEEDS[at] - self._speed))
        self._speed = SPEEDS[min(len(SPEEDS) - 1, max(0, nearest + step))]
        self.query_one(Heard).playing = practising.state(self._playing, self._speed)

    def action_hints(self) -> None:
        """Hide or show moves and marks."""
        self._hints = not self._hints
        self.foot.typed = self.line.value if self._hints else ""
        self.show(self.foot.message)

    def action_choose(self, number: int) -> None:
        """Answer a stop: only then it tells why."""
        if choice := self._player.choose(number):
            heard = self.query_one(Heard)
            heard.chosen = (*heard.chosen, choice)

    def action_by_hand(self) -> None:
        """Go on oneself from here, in the same conversation; still nothing is kept."""
        self._playing = False
        self._wait()
        self.app.push_screen(ConversationScreen(self.session, practice=True))
        self.app.notify(practising.BY_HAND, timeout=8, markup=False)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.post_message(self.Left())
