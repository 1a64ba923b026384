"""Questions asked one line at a time, on stderr, so that stdout stays data."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from stepguide.errors import StoppedError


def is_possible() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """One line, without its newline; StoppedError on Ctrl-C or Ctrl-D."""
    try:
        return _line(question)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n")
        raise StoppedError("Stopped. Nothing was changed.") from None


def confirm(question: str) -> bool:
    """Whether the person says yes; anything but yes is no."""
    return ask(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def lines(each: Callable[[bytes], None]) -> None:
    """Take lines until Ctrl-D, and give each to `each` the moment it is finished.

    The bytes are those that were typed, with the newline. KeyboardInterrupt passes through.
    """
    while True:
        try:
            line = _line("")
        except EOFError:
            sys.stderr.write("\n")
            return
        each(os.fsencode(line) + b"\n")


def _line(question: str) -> str:
    # readline lifts the terminal's own limit of 4,095 bytes a line, beyond which it drops text.
    with suppress(ImportError):
        import readline  # noqa: F401
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if sys.stdout.isatty() and question.isascii():
        return input(question)
    sys.stderr.write(question)
    sys.stderr.flush()
    return input()
