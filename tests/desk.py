"""One session with all that stands around it: a clock, a journal, methods."""

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.state import Agreement, Note, ScaleMark
from gesprek_tui.packs.method import Method
from gesprek_tui.session import Outcome, Session
from tests.builders import advice, talking
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.methods import FakeMethods


class Desk:
    """One session with all that stands around it."""

    def __init__(self, *methods: Method, minutes: int | None = None) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.methods = FakeMethods(*(methods or (talking(), advice())))
        begin = it.Begin(method=next(iter(methods), talking()), client="K-017", minutes=minutes)
        self.session = Session.start(begin, self.journal, self.methods, self.clock)

    def type(self, *lines: str) -> Outcome:
        """Type lines as in plain mode; none may be refused or be no command. The last outcome."""
        outcome = Outcome()
        for line in lines:
            outcome = self.session.submit(line)
            assert outcome.refusal is None, outcome.refusal
            assert outcome.unfit is None, line
        return outcome

    def refused(self, line: str) -> str:
        """What the user reads when this line is refused; it must be, and nothing may have changed."""
        before = self.session.state
        refusal = self.session.submit(line).refusal
        assert refusal is not None
        assert self.session.state is before
        return refusal

    def resume(self) -> Session:
        """Close the program and open it again."""
        self.session = Session.resume(self.session.state.id, self.journal, self.methods, self.clock)
        return self.session

    @property
    def asked(self) -> str | None:
        """What is asked aloud in the line, if anything."""
        prompt = self.session.prompt
        return prompt.say if prompt else None

    @property
    def notes(self) -> list[tuple[str | None, str]]:
        return [(note.mark, note.text) for note in self.session.state.notes]

    @property
    def last_note(self) -> Note:
        return self.session.state.notes[-1]

    @property
    def scale(self) -> ScaleMark:
        return self.session.state.scales[-1]

    @property
    def agreement(self) -> Agreement:
        return self.session.state.agreements[-1]

    @property
    def place(self) -> str:
        assert self.session.state.frame is not None
        return self.session.state.frame.phase
