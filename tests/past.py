"""One client over time: conversations led after each other in one journal, with days between them."""

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.state import State
from gesprek_tui.library import Methods
from gesprek_tui.packs.method import Method
from gesprek_tui.session import Session
from tests.builders import advice, talking
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.methods import FakeMethods

DAY = 24 * 3600.0


class Past:
    """What was led so far; the first conversation begins at the start of the clock, 21 November 2026."""

    def __init__(self, method: Method | None = None, methods: Methods | None = None) -> None:
        self.journal = FakeJournal()
        self.clock = FakeClock()
        self.method = method or talking()
        self.methods = methods or FakeMethods(self.method, advice())

    def begin(self, client: str | None = "K-017") -> Session:
        """A conversation that has just begun."""
        return Session.start(it.Begin(method=self.method, client=client), self.journal, self.methods, self.clock)

    def led(self, *lines: str, client: str | None = "K-017", days: float = 14) -> str:
        """The id of a conversation in which these lines were typed; ``days`` pass after it."""
        session = self.begin(client)
        for line in lines:
            self.clock.wait(1)
            outcome = session.submit(line)
            assert outcome.refusal is None, outcome.refusal
            assert outcome.unfit is None, line
        session.act(it.End())
        self.clock.wait(days * DAY)
        return session.state.id

    def states(self, client: str = "K-017") -> list[State]:
        """What the client's conversations add up to, the newest first."""
        return [self.state(each) for each in self.journal.conversations_of(client)]

    def state(self, conversation: str) -> State:
        return fold(conversation, self.journal.events(conversation))
