"""The key file ``sleutel.json``: the random key of the store, closed with a passphrase or held openly.

    {"format": "gesprek-key", "version": 1, "open": false, "slots": [
        {"kind": "passphrase",
         "kdf": {"name": "argon2id", "memory_kib": 65536, "iterations": 3, "lanes": 4, "salt": "<base64>"},
         "cipher": {"name": "aes-256-gcm", "nonce": "<base64>"},
         "sealed": "<base64>"},
        {"kind": "recovery",
         "kdf": {"name": "hkdf-sha256", "salt": "<base64>"},
         "cipher": {"name": "aes-256-gcm", "nonce": "<base64>"},
         "sealed": "<base64>"}],
     "sha256": "<of all the rest>"}

Every slot holds the same 48 bytes: the data key (32) and the store's salt (16). An open file has one slot
``{"kind": "open", "key": "<base64>"}`` in their place; a closed one may lack the recovery slot. The sha256 tells
a damaged file from a wrong passphrase. Parameters: RFC 9106, section 4, second recommended option; the recovery
code is 130 random bits, which need no slow derivation (RFC 5869).

**Changing.** While passphrase, recovery code or data key are being changed, the file also has
``"pending": {"open": ..., "slots": [...]}``: what it is going to be. Which of the two holds then, the store itself
tells: it opens with one of the keys. See rekey.py for the order of things. What a change away from an open file
makes is a new data key, for the old one has stood openly on disk; every other change seals the same data key anew.

**Versions.** A file says the lowest version whose reader understands it, and a program refuses every file above
its own. 1: all but ``pending``; slots of a kind that a reader does not know are passed over. 2: with ``pending``.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from gesprek_tui.journal.files import write_lasting
from gesprek_tui.journal.problems import (
    PassphraseNeeded,
    RecoveryMistyped,
    RecoveryVoid,
    StoreDamaged,
    StoreNewer,
    WrongPassphrase,
)
from gesprek_tui.journal.recovery import is_mistyped, read_code
from gesprek_tui.journal.sealing import (
    SECRET,
    Json,
    check,
    seal_with_code,
    seal_with_passphrase,
    to_bytes,
    to_text,
    unseal,
)

FORMAT = "gesprek-key"
VERSION = 2
_SETTLED, _CHANGING = 1, 2

_KEY = 32
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The secret of one store: the data key (32 bytes) and the salt (16 bytes) of its file."""

    data: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def random(cls) -> "StoreKey":
        """A new key."""
        return cls(os.urandom(_KEY), os.urandom(SECRET - _KEY))

    def renewed(self) -> "StoreKey":
        """Another data key for the same file, whose salt stays where it is."""
        return StoreKey(os.urandom(_KEY), self.salt)


