"""One slot of a key file: a secret sealed with what a passphrase or a recovery code derives to.

The layout of a slot and its parameters are described in keyfile.py. What a slot asks of this machine is bounded.
An open key file costs nothing: cryptography is loaded only here, and only when something is sealed or unsealed.
"""

import os
import unicodedata
from base64 import b64decode, b64encode
from typing import Any, TypeAlias

from gesprek_tui.journal.problems import WrongPassphrase

Json: TypeAlias = dict[str, Any]

SECRET = 48
"""Bytes of the secret in every slot."""

_KEY = 32
_SALT = 16
_NONCE = 12
_TAG = 16
# what a file may ask of this machine: far above what is written, far below what would hurt
_BOUNDS = {"memory_kib": (8 * 1024, 1024 * 1024), "iterations": (1, 32), "lanes": (1, 16)}
_WRITTEN = {"memory_kib": 64 * 1024, "iterations": 3, "lanes": 4}


def seal_with_passphrase(secret: bytes, passphrase: str) -> Json:
    """A slot of kind ``passphrase``."""
    return _seal(secret, passphrase, "passphrase", {"name": "argon2id", **_WRITTEN})


def seal_with_code(secret: bytes, code: str) -> Json:
    """A slot of kind ``recovery``; ``code`` is what :func:`~gesprek_tui.journal.recovery.read_code` gives."""
    return _seal(secret, code, "recovery", {"name": "hkdf-sha256"})


def unseal(slot: Json, given: str) -> bytes:
    """The secret. Raises WrongPassphrase; KeyError, TypeError or ValueError for a slot that is not as it should be."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    check(slot)
    nonce, sealed = to_bytes(slot["cipher"]["nonce"], _NONCE), to_bytes(slot["sealed"], SECRET + _TAG)
    try:
        return AESGCM(_derive(given, slot["kdf"])).decrypt(nonce, sealed, _purpose(slot["kind"]))
    except InvalidTag:
        raise WrongPassphrase from None


def check(slot: Json) -> None:
    """Raises KeyError, TypeError or ValueError for a slot that is not as it should be, before anything is derived."""
    kdf, cipher = slot["kdf"], slot["cipher"]
    if kdf["name"] != {"passphrase": "argon2id", "recovery": "hkdf-sha256"}[slot["kind"]]:
        raise ValueError
    if cipher["name"] != "aes-256-gcm":
        raise ValueError
    to_bytes(kdf["salt"], _SALT)
    to_bytes(cipher["nonce"], _NONCE)
    to_bytes(slot["sealed"], SECRET + _TAG)
    for name, (least, most) in _BOUNDS.items() if kdf["name"] == "argon2id" else ():
        if type(kdf[name]) is not int or not least <= kdf[name] <= most:
            raise ValueError


def to_bytes(text: object, length: int) -> bytes:
    """Base64 of exactly ``length`` bytes. Raises TypeError or ValueError."""
    if not isinstance(text, str):
        raise TypeError
    data = b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError
    return data


def to_text(data: bytes) -> str:
    """Base64."""
    return b64encode(data).decode("ascii")


def _seal(secret: bytes, given: str, kind: str, kdf: Json) -> Json:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    kdf, nonce = {**kdf, "salt": to_text(os.urandom(_SALT))}, os.urandom(_NONCE)
    return {
        "kind": kind,
        "kdf": kdf,
        "cipher": {"name": "aes-256-gcm", "nonce": to_text(nonce)},
        "sealed": to_text(AESGCM(_derive(given, kdf)).encrypt(nonce, secret, _purpose(kind))),
    }


def _purpose(kind: str) -> bytes:
    # binds a sealed key to what it is for
    return f"gesprek-key 1 {kind}".encode("ascii")


def _derive(given: str, kdf: Json) -> bytes:
    # the same words from another keyboard or system may be composed differently
    material = unicodedata.normalize("NFC", given).encode("utf-8", "surrogatepass")
    salt = to_bytes(kdf["salt"], _SALT)
    if kdf["name"] == "hkdf-sha256":
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

        return HKDF(SHA256(), _KEY, salt, b"gesprek-key 1").derive(material)
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    return Argon2id(
        salt=salt, length=_KEY, iterations=kdf["iterations"], lanes=kdf["lanes"], memory_cost=kdf["memory_kib"]
    ).derive(material)
