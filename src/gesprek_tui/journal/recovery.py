"""The recovery code: printed once, kept on paper, opens the store when the passphrase is forgotten.

28 characters of Crockford's base32 in groups of four: 26 at random (130 bits) and two that check them, so that
a slip of the pen is told as such. Case, spaces and hyphens do not matter; I and L read as 1, O as 0.
"""

import hashlib
import re
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM, _CHECK, _GROUP = 26, 2, 4
_READ_AS = str.maketrans("ILO", "110")


def new_code() -> str:
    """A new code as it is shown: ``XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX``."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM))
    whole = drawn + _check(drawn)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def read_code(text: str) -> str | None:
    """The 26 characters that count of a code as somebody typed it; None when it is not a whole and right one."""
    tidy = _tidy(text)
    drawn = tidy[:_RANDOM]
    right = len(tidy) == _RANDOM + _CHECK and set(tidy) <= set(_ALPHABET) and tidy == drawn + _check(drawn)
    return drawn if right else None


def is_mistyped(text: str) -> bool:
    """Whether ``text`` was meant as a code but is not a right one: a character too many, too few or another."""
    tidy = _tidy(text)
    # a passphrase of that length seldom has a digit in it, and a code nearly always
    meant = abs(len(tidy) - _RANDOM - _CHECK) <= 2 and set(tidy) <= {*_ALPHABET, "U"} and re.search(r"\d", text)
    return bool(meant) and read_code(text) is None


def _tidy(text: str) -> str:
    return re.sub(r"[\s\-‐‑–—]", "", text).upper().translate(_READ_AS)


def _check(drawn: str) -> str:
    number = int.from_bytes(hashlib.sha256(b"gesprek recovery " + drawn.encode("ascii")).digest())
    return _ALPHABET[number % 32] + _ALPHABET[number // 32 % 32]
