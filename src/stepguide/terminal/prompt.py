"""Questions asked one line at a time, on stderr, so that stdout stays data."""

import io
import os
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

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

    The bytes are those that were typed, with the newline. KeyboardInterrupt passes through, after
    the line that was begun has been given too.
    """
    with _keys_as_they_come():
        while True:
            try:
                line = _line("")
            except EOFError:
                sys.stderr.write("\n")
                return
            except KeyboardInterrupt:
                if begun := _begun():
                    each(os.fsencode(begun) + b"\n")
                raise
            each(os.fsencode(line) + b"\n")


@contextmanager
def _keys_as_they_come() -> Iterator[None]:
    # While a line is being saved nobody reads; a terminal that gathers lines itself would cut
    # what is pasted then at 4,095 bytes, and swallow a Ctrl-D.
    try:
        kept = termios.tcgetattr(0)
        mode = termios.tcgetattr(0)
        mode[3] &= ~termios.ICANON
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        termios.tcsetattr(0, termios.TCSADRAIN, mode)
    except termios.error:
        yield
        return
    # readline shows what is typed on stdout, which may be a file: lend it the terminal.
    output = None
    if not sys.stdout.isatty():
        with suppress(OSError):
            terminal = os.open(os.ttyname(0), os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
            sys.stdout.flush()
            output = os.dup(1)
            os.dup2(terminal, 1)
            os.close(terminal)
    try:
        yield
    finally:
        if output is not None:
            os.dup2(output, 1)
            os.close(output)
        termios.tcsetattr(0, termios.TCSADRAIN, kept)


def _begun() -> str:
    """What had been typed of a line when it was interrupted, as far as readline knows."""
    with suppress(ImportError):
        import readline

        return readline.get_line_buffer()
    return ""


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
