"""How the terminal is set: as it is, and put so again."""

import sys
import termios
from contextlib import suppress
from typing import Any


def is_typed_at() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()


def current() -> list[Any] | None:
    """How the terminal that is typed at is set, or None without one."""
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def set_to(modes: list[Any] | None) -> None:
    """Set it so, at once: one that reads nothing would be waited for."""
    if modes is not None:
        with suppress(termios.error):  # it may be gone
            termios.tcsetattr(0, termios.TCSANOW, modes)


def raw() -> list[Any] | None:
    """How it is set where every key is its own, Ctrl-C too, and none is shown."""
    found = current()
    if found:
        found[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        found[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        found[6][termios.VMIN], found[6][termios.VTIME] = 1, 0
    return found
