"""Pages sealed with age for a listener's key, so that plain `age -d` opens them on their side.

Nothing of what was given as a key is ever shown: it may be the secret one.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyrage

from stepguide.errors import UsageError

HOW = "It takes an age key (age1…), an SSH key (ssh-ed25519 … or ssh-rsa …), or a file of them."
LARGEST = 64 * 1024
LONGEST_NAME = 40  # of a file that is not there, letters; a key is longer
SECRET = re.compile("AGE-SECRET-KEY-|AGE-PLUGIN-|PRIVATE KEY", re.IGNORECASE)
KEY = re.compile("(age1|ssh-|ecdsa-|sk-)", re.IGNORECASE)
# Kinds there are that this cannot seal for, by how they begin.
KINDS = (
    ("ecdsa-", "an ECDSA key"),
    ("sk-", "the key of a hardware token"),
    ("ssh-dss", "a DSA key"),
    ("age1pq1", "a post-quantum key"),
    ("age1tagpq1", "a post-quantum key"),
    ("age1[a-z0-9]+1", "the key of a hardware token or a plugin"),
    ("", "no key, or not a whole one"),
)


class Sealed(NamedTuple):
    """Sealed bytes, and a sentence on each line of the file of keys that could not be used."""

    data: bytes
    left_out: list[str]


def sealed(data: bytes, recipient: str) -> Sealed:
    """`data` for the key, or the keys of the file, that `recipient` names.

    UsageError for what is no key, for a secret one, and for a file in which none can be used.
    """
    typed = recipient.strip()
    if SECRET.search(typed):
        raise _is_secret()
    if KEY.match(typed):
        key = _key(typed)
        if key is None:
            raise UsageError(f"That is {_kind(typed)}. Pages cannot be sealed for it.", HOW)
        return Sealed(pyrage.encrypt(data, [key]), [])
    keys, left_out = [], []
    for number, line in _lines(typed):
        key = _key(line)
        if key is None:
            left_out.append(f"line {number} of {typed} is {_kind(line)}. It is left out.")
        else:
            keys.append(key)
    if not keys:
        raise UsageError(f"{typed!r} holds no key that pages can be sealed for.", *left_out, HOW)
    return Sealed(pyrage.encrypt(data, keys), left_out)


def _is_secret() -> UsageError:
    return UsageError(
        "That is a secret key, and nothing of it is shown here.",
        "Give the public one: age-keygen -y FILE prints it, and for SSH it is the file in .pub.",
    )


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """The lines of a file that could be keys, with their numbers."""
    try:
        with Path(name).expanduser().open("rb") as file:
            content = file.read(LARGEST).decode("utf-8-sig")
    except (OSError, ValueError, RuntimeError):
        is_name = len(name) <= LONGEST_NAME or "/" in name or "." in name
        named = repr(name) if is_name else "That"
        raise UsageError(f"{named} is no key, and no file that can be read.", HOW) from None
    if SECRET.search(content):
        raise _is_secret()
    for number, line in enumerate(map(str.strip, content.splitlines()), start=1):
        if line and not line.startswith("#"):
            yield number, line


def _key(line: str) -> Any:
    # A key of age may be in capitals all through, as its alphabet is.
    line = line.lower() if line.startswith("AGE1") and line == line.upper() else line
    kind = pyrage.x25519 if line.startswith("age1") else pyrage.ssh
    try:
        return kind.Recipient.from_str(line)
    except (pyrage.RecipientError, ValueError):
        return None


def _kind(line: str) -> str:
    return next(said for begins, said in KINDS if re.match(begins, line, re.IGNORECASE))
