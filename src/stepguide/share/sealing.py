"""Pages sealed with age for a listener's key, so that plain `age -d` opens them on their side."""

from pathlib import Path
from typing import Any

import pyrage

from stepguide.errors import UsageError

HOW = "It takes an age key (age1…), an SSH key (ssh-ed25519 … or ssh-rsa …), or a file of them."
LARGEST = 64 * 1024


def sealed(data: bytes, recipient: str) -> bytes:
    """`data` for the key, or the keys of the file, that `recipient` names.

    UsageError for what is no key.
    """
    keys = [_key(line) for line in _lines(recipient)]
    if not keys:
        raise UsageError(f"{recipient!r} names no key.", HOW)
    sealed_data: bytes = pyrage.encrypt(data, keys)
    return sealed_data


def _lines(recipient: str) -> list[str]:
    typed = recipient.strip()
    if typed.startswith(("age1", "ssh-")):
        return [typed]
    try:
        with Path(typed).expanduser().open("rb") as file:
            content = file.read(LARGEST).decode("utf-8-sig")
    except (OSError, ValueError, RuntimeError):
        raise UsageError(f"{typed!r} is no key, and no file that can be read.", HOW) from None
    lines = (line.strip() for line in content.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _key(typed: str) -> Any:
    try:
        if typed.startswith("age1"):
            return pyrage.x25519.Recipient.from_str(typed)
        return pyrage.ssh.Recipient.from_str(typed)
    except (pyrage.RecipientError, ValueError):
        raise UsageError(f"{typed[:40]!r} is no key that pages can be sealed for.", HOW) from None
