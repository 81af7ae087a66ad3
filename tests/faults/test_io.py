"""Every write and every sync fails once, on the way to a saved note."""

import re

import pytest

from tests.faults.needs import needs_strace
from tests.faults.place import Done, Place

NOTES = [f"notitie-{number}" for number in range(3)]
ACKNOWLEDGED = re.compile(r"\d\d:\d\d:\d\d notitie\b")


def traced(place: Place, *how: str) -> Done:
    """Go on with the conversation under strace, that injects or watches as ``how`` says."""
    before = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", str(place.folder / "spoor")]
    for option in how:
        before += ["-e", option]
    return place.command("resume", "--plain", typed="".join(f"{note}\n" for note in NOTES), before=before)


@needs_strace
@pytest.mark.parametrize(
    ("call", "error", "whens"),
    [
        ("fsync", "EIO", (2, 6, 7, 8, 9, 10)),
        ("pwrite64", "EIO", (2, 14, 17, 23, 36)),
        ("pwrite64", "ENOSPC", (5, 13, 21, 38)),
    ],
)
def test_no_false_word_of_saved_when_the_disk_fails(
    place: Place, call: str, error: str, whens: tuple[int, ...]
) -> None:
    """15. The k-th call fails: catches a saved sign before the disk said so, a note that is there twice after the

    next try, and a store that does not open afterwards. The first calls are those of going on, the later a note's.
    """
    for when in whens:
        place.begin("eerst")
        done = traced(place, f"trace={call}", f"inject={call}:error={error}:when={when}")
        assert "Traceback" not in done.stderr
        there = place.notes()
        acknowledged = len(ACKNOWLEDGED.findall(done.stdout))
        assert there[0] == "eerst"
        assert [note for note in NOTES if note in there] == there[1:]
        assert len(there) - 1 >= acknowledged, (when, done.stdout, done.stderr)
        if acknowledged < len(NOTES):
            assert done.returncode == 1
            assert "niet opgeslagen" in done.stderr
        else:  # SQLite can do without a sync of the folder
            assert done.stderr == ""


@needs_strace
def test_what_is_called_saved_was_synced(place: Place) -> None:
    """15, 1. The order of the calls: catches synchronous OFF or WAL without a sync, which no kill shows, only power

    that fails.
    """
    place.begin("eerst")
    traced(place, "trace=fsync,fdatasync,pwrite64,unlink,write")
    since: list[str] = []
    acknowledged = 0
    trace = (place.folder / "spoor").read_text(encoding="utf-8")
    for name, rest in re.findall(r"^\d+ +(\w+)\((.*)", trace, re.MULTILINE):
        if name == "write" and rest.startswith("1,") and " notitie" in rest:
            acknowledged += 1
            assert since.count("fsync") + since.count("fdatasync") >= 3, since
            assert since[-1] in ("fsync", "fdatasync"), since
            since = []
        elif name != "write":
            since.append(name)
    assert acknowledged == len(NOTES)
