"""Each pane is drawn again when, and only when, something changed that it shows."""

from dataclasses import replace

import pytest

from gesprek_tui.dutch import moving
from gesprek_tui.tui.widgets.panes import Pane
from tests.fakes.methods import FakeMethods
from tests.tui.talk import Shown, on_screen, stand

TALK = (
    "belt al weken niet terug",
    "/doel weer grip op de post",
    ">+ ik wil hier echt vanaf",
    "/schaal vertrouwen 4",
    "een woordje minder",
    "",
    "/2",
    "/volgende",
    "/volgende",
    "/methode motiverend-advies",
    "de brief",
    "/volgende",
    "? de zorgverzekering",
    "! bellen met de bank | ik | morgen 10:00 | 7",
    "/klaar",
    ">++ ik bel morgen",
    "/pauze",
    "/terug",
    "/ongedaan",
)


async def drawn_afresh(shown: Shown) -> str:
    for pane in shown.screen.query(Pane):
        pane.refresh(layout=True)
    await shown.settle()
    return shown.text


@pytest.mark.parametrize("size", [(44, 16), (80, 24), (120, 40)])
async def test_nothing_old_stays_on_the_screen(size: tuple[int, int]) -> None:
    async with on_screen(stand(), size) as shown:
        for line in TALK:
            await shown.enter(line)
            seen = shown.text
            assert seen == await drawn_afresh(shown), line


async def test_as_much_is_said_as_there_is_room_for_after_a_resize() -> None:
    async with on_screen(stand(), (80, 16)) as shown:
        for height in (40, 18):
            await shown.pilot.resize_terminal(80, height)
            await shown.settle()
            seen = shown.text
            assert seen == await drawn_afresh(shown)


async def test_a_question_of_ones_own_says_so() -> None:
    stood = stand()
    method = stood.session.method
    assert method
    mine = replace(method, own=frozenset(question.id for question in method.pack.phases[0].questions))
    stood.session.use(FakeMethods(mine))
    async with on_screen(stood, (120, 30)) as shown:
        assert f"{moving.OWN})" in shown.said
        assert f"· {moving.OWN}" in shown.said
