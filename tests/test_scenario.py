"""A talk of half an hour: what it takes beside the notes, and that nothing of it is lost or told on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.command import Command
from tests.scenario import METHOD, MOST_ACTS, SCENARIO, steps

ACTS = 14
COUNTED = f"{ACTS} handelingen naast 27 notities; alleen voor u"


def holds_the_talk(state: Mapping[str, Any]) -> None:
    """Whether what ``gesprek show --json`` prints is the talk of the scenario."""
    own = [note for note in state["notes"] if note["text"] not in steps("closing")]
    assert len(own) == 12
    assert [note["mark"] for note in own if note["mark"]] == [
        "sustain_talk", "parked", "change_talk", "strength", "commitment",
    ]  # fmt: skip
    assert [(mark["scale"], mark["value"], len(mark["answers"])) for mark in state["scales"]] == [
        ("belang", 8, 2), ("vertrouwen", 6, 2),
    ]  # fmt: skip
    assert [item["wie"] for item in state["lists"]["network"]] == ["zus", "moeder", "buurman", "vriendin"]
    assert [(gate["method"], gate["answer"]) for gate in state["gates"]] == [("motiverend-advies", "yes")]
    assert state["slots"] == {"onderwerp": "de aangifte", "termijn": "1 december"}
    assert [(a["what"], a["confidence"]) for a in state["agreements"]] == [
        ("brieven op tafel leggen", 8), ("een herinnering sturen", 9),
    ]  # fmt: skip
    assert (state["method"], state["phase"]) == (METHOD, "plannen")
    assert state["conversation"]["ended"]


def test_the_scenario_is_the_one_that_is_promised() -> None:
    counted = {kind: len(steps(kind)) for kind in ("note", "person", "move", "scale", "agreement")}
    assert counted == {"note": 12, "person": 4, "move": 6, "scale": 2, "agreement": 2}
    assert ACTS <= MOST_ACTS


def test_half_an_hour_takes_few_acts_and_only_the_user_sees_how_many(tmp_path: Path) -> None:
    gesprek = Command(tmp_path)
    done = gesprek.lead(*(step.line for step in SCENARIO), method=METHOD, more=("--client", "K-017", "--minutes", "30"))
    assert done.code == 0
    assert "regel" not in done.err, done.err
    assert done.out.splitlines()[-1] == COUNTED
    holds_the_talk(gesprek("show", "laatste", "--json").json)
    taken_away = [
        ("show", "laatste"), ("show", "laatste", "--json"), ("export", "laatste", "--format", "md"),
        ("export", "laatste", "--format", "json"),
    ]  # fmt: skip
    for command in taken_away:
        assert "handelingen" not in gesprek(*command).out
