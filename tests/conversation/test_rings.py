"""The rings to read together: which place each keeps, and that only the client's own act moves theirs."""

from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation.rings import rings, told
from gesprek_tui.conversation.together import pages
from tests.builders import Talk, joined, pack, phase, talk, talking

CIRCLES = joined(
    pack(
        "cirkels",
        phase("contact", title="Contact", ring=1),
        phase("persoon", title="De persoon", ring=2),
        phase("netwerk", title="Het netwerk", ring=2),
        phase("willen", title="Iets anders willen", ring=3, moved_by="client"),
        flow="rings",
    )
)


def spoken(led: Talk) -> list[str]:
    return [told(ring, "u") for ring in rings(led.state, CIRCLES)]


def test_each_ring_keeps_its_place_and_the_clients_ring_waits_for_the_client() -> None:
    led = talk(CIRCLES)
    assert spoken(led) == [
        "Cirkel 1: Contact · hier zijn we nu", "Cirkel 2: nog niet", "Cirkel 3: nog niet · deze stap zet u zelf",
    ]  # fmt: skip
    led.do(it.GoToPhase(name="netwerk"), it.GoToPhase(name="willen"), it.GoToPhase(name="contact"))
    assert spoken(led) == [
        "Cirkel 1: Contact · hier zijn we nu", "Cirkel 2: Het netwerk",
        "Cirkel 3: Iets anders willen · dat deed u zelf",
    ]  # fmt: skip


def test_they_come_after_the_goal_and_only_where_the_method_has_rings() -> None:
    led = talk(CIRCLES, it.NameGoal(text="rust"))
    assert [page.title for page in pages(led.state, CIRCLES)] == ["Doel", "Waar we zijn"]
    other = talking()
    assert [page.title for page in pages(talk(other, it.NameGoal(text="rust")).state, other)] == ["Doel"]