@dataclass(frozen=True, slots=True)
class Slots:
    """Every way into the store that a key file offers."""

    open: bool
    """Whether the key stands in the file for anybody who can read it, because no passphrase was chosen."""
    _slots: tuple[Json, ...] = field(repr=False)

    @classmethod
    def opened(cls, key: StoreKey) -> "Slots":
        """Without a passphrase."""
        return cls(True, ({"kind": "open", "key": to_text(key.data + key.salt)},))

    @classmethod
    def closed(cls, key: StoreKey, passphrase: str, code: str | None) -> "Slots":
        """With a passphrase and, where one was shown, a recovery code."""
        slots = cls(False, (seal_with_passphrase(key.data + key.salt, passphrase),))
        return slots.with_recovery(key, code) if code else slots

    @classmethod
    def from_json(cls, body: Json) -> "Slots":
        """As they stand in a file. Raises TypeError."""
        is_open, slots = body.get("open"), body.get("slots")
        if not isinstance(is_open, bool) or not isinstance(slots, list):
            raise TypeError
        return cls(is_open, tuple(slot for slot in slots if isinstance(slot, dict)))

    def as_json(self) -> Json:
        """As they stand in a file."""
        return {"open": self.open, "slots": list(self._slots)}

    def with_passphrase(self, key: StoreKey, passphrase: str) -> "Slots":
        """The same, with another passphrase."""
        return self._with(seal_with_passphrase(key.data + key.salt, passphrase))

    def with_recovery(self, key: StoreKey, code: str) -> "Slots":
        """The same, with another recovery code. Raises ValueError when it is not a right one."""
        if (counts := read_code(code)) is None:
            raise ValueError
        return self._with(seal_with_code(key.data + key.salt, counts))

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code opens it."""
        return self._find("recovery") is not None

    def secret(self, given: str | None) -> bytes:
        """Data key and salt, opened with ``given``: a passphrase or a recovery code; open slots need nothing.

        Raises PassphraseNeeded, WrongPassphrase, or KeyError, TypeError or ValueError for slots that do not fit.
        """
        if self.open:
            return to_bytes(self._slot("open")["key"], SECRET)
        slot, recovery = self._slot("passphrase"), self._find("recovery")
        if not given:
            # a file that nothing can open is told before anybody looks for a passphrase
            check(slot)
            raise PassphraseNeeded
        code = read_code(given)
        try:
            return unseal(recovery, code) if code and recovery else unseal(slot, given)
        except WrongPassphrase:
            if code:
                raise RecoveryVoid from None
            if recovery and is_mistyped(given):
                raise RecoveryMistyped from None
            raise

    def _slot(self, kind: str) -> Json:
        slot = self._find(kind)
        if slot is None:
            raise KeyError(kind)
        return slot

    def _find(self, kind: str) -> Json | None:
        # other kinds of slot belong to newer versions and are passed over
        return next((slot for slot in self._slots if slot.get("kind") == kind), None)

    def _with(self, new: Json) -> "Slots":
        return Slots(False, (*(slot for slot in self._slots if slot.get("kind") != new["kind"]), new))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file as read: whole and understood, but not yet opened."""

    path: Path
    current: Slots
    pending: Slots | None
    """What it was becoming when that was cut short."""

    @property
    def open(self) -> bool:
        """Whether the key stands in the file for anybody who can read it."""
        return self.current.open

    def key(self, given: str | None) -> StoreKey:
        """The store's key, opened with a passphrase or a recovery code. An open file needs neither.

        Raises :class:`PassphraseNeeded`, :class:`WrongPassphrase` or :class:`StoreDamaged`.
        """
        return self._key(self.current, given)

    def unlock(self, passphrase: Callable[[], str | None], fits: Callable[[StoreKey], bool]) -> tuple[StoreKey, Slots]:
        """The key that ``fits`` the store and the slots it came from, of a file whose change was cut short.

        ``passphrase`` is called at most once, and only when no open key fits. Raises what :meth:`key` raises.
        """
        found = [slots for slots in (self.current, self.pending) if slots is not None]
        for slots in found:
            if slots.open and fits(key := self._key(slots, None)):
                return key, slots
        closed = [slots for slots in found if not slots.open]
        given = passphrase() if closed else None
        problem: WrongPassphrase | StoreDamaged = StoreDamaged(self.path)
        for slots in closed:
            try:
                key = self._key(slots, given)
            except WrongPassphrase as wrong:
                problem = wrong
                continue
            if fits(key):
                return key, slots
            problem = StoreDamaged(self.path)
        raise problem

    def _key(self, slots: Slots, given: str | None) -> StoreKey:
        try:
            secret = slots.secret(given)
        except (KeyError, TypeError, ValueError):
            raise StoreDamaged(self.path) from None
        return StoreKey(secret[:_KEY], secret[_KEY:])


def create(path: Path, key: StoreKey, passphrase: str | None, code: str | None = None) -> None:
    """Write a new key file, closed with ``passphrase`` and a recovery code, or open when there is no passphrase.

    Raises FileExistsError when there is one already. The caller holds the writer's
    lock, so looking is enough.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(path)
    write(path, Slots.closed(key, passphrase, code) if passphrase else Slots.opened(key))


def write(path: Path, current: Slots, pending: Slots | None = None) -> None:
    """Put a whole key file in the place of the old one, at once. The caller holds the writer's lock."""
    body: Json = {"format": FORMAT, "version": _CHANGING if pending else _SETTLED, **current.as_json()}
    if pending:
        body["pending"] = pending.as_json()
    written = json.dumps(body | {"sha256": _digest(body)}, indent=1)
    write_lasting(path, written.encode() + b"\n")


def read(path: Path) -> KeyFile:
    """Read a key file without opening it. Raises :class:`StoreDamaged`, :class:`StoreNewer` or OSError."""
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    try:
        body = json.loads(data) if len(data) <= _LARGEST_FILE else None
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise StoreDamaged(path)
    version, digest = body.get("version"), body.pop("sha256", None)
    if not isinstance(version, int) or digest != _digest(body):
        raise StoreDamaged(path)
    if version > VERSION:
        raise StoreNewer(path)
    try:
        pending = Slots.from_json(body["pending"]) if "pending" in body else None
        return KeyFile(path, Slots.from_json(body), pending)
    except (AttributeError, TypeError):
        raise StoreDamaged(path) from None


def _digest(body: Json) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
