"""The past of a live conversation: whose it is, how much is read, and when an earlier number is told."""

import pytest

from gesprek_tui.conversation.events import Event
from gesprek_tui.conversation.memory import FEW
from gesprek_tui.errors import GesprekError
from gesprek_tui.session import Session
from tests.fakes.journal import FakeJournal
from tests.past import Past


class CountingJournal(FakeJournal):
    """Counts how many whole conversations are read; reads nothing while ``broken``."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.broken = False

    def events(self, conversation: str) -> list[Event]:
        if self.broken:
            raise GesprekError("De gesprekken zijn niet te lezen.")
        self.read.append(conversation)
        return super().events(conversation)


@pytest.fixture
def past() -> Past:
    past = Past()
    past.journal = CountingJournal()
    return past


def reads(past: Past) -> list[str]:
    assert isinstance(past.journal, CountingJournal)
    return past.journal.read


def detail(session: Session) -> tuple[str, ...]:
    assert session.prompt is not None
    return session.prompt.detail


def test_the_same_client_is_known_however_the_code_is_typed(past: Past) -> None:
    past.led("/doel de post")
    past.led("/doel iets anders", client="K-018")
    memory = past.begin(" k-017").last_time()
    assert memory is not None
    assert memory.goal == "de post"


def test_without_a_code_or_an_earlier_conversation_nothing_is_read(past: Past) -> None:
    past.led("een", client=None)
    past.led("twee", client="K-018")
    assert past.begin(None).last_time() is None
    assert past.begin("K-017").last_time() is None
    assert reads(past) == []


def test_no_more_than_the_last_few_conversations_are_read(past: Past) -> None:
    for number in range(FEW * 3):
        past.led(f"notitie {number}", days=1)
    past.begin().last_time()
    assert len(reads(past)) == FEW


def test_this_conversation_and_later_ones_are_not_its_past(past: Past) -> None:
    past.led("/doel eerst")
    session = past.begin()
    session.submit("/doel nu")
    past.clock.wait(3600)
    past.led("/doel daarna")
    memory = Session.resume(session.state.id, past.journal, past.methods, past.clock).last_time()
    assert memory is not None
    assert memory.goal == "eerst"


def test_the_number_of_last_time_is_told_after_the_new_one_never_before(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    session = past.begin()
    session.last_time()
    session.submit("/schaal vertrouwen")
    assert not any("vorige keer" in line for line in detail(session))
    session.submit("5")
    assert detail(session)[0] == "vorige keer 3 (21 nov)"
    session.submit("dat ik al eens belde")
    assert detail(session)[0] == "vorige keer 3 (21 nov)"
    session.submit("/schaal stress 4")
    assert not any("vorige keer" in line for line in detail(session))


def test_where_no_rungs_follow_it_is_said_back_with_the_number(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    session = past.begin()
    session.last_time()
    session.submit("/afronden")
    assert session.submit("/schaal vertrouwen 5").echo == "vorige keer 3 (21 nov)"
    assert session.submit("/schaal belang 5").echo is None


def test_another_code_brings_another_past_and_taking_it_back_the_one_before(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    past.led("/schaal vertrouwen 7", client="K-018")
    session = past.begin(None)
    for line, told in (("/client K-017", "3"), ("/client K-018", "7"), ("/ongedaan", "3"), ("/client K-019", None)):
        assert session.submit(line).refusal is None
        session.submit("/schaal vertrouwen 5")
        assert (detail(session)[0].startswith(f"vorige keer {told} ")) is (told is not None), line
        session.submit("/ongedaan")


def test_a_code_is_kept_also_when_the_past_cannot_be_read(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    session = past.begin(None)
    assert isinstance(past.journal, CountingJournal)
    past.journal.broken = True
    assert session.submit("/client K-017").event is not None
    with pytest.raises(GesprekError):
        session.last_time()
    past.journal.broken = False
    assert session.last_time() is not None


def test_only_a_conversation_that_was_begun_just_now_is_fresh(past: Past) -> None:
    session = past.begin()
    assert session.fresh
    assert not Session.resume(session.state.id, past.journal, past.methods, past.clock).fresh


def test_the_whole_memory_holds_this_conversation_too(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    session = past.begin()
    session.submit("/schaal vertrouwen 5")
    memory = session.whole_memory()
    assert memory is not None
    assert len(memory.conversations) == 2
    assert [measure.value for measure in memory.series[0].measures] == [3, 5]
    assert past.begin(None).whole_memory() is None
