"""The command ``gesprek``: arguments to what they run, errors to exit codes. No logic."""

import gc
import io
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from gesprek_tui.cli.parser import read
from gesprek_tui.dutch import usage
from gesprek_tui.errors import GesprekError, UsageError, place_of
from gesprek_tui.text import clean

FINE, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 fine, 1 wrong or absent, 2 usage."""
    _lose_no_line()
    gc.disable()  # what a start makes is there to stay; compose looks for garbage again when it is done
    try:
        parsed = read(arguments)
        run: Callable[[Namespace], int] = parsed.run
        code = run(parsed)
        print(end="", flush=True)  # here a reader that went away is noticed; when Python ends it would be a traceback
        return code
    except UsageError as error:
        print(clean(str(error)), file=sys.stderr)
        return USAGE
    except GesprekError as error:
        print(clean(str(error)), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away: what was asked for has been printed as far as it wanted
        return WRONG
    except Exception as error:
        print(usage.CRASHED.format(where=place_of(error)), file=sys.stderr)
        return WRONG
    finally:
        gc.enable()


def _lose_no_line() -> None:
    """What a terminal or a pipe cannot say, in or out, becomes a question mark: it stops nothing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
