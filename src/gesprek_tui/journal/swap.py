"""Another store in the place of the one that is there, so that after a kill at any moment one of the two is whole.

    terugzetten.nieuw/    what is to come, being made and looked through; a kill leaves nothing but this
    terugzetten/nieuw/    what is to come, whole: from here on whoever opens the store first finishes the exchange
    terugzetten/          what was there, moved out of the way
    vervangen-2026-11-29/ what was there, in the end

Nothing is deleted. Only the one that holds the writer's lock may do any of this.
"""

import os
from datetime import date
from pathlib import Path

from gesprek_tui.journal.files import make_private_folder, move_lasting

_STAGED = "terugzetten"
_COMING = "nieuw"
ASIDE = "vervangen-"


def stage(folder: Path) -> Path:
    """An empty folder to put what is to come in; what an earlier attempt left there is taken away."""
    coming = folder / f"{_STAGED}.nieuw" / _COMING
    drop(folder)
    make_private_folder(coming)
    return coming


def drop(folder: Path) -> None:
    """Take away what was to come; nothing of the store was touched yet."""
    import shutil  # noqa: PLC0415 - this module is loaded at every start, to look whether an exchange waits

    if (folder / f"{_STAGED}.nieuw").is_dir():
        shutil.rmtree(folder / f"{_STAGED}.nieuw")


def waiting(folder: Path) -> bool:
    """Whether an exchange was begun and has to be finished before the store can be opened."""
    return (folder / _STAGED).is_dir()


def exchange(folder: Path, side_files: tuple[str, ...]) -> Path | None:
    """Put what is staged in place; gives the folder in which what was there is kept, or None when nothing was.

    ``side_files`` are the names that belong to the old store alone. Raises OSError.
    """
    move_lasting(folder / f"{_STAGED}.nieuw", folder / _STAGED)
    return finish(folder, side_files)


def finish(folder: Path, side_files: tuple[str, ...]) -> Path | None:
    """Go on with an exchange from wherever it was left; see :func:`exchange`."""
    staged = folder / _STAGED
    coming = staged / _COMING
    if coming.is_dir():
        # SQLite would play the journal of the old store back into the new one
        for name in side_files:
            if os.path.lexists(folder / name):
                move_lasting(folder / name, staged / name)
        for path in sorted(coming.iterdir()):
            here = folder / path.name
            if os.path.lexists(here):
                move_lasting(here, staged / path.name)
            move_lasting(path, here)
        coming.rmdir()
    if not any(staged.iterdir()):
        staged.rmdir()
        return None
    aside = _free(folder)
    move_lasting(staged, aside)
    return aside


def _free(folder: Path) -> Path:
    day, number = f"{ASIDE}{date.today()}", 1
    path = folder / day
    while os.path.lexists(path):
        number += 1
        path = folder / f"{day}-{number}"
    return path
