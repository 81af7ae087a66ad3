"""Changes of passphrase that are killed: run as ``python -m tests.journal.keys_child ACT FOLDER [CHANGE]``."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from gesprek_tui.journal import sealing
from gesprek_tui.journal.opening import open_keys
from gesprek_tui.journal.rekey import Keys

OLD, NEW = "de trein naar Ede", "de bus naar Epe"
CODE = "0000-0000-0000-0000-0000-0000-00E0"
NEW_CODE = "1111-1111-1111-1111-1111-1111-11TG"
# what a change does with files, as Python's audit hooks tell it before it happens
_STEPS = ("open", "os.rename", "os.remove", "sqlite3.connect", "sqlite3.connect/handle")

CHANGES: dict[str, Callable[[Keys], object]] = {
    "set": lambda keys: keys.close_with(NEW, NEW_CODE),
    "change": lambda keys: keys.change(NEW),
    "remove": Keys.open_up,
    "recovery": lambda keys: keys.renew_recovery(NEW_CODE),
}


def cheaply() -> None:
    """As little of Argon2 as a key file may ask: these tests derive hundreds of keys."""
    sealing._WRITTEN.update(memory_kib=8 * 1024, iterations=1, lanes=1)


def change(folder: Path, name: str) -> None:
    """Make a change, and say when it begins and when it is done."""
    with open_keys(folder, lambda: OLD) as keys:
        print("begins", flush=True)
        CHANGES[name](keys)
        print("done", flush=True)


def kill_at_every_step(folder: Path, name: str) -> None:
    """Make the change in copies of ``folder``: in ``folder.1`` killed before its first step, and so on to the end."""
    step, killed = 0, True
    while killed:
        step += 1
        copy = folder.with_name(f"{folder.name}.{step}")
        shutil.copytree(folder, copy)
        pid = os.fork()
        if not pid:
            with open_keys(copy, lambda: OLD) as keys:
                _kill_before(step)
                CHANGES[name](keys)
                os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    print(step, flush=True)


def _kill_before(step: int) -> None:
    left = step

    def hook(event: str, _: object) -> None:
        nonlocal left
        if event in _STEPS:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    cheaply()
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
