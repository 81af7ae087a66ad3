"""The key file ``sleutel.json``: the random key of the store, closed with a passphrase or held openly.

    {"format": "gesprek-key", "version": 1, "open": false, "slots": [
        {"kind": "passphrase",
         "kdf": {"name": "argon2id", "memory_kib": 65536, "iterations": 3, "lanes": 4, "salt": "<base64>"},
         "cipher": {"name": "aes-256-gcm", "nonce": "<base64>"},
         "sealed": "<base64>"}],
     "sha256": "<of all the rest>"}

Every slot holds the same 48 bytes: the data key (32) and the store's salt (16). An open file has one slot
``{"kind": "open", "key": "<base64>"}`` in their place. The sha256 tells a damaged file from a wrong
passphrase. Parameters: RFC 9106, section 4, second recommended option.
"""

import hashlib
import json
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from gesprek_tui.journal.files import write_lasting
from gesprek_tui.journal.problems import PassphraseNeeded, StoreDamaged, StoreNewer, WrongPassphrase

FORMAT = "gesprek-key"
VERSION = 1

_KEY = 32
_SALT = 16
_NONCE = 12
_TAG = 16
_LARGEST_FILE = 64 * 1024
# what a file may ask of this machine: far above what is written, far below what would hurt
_BOUNDS = {"memory_kib": (8 * 1024, 1024 * 1024), "iterations": (1, 32), "lanes": (1, 16)}
_WRITTEN = {"memory_kib": 64 * 1024, "iterations": 3, "lanes": 4}
# binds a sealed key to what it is for
_PURPOSE = b"gesprek-key 1 passphrase"

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The secret of one store: the data key (32 bytes) and the salt (16 bytes) of its file."""

    data: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def random(cls) -> "StoreKey":
        """A new key."""
        return cls(os.urandom(_KEY), os.urandom(_SALT))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file as read: whole and understood, but not yet opened."""

    path: Path
    open: bool
    """Whether the key stands in the file for anybody who can read it, because no passphrase was chosen."""
    _slots: tuple[Json, ...] = field(repr=False)

    def key(self, passphrase: str | None) -> StoreKey:
        """The store's key. An open file needs no passphrase.

        Raises :class:`PassphraseNeeded`, :class:`WrongPassphrase` or :class:`StoreDamaged`.
        """
        slot = self._slot("open" if self.open else "passphrase")
        try:
            if self.open:
                secret = _bytes(slot["key"], _KEY + _SALT)
            else:
                salt, nonce, sealed, cost = _sealed_parts(slot)
        except (KeyError, TypeError, ValueError):
            raise StoreDamaged(self.path) from None
        if not self.open:
            if not passphrase:
                raise PassphraseNeeded
            secret = _unseal(sealed, nonce, _derive(passphrase, salt, cost))
        return StoreKey(secret[:_KEY], secret[_KEY:])

    def _slot(self, kind: str) -> Json:
        # other kinds of slot belong to newer versions and are passed over
        for slot in self._slots:
            if slot.get("kind") == kind:
                return slot
        raise StoreDamaged(self.path)


def create(path: Path, key: StoreKey, passphrase: str | None) -> None:
    """Write a new key file, closed with ``passphrase`` or open when there is none.

    Raises FileExistsError when there is one already. The caller holds the writer's
    lock, so looking is enough.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(path)
    secret = key.data + key.salt
    slot = _seal(secret, passphrase) if passphrase else {"kind": "open", "key": _text(secret)}
    body = {"format": FORMAT, "version": VERSION, "open": not passphrase, "slots": [slot]}
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
    slots, is_open = body.get("slots"), body.get("open")
    if not isinstance(is_open, bool) or not isinstance(slots, list):
        raise StoreDamaged(path)
    return KeyFile(path, is_open, tuple(slot for slot in slots if isinstance(slot, dict)))


def _seal(secret: bytes, passphrase: str) -> Json:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    sealed = AESGCM(_derive(passphrase, salt, _WRITTEN)).encrypt(nonce, secret, _PURPOSE)
    return {
        "kind": "passphrase",
        "kdf": {"name": "argon2id", **_WRITTEN, "salt": _text(salt)},
        "cipher": {"name": "aes-256-gcm", "nonce": _text(nonce)},
        "sealed": _text(sealed),
    }


def _unseal(sealed: bytes, nonce: bytes, key: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(key).decrypt(nonce, sealed, _PURPOSE)
    except InvalidTag:
        raise WrongPassphrase from None


def _derive(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    # an open key file costs nothing: cryptography is loaded only for a passphrase
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    kdf = Argon2id(
        salt=salt,
        length=_KEY,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    )
    # the same words from another keyboard or system may be composed differently
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


def _sealed_parts(slot: Json) -> tuple[bytes, bytes, bytes, dict[str, int]]:
    kdf, cipher = slot["kdf"], slot["cipher"]
    if kdf["name"] != "argon2id" or cipher["name"] != "aes-256-gcm":
        raise ValueError
    cost = {}
    for name, (least, most) in _BOUNDS.items():
        value = kdf[name]
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        cost[name] = value
    sealed = _bytes(slot["sealed"], _KEY + _SALT + _TAG)
    return _bytes(kdf["salt"], _SALT), _bytes(cipher["nonce"], _NONCE), sealed, cost


def _bytes(text: object, length: int) -> bytes:
    if not isinstance(text, str):
        raise TypeError
    data = b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError
    return data


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _digest(body: Json) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
