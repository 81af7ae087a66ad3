"""What ``gesprek backup`` and ``gesprek restore`` do."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from gesprek_tui.commands import asking
from gesprek_tui.dutch import backup as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal import archive, backups, keyfile
from gesprek_tui.journal import restore as putting_back
from gesprek_tui.journal.backups import Contents
from gesprek_tui.journal.files import write_lasting
from gesprek_tui.journal.problems import CopyFailed
from gesprek_tui.journal.restore import Present, Unlock
from gesprek_tui.journal.store import Store
from gesprek_tui.journal.swap import ASIDE
from gesprek_tui.report.files import new_file
from gesprek_tui.spoken import say
from gesprek_tui.text import one_line


def backup(store: Store, key_file: Path, passphrase: str | None, target: Path) -> int:
    """``gesprek backup FILE``: everything in one encrypted file, opened and looked through before it has its name.

    ``passphrase`` closes the key in the copy when the store's own ``key_file`` is open; otherwise that file goes
    along as it is. The copy has the data key of the store: who can open the copy can open the store's file too, and
    another passphrase of the store does not close copies that were made before.
    """
    with new_file(target) as file, tempfile.TemporaryDirectory(prefix=".gesprek-", dir=target.parent) as made:
        folder = Path(made)  # beside the copy and for the user alone; nothing in it is readable without the key
        contents = store.copy(folder / archive.STORE)
        if passphrase:
            keyfile.create(folder / archive.KEY, store.key, passphrase, None)
        else:
            write_lasting(folder / archive.KEY, key_file.read_bytes())
        archive.write(file, folder, contents, datetime.now().astimezone())
        file.flush()
        again = folder / "nagelezen"
        again.mkdir()
        archive.unpack(Path(file.name), again)
        same_key = (again / archive.KEY).read_bytes() == (folder / archive.KEY).read_bytes()
        opens = not passphrase or keyfile.read(again / archive.KEY).key(passphrase) == store.key
        if not (same_key and opens and backups.verify(again / archive.STORE, store.key) == contents):
            raise CopyFailed(target)
    say(words.made(target, contents))
    return 0


def restore(file: Path, data_dir: Path, unlock: Unlock) -> int:
    """``gesprek restore FILE``: never over what is there without the whole word, typed at a terminal."""
    interactive = sys.stdin.isatty()

    def agree(coming: Contents, present: Present) -> None:
        here = words.present(present.contents, present.changed)
        copy = words.told(coming)
        if not interactive:
            raise GesprekError(words.refused(data_dir, here, copy))
        say(words.choose(data_dir, here, copy))
        if asking.typed(words.ask_word()).strip().casefold() != words.WORD:
            raise GesprekError(words.NOT_REPLACED)

    done = putting_back.restore(file, data_dir, unlock=unlock, agree=agree)
    say(words.restored(words.told(done.contents), done.aside))
    return 0


def copies(data_dir: Path) -> int:
    """``gesprek restore`` without a file: what there is to put back."""
    rolling = backups.rolling(data_dir)
    aside = sorted(data_dir.glob(f"{ASIDE}*/{archive.STORE}"), reverse=True)
    say(words.COPIES if rolling else words.NO_COPIES)
    for day, path in rolling.items():
        print(words.copy_row(day, path))
    if aside:
        say(words.WERE_REPLACED)
    for path in aside:
        print(f"  {one_line(str(path))}")
    return 0
