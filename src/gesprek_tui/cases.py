"""Plays a practice case into the same line a professional uses, forward and back."""

from dataclasses import dataclass

from gesprek_tui.clock import Clock
from gesprek_tui.conversation.intents import Begin
from gesprek_tui.library import Methods
from gesprek_tui.packs.case import Beat, Case, Choice, Stop
from gesprek_tui.session import Journal, Outcome, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the case has brought so far that is not in the conversation itself."""

    beat: Beat
    outcome: Outcome | None = None


class Player:
    """A case at some line of its script. Going back plays again from the start: replay is the same code."""

    def __init__(self, case: Case, journal: Journal, methods: Methods, clock: Clock) -> None:
        self.case = case
        self._journal = journal
        self._methods = methods
        self._clock = clock
        self._begin()

    def _begin(self) -> None:
        start = self.case.start
        begin = Begin(
            method=self._methods.method(self.case.method),
            client=start.client,
            title=start.title or self.case.title,
            channel=start.channel,
            setting=start.setting,
            address=start.address,
            minutes=start.minutes,
        )
        self.session = Session.start(begin, self._journal, self._methods, self._clock)
        self.at = 0
        self.heard: tuple[Heard, ...] = ()

    @property
    def next_beat(self) -> Beat | None:
        """What comes next, or None at the end."""
        return self.case.script[self.at] if self.at < len(self.case.script) else None

    @property
    def stop(self) -> Stop | None:
        """The question that the case waits with now."""
        last = self.heard[-1].beat if self.heard else None
        return last.stop if last else None

    def forward(self) -> Heard | None:
        """Play one line of the script; None at the end."""
        beat = self.next_beat
        if beat is None:
            return None
        outcome = self.session.submit(beat.line) if beat.line is not None else None
        heard = Heard(beat=beat, outcome=outcome)
        self.heard = (*self.heard, heard)
        self.at += 1
        return heard

    def back(self) -> None:
        """Go back to before the last line of the script."""
        target = max(0, self.at - 1)
        self._begin()
        while self.at < target:
            self.forward()

    def choose(self, number: int) -> Choice | None:
        """The choice with this number (from 1) of the stop the case waits with."""
        stop = self.stop
        return stop.choices[number - 1] if stop and 1 <= number <= len(stop.choices) else None
