"""A quiet timer: the time that is left on one line, and a key that ends it at any moment."""

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum

from stepguide.terminal import ending

LEAVING = (b"q", b"Q", b"\x03", b"\x04")
ESCAPE = b"\x1b"  # alone; with more behind it, it is an arrow or another key
TICK = 1.0


class Ended(Enum):
    """How the waiting ended: the time was over, the person went on, or they left."""

    OVER = "over"
    ON = "on"
    LEFT = "left"


def wait(seconds: float, quiet: bool) -> Ended:
    """Wait at the terminal. Enter or blank goes on, q, Esc, Ctrl-C or Ctrl-D leaves.

    Unless `quiet`, the minutes and seconds that are left stand on a line of their own, which is
    gone again at the end.
    """
    until = time.monotonic() + seconds
    shows = not quiet and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    with _keys():
        try:
            while (left := until - time.monotonic()) > 0:
                if shows:
                    whole = int(left + 0.999)
                    sys.stderr.write(f"\r  {whole // 60}:{whole % 60:02} ")
                    sys.stderr.flush()
                if ended := _key(min(TICK, left)):
                    return ended
        except KeyboardInterrupt:
            return Ended.LEFT
        finally:
            if shows:
                sys.stderr.write("\r       \r")
                sys.stderr.flush()
    return Ended.OVER


def _key(seconds: float) -> Ended | None:
    """How a key ends the waiting, if one that does is pressed within so many seconds."""
    ready, _, _ = select.select([0], [], [], seconds)
    if not ready:
        return None
    typed = os.read(0, 64)
    # Nothing at all: the terminal is gone.
    if not typed or typed[:1] in LEAVING or typed == ESCAPE:
        return Ended.LEFT
    return Ended.ON if typed[:1] in (b"\r", b"\n", b" ") else None


@contextmanager
def _keys() -> Iterator[None]:
    """Keys as they are pressed, and not shown; the terminal is put right whatever ends it."""
    try:
        kept = termios.tcgetattr(0)
    except termios.error:
        yield
        return
    mode = termios.tcgetattr(0)
    mode[3] &= ~(termios.ICANON | termios.ECHO)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0

    def put_right_and_end(sign: int, _frame: object) -> None:
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, kept)
        ending.end_by(sign)

    taken = ending.not_ignored()
    for sign in taken:
        signal.signal(sign, put_right_and_end)
    termios.tcsetattr(0, termios.TCSADRAIN, mode)
    try:
        yield
    finally:
        for sign in taken:
            signal.signal(sign, signal.SIG_DFL)
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(0, termios.TCSADRAIN, kept)
