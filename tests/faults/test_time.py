"""The clock of the machine is not to be trusted: it goes backwards, twice through the same hour, or is elsewhere."""

import json
import subprocess
import time
from datetime import datetime
from typing import Any

from tests.e2e.test_conversation import METHOD, PROGRAM
from tests.faults.needs import needs
from tests.faults.place import Place

FIRST_TIME = 1792886400
"""Two o'clock, summer time, on 25 October 2026, in seconds since 1970; an hour later it is two o'clock again."""


def _told(place: Place) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    events = json.loads(place.command("export", "laatste", "--format", "json").stdout)["events"]
    return events, json.loads(place.command("show", "laatste", "--json").stdout)


def _holds(events: list[dict[str, Any]], state: dict[str, Any], notes: list[str]) -> None:
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert len({event["id"] for event in events}) == len(events)
    assert [note["text"] for note in state["notes"]] == notes
    passed = [event["t"] for event in events]
    assert passed == sorted(passed)
    assert all(visit["seconds"] >= 0 for visit in state["visited"])


@needs("faketime")
def test_the_night_in_which_an_hour_comes_twice(place: Place) -> None:
    """19. 25 October 2026, from 2:59:59 to 2:00:00: catches order by wall time, an offset that is

    that of the other hour, and a negative or hour-long duration.
    """
    faked = ["env", "FAKETIME_FMT=%s", "faketime", "-f", f"@{FIRST_TIME + 3500} x20"]
    command = [*faked, *PROGRAM, "start", METHOD, "--plain"]
    with subprocess.Popen(
        command, env=place.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None

        def enter(line: str) -> str:
            assert program.stdin is not None
            assert program.stdout is not None
            program.stdin.write(f"{line}\n")
            program.stdin.flush()
            while " notitie" not in (said := program.stdout.readline()):
                assert said, "the program ended"
            return said[:8]

        notes, times = list[str](), list[str]()
        while not times or times[-1] > "02:30":
            notes.append(f"notitie {len(notes)}")
            times.append(enter(notes[-1]))
            assert times[-1] < "03"
            time.sleep(0.2)  # four seconds of the night
        program.communicate("")
    events, state = _told(place)
    _holds(events, state, notes)
    moments = [datetime.fromisoformat(event["at"]) for event in events]
    assert moments == sorted(moments)  # with the offset they are moments, whatever the wall said
    assert {moment.utcoffset() for moment in moments} == {moments[0].utcoffset(), moments[-1].utcoffset()}
    assert moments[0].utcoffset() != moments[-1].utcoffset()
    assert events[-1]["t"] < 600


@needs("faketime")
def test_the_clock_was_set_back_and_the_zone_is_another(place: Place) -> None:
    """19. A day back, and New York: catches a list or a conversation in the order of the clock, and a negative time."""
    place.begin("een", "/v", before=["faketime", "2026-11-21 14:00:00"])
    for when, zone, text in (
        ("2026-11-20 09:00:00", "Europe/Amsterdam", "twee"), ("2026-11-20 09:00:00", "America/New_York", "drie"),
        ("2000-01-01 00:00:00", "Nergens/Bestaat_Niet", "vier"),
    ):  # fmt: skip
        done = place.command("resume", "--plain", typed=f"{text}\n/t\n", before=["faketime", when], env={"TZ": zone})
        assert done.returncode == 0, done.stderr
    events, state = _told(place)
    _holds(events, state, ["een", "twee", "drie", "vier"])
    assert events[-1]["t"] < 600


@needs("faketime")
def test_the_last_conversation_is_the_last_begun(place: Place) -> None:
    """19. One begun in the hour that comes twice: catches ‘laatste’ by text of the time, which has no offset in it."""
    place.begin("eerder", before=["faketime", f"@{FIRST_TIME + 55 * 60}"])
    place.begin("later", before=["faketime", f"@{FIRST_TIME + 65 * 60}"])
    assert place.notes() == ["later"]
    rows = json.loads(place.command("list", "--json").stdout)
    assert [row["started"][11:16] for row in rows] == ["02:05", "02:55"]
