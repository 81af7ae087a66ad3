"""Rings that each keep their place, the phases one may always come back to, and the client's own steps."""

import pytest

from gesprek_tui.conversation import events as ev
from gesprek_tui.conversation import intents as it
from gesprek_tui.conversation import place
from gesprek_tui.packs.method import Method
from tests.builders import Talk, joined, pack, phase, talk


@pytest.fixture
def circles() -> Method:
    return joined(
        pack(
            "cirkels",
            phase("contact", ring=1, anytime="true"),
            phase("doelen", ring=1, anytime="true"),
            phase("persoon", ring=2),
            phase("netwerk", ring=2, better_after=["persoon"]),
            phase("willen", ring=3, moved_by="client"),
            phase("doen", ring=3, moved_by="client"),
            phase("overlaten", ring=4, moved_by="professional"),
            flow="rings",
        )
    )


def go(name: str) -> it.GoToPhase:
    return it.GoToPhase(name=name)


def kept(led: Talk, method: Method) -> list[str]:
    found = (place.of_ring(method, led.state, ring) for ring in (1, 2, 3, 4))
    return [phase.id for phase in found if phase]


def test_every_ring_keeps_its_own_place(circles: Method) -> None:
    led = talk(circles, go("netwerk"), go("doelen"))
    assert kept(led, circles) == ["doelen", "netwerk", "willen", "overlaten"]
    led.do(go("cirkel 2"))
    assert led.place == "netwerk"


def test_next_never_takes_the_clients_step_for_the_client(circles: Method) -> None:
    led = talk(circles, go("netwerk"))
    assert "/fase 5" in led.refused(it.NextPhase())
    led.do(go("5"))
    assert led.place == "willen"
    assert led.state.visits[-1].by == "client"
    led.do(it.NextPhase())
    assert led.state.visits[-1].by == "client", "within the ring the client goes on"
    led.do(it.NextPhase())
    assert (led.place, led.state.visits[-1].by) == ("overlaten", "professional")


def test_of_a_ring_one_comes_back_to_the_ring_and_elsewhere_to_each_phase(circles: Method) -> None:
    assert [phase.id for phase in place.anytime(circles)] == ["contact"]
    soft = joined(pack("zacht", phase("fundament", anytime="true"), phase("rust", anytime="true"), phase("opbouwen")))
    assert [phase.id for phase in place.anytime(soft)] == ["fundament", "rust"]


def test_a_phase_that_usually_comes_later_names_what_comes_first(circles: Method) -> None:
    led = talk(circles)
    network = circles.phase("netwerk")
    assert network
    assert led.state.frame
    assert place.early(network, circles, led.state.frame) == "Persoon"
    led.do(go("persoon"))
    assert place.early(network, circles, led.state.frame) is None
    assert isinstance(led.state.log[-1], ev.PhaseEntered)
