"""stdout and stderr stand in for each other: what one of them does not take goes to the other, else
to the terminal, and is never in the way of what is to be saved."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

OUT, ERR = 1, 2
MOST = 1 << 16  # bytes that go elsewhere: an answer or a page, and not a whole journal


def open_what_is_closed() -> None:
    """Open a standard stream that was closed (`>&-`) on nothing, so that no file of the person gets
    its number."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while os.open(os.devnull, os.O_RDWR) <= ERR:
        pass
    sys.stdin = sys.stdin or open(0)  # noqa: SIM115 (numbers, open until the end)
    sys.stdout = sys.stdout or open(OUT, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(ERR, "w")  # noqa: SIM115


class StandIn(io.FileIO):
    """The bytes of a standard stream. `refused` is why it took no more of them, `unseen` whether
    nothing else took them either."""

    def __init__(self, number: int, at_start: object) -> None:
        super().__init__(number, "w", closefd=False)
        self.refused: OSError | None = None
        self.unseen = False
        self.is_open = at_start is not None
        self._left = MOST

    def write(self, data: "ReadableBuffer") -> int:
        """All of it, here or elsewhere. Only where it is much that would go elsewhere, that is an
        error, once: whoever gives so much is to stop."""
        if self.is_open:
            try:
                return super().write(data)
            except OSError as error:
                self.refused, self.is_open = error, False
        whole = bytes(data)
        if self._left > 0:
            self._left -= len(whole)
            if self._left <= 0:
                self.refused = self.refused or OSError(errno.EBADF, "Nothing is open for it")
                raise self.refused
            self.unseen |= not self._is_taken(whole)
        return len(whole)

    def _is_taken(self, data: bytes) -> bool:
        if self.fileno() == OUT and isinstance(self.refused, BrokenPipeError):
            return True  # whoever read it has had enough
        other = _stand_in(sys.stderr if self.fileno() == OUT else sys.stdout)
        # What is said beside an answer would make it no JSON any more.
        if other and other.is_open and not (other.fileno() == OUT and "--json" in sys.argv):
            try:
                return _is_written(other.fileno(), data)
            except BrokenPipeError:  # as above
                return True
            except OSError:
                other.is_open = False
        with suppress(OSError):
            terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
            try:
                return _is_written(terminal, data)
            finally:
                os.close(terminal)
        return False


def stand_in() -> None:
    """Let each of the two stand in for the other from here on."""
    sys.stdout = _standing_in(sys.stdout, StandIn(OUT, sys.__stdout__))
    sys.stderr = _standing_in(sys.stderr, StandIn(ERR, sys.__stderr__))


def refused() -> OSError | None:
    """Why stdout did not take all it was given, where that is no reader who has had enough."""
    out = _stand_in(sys.stdout)
    why = out.refused if out else None
    return None if isinstance(why, BrokenPipeError) else why


def is_unseen() -> bool:
    """Whether there was something that nothing took."""
    return any(one and one.unseen for one in map(_stand_in, (sys.stdout, sys.stderr)))


def _standing_in(stream: object, raw: StandIn) -> io.TextIOWrapper:
    assert isinstance(stream, io.TextIOWrapper)
    stream.flush()
    through = stream.write_through
    return io.TextIOWrapper(
        raw if through else io.BufferedWriter(raw),
        stream.encoding,
        stream.errors,
        line_buffering=stream.line_buffering or not raw.is_open,
        write_through=through,
    )


def _stand_in(stream: object) -> StandIn | None:
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    return raw if isinstance(raw, StandIn) else None


def _is_written(number: int, data: bytes) -> bool:
    while data:
        data = data[os.write(number, data) :]
    return True
