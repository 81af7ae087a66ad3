"""What ``gesprek doctor`` tells: what is in order, what is not, and what to do. No content of any conversation."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any, Literal

from gesprek_tui import __version__
from gesprek_tui.commands.printing import print_json
from gesprek_tui.conversation.erasing import term_day
from gesprek_tui.dutch import checking, damage, erase
from gesprek_tui.dutch import doctor as words
from gesprek_tui.errors import GesprekError
from gesprek_tui.journal import backups, checkup, salvage
from gesprek_tui.journal.opening import KEY_FILE, LOCK_FILE, STORE_FILE
from gesprek_tui.journal.store import Store
from gesprek_tui.packs.catalog import Catalog
from gesprek_tui.text import one_line

_OLD_DAYS = 8
_NARROWEST = 40
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "owncloud")
_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "davfs", "fuse.rclone")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. ``todo`` is '' where nothing is to be done."""

    group: str
    state: Literal["good", "note", "wrong", "unknown"]
    text: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The store as it could be opened: ``store`` None with a ``problem``, without a passphrase, or without a store."""

    there: bool
    passphrase: bool
    store: Store | None
    problem: str | None


def doctor(
    catalog: Catalog,
    data_dir: Path,
    config: Path,
    settings: Sequence[str],
    opened: Opened,
    *,
    as_object: bool,
    term: int | None = None,
) -> int:
    """``gesprek doctor``: 1 when something is wrong. ``term`` is after how many days to remind of what ended."""
    left_out = [{"file": f.file, "line": f.line, "column": f.column, "reason": f.reason} for f in catalog.left_out()]
    checks = [
        Check("program", "good", words.versions(__version__, python_version(), _installed("textual"))),
        *_folder(data_dir, config),
        *_store(opened),
        *_past_term(opened, term),
        *_backups(data_dir, opened),
        *_packs(catalog, left_out, settings),
        *_terminal(),
    ]
    if as_object:
        print_json({
            "version": __version__,
            "python": python_version(),
            "textual": _installed("textual"),
            "data_dir": str(data_dir),
            "config": str(config),
            "encrypted": opened.there,
            "passphrase": opened.passphrase,
            "store": opened.problem,
            "packs": list(catalog.ids()),
            "left_out": left_out,
            "settings": list(settings),
            "encoding": sys.stdout.encoding,
            "terminal": sys.stdout.isatty(),
            "checks": [asdict(check) for check in checks],
        })  # fmt: skip
    else:
        _print(checks)
    return 1 if any(check.state == "wrong" for check in checks) else 0


def _print(checks: Sequence[Check]) -> None:
    for group, title in words.GROUPS.items():
        print(title)
        for check in checks:
            if check.group == group:
                print(one_line(f"{words.SIGNS[check.state]} {check.text}"))
                if check.todo:
                    print(f"    {one_line(check.todo)}")
        print()
    print(words.SOMETHING_WRONG if any(check.state == "wrong" for check in checks) else words.ALL_WELL)


def _folder(data_dir: Path, config: Path) -> Iterator[Check]:
    yield Check("folder", "good", f"{data_dir} · {config}")
    if where := _elsewhere(data_dir):
        yield Check("folder", "note", words.synced(where), words.SYNCED_TODO)
    if sys.platform == "win32" or not data_dir.is_dir():
        return
    copies = data_dir / backups.FOLDER
    files = [data_dir / name for name in (STORE_FILE, KEY_FILE, LOCK_FILE)] + list(copies.glob("*"))
    open_files = [str(path) for path in files if path.is_file() and _others(path)]
    if open_files:
        names = [Path(path).name for path in open_files]
        yield Check("folder", "wrong", words.readable_by_others(names), words.chmod("600", open_files))
    folders = [str(path) for path in (data_dir, copies) if path.is_dir() and _others(path)]
    if folders:
        yield Check("folder", "note", words.SHARED_FOLDER, words.chmod("700", folders))
    if not open_files and not folders:
        yield Check("folder", "good", words.PRIVATE)


def _others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _elsewhere(folder: Path) -> str | None:
    """The name of what copies the folder to elsewhere, or of the network disk that it is on; a guess by names."""
    if str(folder).startswith("\\\\"):
        return folder.drive
    for part in folder.resolve().parts:
        if any(name in part.casefold() for name in _SYNCED):
            return part
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None
    above = [(len(point), kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    kind = max(above)[1] if above else ""
    return kind if kind.startswith(_NETWORK) else None


def _store(opened: Opened) -> Iterator[Check]:
    if opened.problem:
        yield Check("store", "wrong", opened.problem)
        return
    if not opened.there:
        yield Check("store", "good", words.NOTHING_KEPT)
        return
    yield Check("store", "good", words.WITH_PASSPHRASE if opened.passphrase else words.NO_PASSPHRASE)
    if opened.store is None:
        yield Check("store", "unknown", words.NOT_CHECKED, words.CHECK_TODO)
        return
    yield from _health(opened.store)


def _health(store: Store) -> Iterator[Check]:
    try:
        health = checkup.examine(store)
        if health.flawed:
            found = salvage.salvage(store.path, store.key, store.summarise)
            yield Check("store", "wrong", damage.missing(found.missing, found.lost), damage.TODO)
            return
    except GesprekError as error:
        yield Check("store", "wrong", str(error))
        return
    yield Check("store", "good", words.SOUND)
    if health.unreadable:
        yield Check("store", "wrong", words.unreadable(health.unreadable), words.UNREADABLE_TODO)
    else:
        yield Check("store", "good", words.kept(health.conversations))
    if health.stale:
        yield Check("store", "wrong", words.stale(health.stale), words.STALE_TODO)
    if health.drafts:
        yield Check("store", "note", words.drafts(health.drafts), words.DRAFT_TODO)


def _past_term(opened: Opened, term: int | None) -> Iterator[Check]:
    if opened.store is None or term is None:
        return
    with suppress(GesprekError):  # what is wrong with the store is told already
        if old := opened.store.ended_before(term_day(term, date.today())):
            yield Check("store", "note", erase.past_term_short(len(old), term), erase.past_term_todo(term))


def _backups(data_dir: Path, opened: Opened) -> Iterator[Check]:
    copies = backups.rolling(data_dir)
    if not copies:
        yield Check("backups", "note" if opened.there else "good", words.NO_BACKUP, words.NO_BACKUP_TODO)
        return
    newest, path = next(iter(copies.items()))
    if opened.store is None:
        yield Check("backups", "unknown", words.backup_there(len(copies), newest))
    else:
        try:
            backups.verify(path, opened.store.key)
            yield Check("backups", "good", words.backup_good(len(copies), newest))
        except GesprekError:
            yield Check("backups", "wrong", words.backup_broken(newest), words.BACKUP_TODO)
    changed = date.fromtimestamp((data_dir / STORE_FILE).stat().st_mtime) if opened.there else newest
    if (changed - newest).days >= _OLD_DAYS:
        yield Check("backups", "note", words.backup_old((date.today() - newest).days), words.BACKUP_TODO)


def _packs(catalog: Catalog, left_out: Sequence[dict[str, Any]], settings: Sequence[str]) -> Iterator[Check]:
    yield Check("packs", "good", words.packs(len(catalog.ids())))
    for row in left_out:
        yield Check("packs", "note", checking.left_out(f"{row['file']}:{row['line']}:{row['column']}: {row['reason']}"))
    for warning in settings:
        yield Check("packs", "note", warning)


def _terminal() -> Iterator[Check]:
    encoding = sys.stdout.encoding or ""
    utf8 = encoding.lower().replace("-", "") == "utf8"
    yield Check("terminal", "good" if utf8 else "note", words.encoding(encoding), "" if utf8 else words.UTF8_TODO)
    if not sys.stdout.isatty():
        yield Check("terminal", "unknown", words.NO_TERMINAL)
        return
    columns, rows = shutil.get_terminal_size()
    narrow = columns < _NARROWEST
    text = f"{os.environ.get('TERM', '–')} · {words.size(columns, rows)}"
    yield Check("terminal", "note" if narrow else "good", text, words.NARROW_TODO if narrow else "")


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
