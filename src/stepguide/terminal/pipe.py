"""Words that come all at once from outside the line: through a pipe, or from a file."""

import fcntl
import io
import select
import signal
import sys
import termios
from typing import cast

from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.home.signs import without_mark
from stepguide.terminal import ending

MOST_INPUT = 16 * 1024 * 1024
A_MOMENT = 0.5  # seconds in which what a pipe has is expected to come


class Input:
    """What was read, and what kept it from being read whole."""

    def __init__(self, data: bytes, trouble: StepguideError | None = None) -> None:
        self.data = data
        self.trouble = trouble


def read() -> Input:
    """Standard input, up to 16 MiB and no further."""
    return _read(cast(io.BufferedReader, sys.stdin.buffer))


def read_if_it_comes() -> bytes:
    """Standard input as far as it can be read, or nothing where nothing comes in a moment."""
    try:
        is_there = not sys.stdin.isatty() and select.select([sys.stdin], [], [], A_MOMENT)[0]
    except (OSError, ValueError):  # closed, or no file
        return b""
    return read().data if is_there else b""


def read_file(name: str) -> Input:
    """What a file holds, or standard input for `-`; UsageError where it cannot be opened."""
    if name == "-":
        return read()
    try:
        with open(name, "rb") as file:  # noqa: PTH123 (a name that may be anything)
            return _read(file)
    except OSError as error:
        raise UsageError(f"{name} cannot be read ({error.strerror}).") from None


def holds_something() -> bool:
    """Whether something that can be read at once waits on standard input; none of it is read."""
    try:
        waiting = fcntl.ioctl(sys.stdin.fileno(), termios.FIONREAD, bytes(4))
    except (OSError, ValueError):  # closed, or nothing of which that can be asked
        return False
    return int.from_bytes(waiting, sys.byteorder) > 0


def _read(stream: io.BufferedReader) -> Input:
    parts: list[bytes] = []
    left = MOST_INPUT
    kept_handlers = {sign: signal.signal(sign, _stop) for sign in ending.not_ignored()}
    try:
        while left:
            part = stream.read1(min(1 << 20, left))
            if not part:
                return Input(_whole(parts))
            parts.append(part)
            left -= len(part)
    except KeyboardInterrupt:
        return Input(_whole(parts), StoppedError("Stopped before all of it had come."))
    finally:
        for sign, handler in kept_handlers.items():
            signal.signal(sign, handler)
    more = "That is more than 16 MiB; it was read so far and no further."
    return Input(_whole(parts), UsageError(more))


def _whole(parts: list[bytes]) -> bytes:
    return without_mark(b"".join(parts))


def _stop(_signal: int, _frame: object) -> None:
    """Ends the reading as Ctrl-C does, so that what has come is kept."""
    raise KeyboardInterrupt
