"""What matters of earlier conversations, and scales over time."""

from collections.abc import Iterator

import pytest

from gesprek_tui.conversation.evolve import fold
from gesprek_tui.conversation.memory import FEW, Memory, last_few, remember
from gesprek_tui.conversation.state import State
from tests.builders import basis, joined, talking
from tests.past import Past


@pytest.fixture
def past() -> Past:
    return Past()


def remembered(past: Past, later: str = "") -> Memory:
    return remember(past.states(), later)


def numbers(memory: Memory) -> list[tuple[str, list[float]]]:
    return [(series.scale, [measure.value for measure in series.measures]) for series in memory.series]


def test_agreements_that_are_not_done_are_kept_in_their_own_words_newest_conversation_first(past: Past) -> None:
    past.led("! enveloppen openen | cl | morgen | 6")
    past.led("! bellen met [de] bank | ik | over een week | 7", "! zus vragen | cl")
    found = [(agreed.what, agreed.who, agreed.when) for agreed in remembered(past).agreements]
    assert found == [
        ("bellen met [de] bank", "ik", "over een week"), ("zus vragen", "cl", None),
        ("enveloppen openen", "cl", "morgen"),
    ]  # fmt: skip


def test_a_next_contact_is_over_once_there_was_one_on_that_day_or_later(past: Past) -> None:
    past.led("! volgend contact | samen | over een week", days=3)
    assert [agreed.what for agreed in remembered(past).agreements] == ["volgend contact"]
    early = past.clock.now().isoformat()
    assert [agreed.what for agreed in remembered(past, later=early).agreements] == ["volgend contact"]
    past.clock.wait(4 * 24 * 3600)
    assert remembered(past, later=past.clock.now().isoformat()).agreements == ()
    past.led("een")
    assert remembered(past).agreements == ()


def test_the_clients_words_that_lean_to_change_come_first_and_words_of_others_stay_away(past: Past) -> None:
    past.led("> ik slaap slecht", "belt niet terug", "# voor mij", ">@zus hij kan het")
    past.led(">- het lukt toch niet", ">+ ik wil het", "> mijn zus helpt", ">++ ik bel morgen", ">x u luistert niet")
    found = [note.text for note in remembered(past).quotes]
    assert found == ["ik bel morgen", "ik wil het", "mijn zus helpt", "ik slaap slecht", "het lukt toch niet"]


def test_what_was_said_of_the_talk_itself_is_no_quote(past: Past) -> None:
    session = past.begin()
    for line in ("/afronden", "ik weet waar ik begin", "morgen"):
        session.submit(line)
    (quote,) = remembered(past).quotes
    assert quote.text == "ik weet waar ik begin"


def test_goal_and_what_was_parked_are_those_of_the_last_time_that_there_was_one(past: Past) -> None:
    past.led("/doel de post", "? oud")
    past.led("/doel weer durven", "? de zorgverzekering", "? de brief")
    past.led("niets bijzonders")
    memory = remembered(past)
    assert memory.goal == "weer durven"
    assert [note.text for note in memory.parked] == ["de brief", "de zorgverzekering"]


def test_a_scale_over_time_has_one_number_for_each_conversation_the_last_oldest_first(past: Past) -> None:
    past.led("/schaal vertrouwen 3")
    past.led("niets gevraagd")
    past.led("/schaal vertrouwen 9", "/schaal vertrouwen 4,5", "/schaal stress 8")
    past.led("/schaal vertrouwen 5")
    assert numbers(remembered(past)) == [("vertrouwen", [3, 4.5, 5]), ("stress", [8])]


def test_only_numbers_for_now_count(past: Past) -> None:
    # the last rung sets the highest ever
    past.led("/schaal vertrouwen 4", "", "/schaal stress 6", "ik houd vol", "niets meer", "dat ik slaap", "een 2")
    past.led("/schaal vertrouwen", "heel hoog")
    assert numbers(remembered(past)) == [("stress", [6]), ("vertrouwen", [4])]


def test_other_anchors_are_another_scale() -> None:
    past = Past()
    past.led("/schaal vertrouwen 3")
    scale = {
        "id": "vertrouwen", "title": "Vertrouwen", "ask": {"u": "Hoeveel?", "je": "Hoeveel?"}, "low": "niets",
        "high": "alles", "moment": "nu",
    }  # fmt: skip
    other = Past(joined(talking().pack, shared=basis(scales=[scale])))
    other.journal, other.clock = past.journal, past.clock
    other.led("/schaal vertrouwen 7")
    memory = remembered(past)
    assert numbers(memory) == [("vertrouwen", [7]), ("vertrouwen", [3])]
    (mark,) = past.states()[-1].scales
    before = memory.before(mark)
    assert before is not None
    assert before.value == 3


def test_who_was_named_first_and_last_is_the_network_then_and_now(past: Past) -> None:
    past.led("een")
    assert remembered(past).network == ()
    past.led("@zus steunt", "@buurman gespannen")
    (only,) = remembered(past).network
    assert [item.name for item in only.items] == ["zus", "buurman"]
    past.led("@vriend steunt")
    past.led("@zus steunt", "@coach steunt")
    past.led("niemand genoemd")
    then, now = remembered(past).network
    assert [item.name for item in then.items] == ["zus", "buurman"]
    assert [item.name for item in now.items] == ["zus", "coach"]
    assert then.at < now.at


def test_what_is_acute_stays_until_it_is_done(past: Past) -> None:
    past.led("!! gas gaat eraf", "!! medicijnen op", "/acuut 2 klaar")
    past.led("een notitie")
    assert [item.name for item in remembered(past).acute] == ["gas gaat eraf"]


def test_empty_conversations_are_passed_over_and_no_more_are_read_than_needed(past: Past) -> None:
    for number in range(FEW + 3):
        past.led(f"notitie {number}", days=1)
    for _ in range(4):
        past.led(days=1)
    made = 0

    def states() -> Iterator[State]:
        nonlocal made
        for each in past.journal.conversations_of("K-017"):
            made += 1
            yield fold(each, past.journal.events(each))

    found = last_few(states())
    assert [state.notes[0].text for state in found] == [f"notitie {number}" for number in range(FEW + 2, 2, -1)]
    assert made == FEW + 4


def test_nothing_is_remembered_of_nothing() -> None:
    memory = remember([State(id="x")])
    assert (memory.goal, memory.agreements, memory.quotes, memory.series, memory.parked) == (None, (), (), (), ())
    assert last_few([State(id="x")]) == ()
