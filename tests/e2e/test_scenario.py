"""The talk of half an hour with keys, in a real terminal."""

import json
import re
from pathlib import Path

from tests.e2e.test_conversation import Desk, enter, text_of
from tests.scenario import METHOD, MOST_ACTS, SCENARIO
from tests.test_scenario import COUNTED, holds_the_talk


def test_half_an_hour_takes_few_acts_with_keys_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with desk.open("start", METHOD, "--client", "K-017", "--minutes", "30", rows=40, cols=140) as terminal:
        terminal.wait_for("nog 30 van 30 min")
        for step in SCENARIO:
            if step.keys:
                terminal.press(*step.keys)
                terminal.wait_for(step.shows)
            else:
                enter(terminal, step.line, step.shows)
        terminal.wait_for(COUNTED)
        counted = re.search(r"(\d+) handelingen", text_of(terminal))
        assert counted
        assert int(counted[1]) <= MOST_ACTS
        terminal.press("esc")
        terminal.wait_for("gesprek afgerond")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    holds_the_talk(json.loads(desk.run("show", "laatste", "--json")))
    assert "handelingen" not in desk.run("show", "laatste")
