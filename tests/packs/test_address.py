from typing import Literal

import pytest

from gesprek_tui.packs.address import slips


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("u", "Wat wilt u? Wat hebt u nodig, en wat heeft u al?"),
        ("u", "Ik heb u gehoord, ik ben u dankbaar en ik vind u moedig."),
        ("u", "Wie wil u daarbij helpen? En ik wil u iets vragen."),
        ("u", "Wat hebben jullie samen afgesproken?"),
        ("u", "Wat zei uw zus? “Je kunt het wel”, misschien?"),
        ("u", "Objectief gezien: wat is uw project?"),
        ("u", "Over {je-doel} gaat het."),
        ("je", "Wat wil je? Wat kun je? Ben je er nog? Heb je tijd?"),
        ("je", "Wat vindt je partner ervan, en wat vindt je moeder?"),
        ("je", "Je wilt iets, je kunt iets en je bent iemand."),
        ("je", "Om 10 u bel ik, s.v.p. en a.u.b. op tijd."),
        ("je", "Wat zou je zeggen als ik vroeg: ‘wat wilt u?’"),
        ("je", "Het bureau stuurt iets over de huur."),
        ("je", "Dat weet jij. Wat laat jij zien?"),
    ],
)
def test_right_dutch_is_left_alone(address: Literal["u", "je"], text: str) -> None:
    assert list(slips(text, address)) == []


@pytest.mark.parametrize(
    ("address", "text", "slip"),
    [
        ("u", "Wat vind je daarvan?", "je"),
        ("u", "Jij beslist.", "Jij"),
        ("u", "Is dat van jou?", "jou"),
        ("u", "Wat is jouw eerste stap?", "jouw"),
        ("u", "Hoe zorgt u voor jezelf?", "jezelf"),
        ("u", "Wat heb u nodig?", "heb u"),
        ("u", "Waar ben u trots op?", "ben u"),
        ("u", "Wil u dat ik iets vertel?", "Wil u"),
        ("u", "Goed. Wat wil u als eerste doen?", "Wat wil u"),
        ("u", "Wat vind\n  u ervan?", "vind u"),
        ("je", "Wat denkt u?", "u"),
        ("je", "Dank u.", "u"),
        ("je", "Uw zus belt.", "Uw"),
        ("je", "Wat zegt u tegen uzelf?", "u"),
        ("je", "Wat wilt je?", "wilt je"),
        ("je", "Hoe kunt je dat doen?", "kunt je"),
        ("je", "Hebt je tijd?", "Hebt je"),
        ("je", "Waar bent je trots op?", "bent je"),
        ("je", "Wat vindt je zelf?", "vindt je"),
        ("je", "Wat vindt je?", "vindt je"),
        ("je", "Wat vindt jij?", "vindt jij"),
        ("je", "Wat wordt jij?", "wordt jij"),
    ],
)
def test_a_slip_is_named(address: Literal["u", "je"], text: str, slip: str) -> None:
    told = list(slips(text, address))

    assert any(message.startswith(f"‘{slip}’ ") for message, _ in told), told


def test_a_hint_is_only_looked_at_for_its_verbs() -> None:
    assert list(slips("Zeg wat u hoorde", "je", to_client=False)) == []
    assert list(slips("Vraag wat wilt je", "je", to_client=False)) != []
