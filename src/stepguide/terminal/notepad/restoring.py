"""The terminal as it was, whatever happens while something else is drawn on it."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, TextIO

from stepguide.terminal import modes

# Lines wrap again, nothing is coloured, pastes have no marks, the cursor is seen.
AS_USUAL = b"\x1b[?7h\x1b[0m\x1b[?2004l\x1b[?25h"


class Lent(NamedTuple):
    """A terminal to be written to, and how it was set before."""

    terminal: TextIO
    modes: list[Any] | None


@contextmanager
def lent() -> Iterator[Lent]:
    """The terminal that is typed at, also where stdout is a file, with its keys as they come; it is
    as it was afterwards. OSError where there is none."""
    before = modes.current()
    with _resizes_heard(), os.fdopen(_opened(), "w", encoding="utf-8") as terminal:
        try:
            modes.set_to(modes.raw())
            yield Lent(terminal, before)
        finally:
            with suppress(OSError):  # it is gone, or reads nothing
                os.set_blocking(terminal.fileno(), False)
                os.write(terminal.fileno(), AS_USUAL)
            modes.set_to(before)


def _opened() -> int:
    try:
        return os.open(os.ttyname(0), os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        # Some containers do not know the name of their terminal.
        found = next((one for one in (sys.stderr, sys.stdout) if one.isatty()), None)
        if found is None:
            raise
        return os.dup(found.fileno())


@contextmanager
def _resizes_heard() -> Iterator[None]:
    # readline hears that the window changed through a handler that Python does not know of;
    # prompt_toolkit puts its own in its place and none afterwards.
    try:
        get, put = ctypes.pythonapi.PyOS_getsig, ctypes.pythonapi.PyOS_setsig
    except AttributeError:
        yield
        return
    get.restype = put.restype = ctypes.c_void_p
    get.argtypes, put.argtypes = (ctypes.c_int,), (ctypes.c_int, ctypes.c_void_p)
    before = get(signal.SIGWINCH)
    try:
        yield
    finally:
        put(signal.SIGWINCH, before)
