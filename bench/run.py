"""How fast it is, from outside: the real program in a real pty, in turn with a bare Textual program.

    .venv/bin/python -m bench.run [--rounds N]

Prints a row per measure with its ratio and its limit; exit code 1 when one limit does not hold. Takes about four
minutes, in a data folder of its own in TMPDIR, which must be on a real disk for the saving to mean anything.
Needs Linux, for /proc. Both sides run on the same machine at the same time, so the ratios mean more than the
times; on a machine that is busy with other things, take more rounds.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import exports, fixtures, measures, unlock


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure gesprek beside a bare Textual program.")
    parser.add_argument("--rounds", type=int, default=11, metavar="N", help="of which medians are taken (11)")
    rounds: int = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory(prefix="gesprek-bench-") as folder:
        print(f"making {fixtures.CONVERSATIONS} conversations ...", file=sys.stderr)
        fixture = fixtures.make(Path(folder))
        print(f"{'measure':<46}{'ours':>9}{'base':>9}      {'ratio':>6}  {'limit':>5}")
        hold = True
        for measure in (
            measures.first_paint,
            measures.reopening,
            measures.finding_moves,
            measures.conversation,
            measures.commit,
            measures.after_years,
            unlock.unlock,
            exports.exports,
        ):
            for row in measure(fixture, rounds):
                hold = hold and row.holds
                print(
                    f"{row.what:<46}{row.ours:>9.2f}{row.base:>9.2f} {row.unit:<4} {row.ratio:>6.2f}  {row.limit:>5.2f}"
                    f"  {'holds' if row.holds else 'DOES NOT HOLD'}",
                    flush=True,
                )
    return 0 if hold else 1


if __name__ == "__main__":
    sys.exit(main())
