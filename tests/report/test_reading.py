import pytest

from gesprek_tui.report.reading import LONGEST, plainer
from gesprek_tui.report.shelf import Shelf
from tests.report.test_reports import scanned


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ik bel de bank.", []),
        (" ".join(["woord"] * (LONGEST + 1)), ["een zin van 16 woorden"]),
        ("Dit is kort. " * 12, []),
        ("Ik doe dat middels een brief.", ["‘middels’ kan ook zijn: met"]),
    ],
)
def test_a_long_sentence_and_a_hard_word_are_pointed_at_with_what_would_be_plainer(text: str, told: list[str]) -> None:
    found = plainer(text)
    assert len(found) == len(told)
    assert all(said.startswith(start) for said, start in zip(found, told, strict=True))
    assert not any("B1" in said or "niveau" in said for said in found)


@pytest.mark.parametrize("name", ["clientbrief", "scangesprek-client"])
def test_what_the_templates_for_clients_say_themselves_is_plain(name: str) -> None:
    template = Shelf().template(name)
    assert template.plain
    own = [line for line in template.report(scanned().state()).lines() if not line.event]
    assert own
    assert [plainer(line.said) for line in own] == [()] * len(own)
