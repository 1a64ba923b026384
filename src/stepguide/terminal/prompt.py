"""Questions asked one line at a time, on stderr, so that stdout stays data."""

import io
import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from stepguide.errors import StoppedError
from stepguide.terminal.text import columns, folded

LOOK_EVERY = 0.5
ROOM = 4  # columns beside a folded question for what is typed


def is_possible() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()


def ask(question: str, keep: Callable[[str], None] | None = None) -> str:
    """One line, without its newline; StoppedError on Ctrl-C or Ctrl-D.

    When the line is interrupted, or the terminal closed, `keep` is given what was begun of it
    first, which may be nothing.
    """
    beside = _last_line_of(question)
    try:
        return _line(beside) if keep is None else _line_or_begun(beside, keep)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n")
        raise StoppedError("Stopped. Nothing was changed.") from None


def _line_or_begun(question: str, keep: Callable[[str], None]) -> str:
    with _ends_as_exceptions() as ends:
        try:
            ends.reading = True
            return _line(question)
        except (EOFError, KeyboardInterrupt, _EndedError) as end:
            ends.reading = False
            keep(ends.begun_when_gone() if isinstance(end, EOFError) else _begun())
            raise
        finally:
            ends.reading = False


def _last_line_of(question: str) -> str:
    """What of a question stands beside the answer; where it is too long, the rest goes above."""
    width = columns()
    if len(question) < width:
        return question
    end = " " if question.endswith(" ") else ""
    *above, last = folded(question, width - ROOM).split("\n")
    sys.stderr.writelines(f"{line}\n" for line in above)
    sys.stderr.flush()
    return last + end


def confirm(question: str) -> bool:
    """Whether the person says yes; anything but yes is no."""
    return ask(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def lines(
    each: Callable[[bytes], None], is_last: Callable[[str], bool] = lambda line: False
) -> str | None:
    """Take lines until Ctrl-D, and give each to `each` the moment it is finished.

    A line for which `is_last` holds ends it as well: it is not given on but returned.

    The bytes are those that were typed, with the newline. When the line is interrupted, or the
    terminal closed, what was begun of it is given first; then KeyboardInterrupt passes through,
    and a signal does its usual work.
    """
    with _keys_as_they_come(), _ends_as_exceptions() as ends:
        while True:
            try:
                ends.reading = True
                line = _line("")
                ends.reading = False
            except (EOFError, KeyboardInterrupt, _EndedError) as end:
                ends.reading = False
                begun = ends.begun_when_gone() if isinstance(end, EOFError) else _begun()
                if begun:
                    each(os.fsencode(begun) + b"\n")
                if not isinstance(end, EOFError):
                    raise
                ends.check()
                sys.stderr.write("\n")
                return None
            if is_last(line):
                ends.check()
                return line
            each(os.fsencode(line) + b"\n")
            ends.check()


@contextmanager
def ends_held_back() -> Iterator[None]:
    """Hold back signals that end the program while what was typed is being saved."""
    with _ends_as_exceptions():
        yield


class _EndedError(BaseException):
    """A signal came that ends the program."""


class _Ends:
    """Signals that end the program, held back while a line is being saved; and what is seen now
    and then of the line that is being typed."""

    def __init__(self) -> None:
        self.reading = False
        self.came: int | None = None
        self.seen = ""

    def take(self, sign: int, _frame: object) -> None:
        self.came = sign
        if self.reading:
            raise _EndedError

    def look(self, _sign: int, _frame: object) -> None:
        self.seen = _begun() if self.reading else ""

    def begun_when_gone(self) -> str:
        """At an end of input: what had been typed, if it was the terminal that went.

        readline forgets its line then, so what was seen of it a moment before has to do; and the
        signal may come a moment later.
        """
        if self.seen and self.came is None:
            time.sleep(0.1)
        return self.seen if self.came is not None else ""

    def check(self) -> None:
        if self.came is not None:
            raise _EndedError


@contextmanager
def _ends_as_exceptions() -> Iterator[_Ends]:
    ends = _Ends()
    signs = (signal.SIGHUP, signal.SIGTERM)
    kept = {sign: signal.signal(sign, ends.take) for sign in signs}
    kept[signal.SIGALRM] = signal.signal(signal.SIGALRM, ends.look)
    signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY, LOOK_EVERY)
    try:
        yield ends
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for sign, handler in kept.items():
            signal.signal(sign, handler)
        if ends.came is not None:
            os.kill(os.getpid(), ends.came)


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
        import readline

        # What was typed at one question is nothing to offer at the next.
        readline.set_auto_history(False)
        # Python leaves this off; without it each line of a paste would be an answer of its own.
        # A terminal without control codes would show the request for it as rubbish.
        marks = "off" if os.environ.get("TERM", "dumb") == "dumb" else "on"
        readline.parse_and_bind(f"set enable-bracketed-paste {marks}")
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "surrogateescape":
        sys.stdin.reconfigure(errors="surrogateescape")
    if sys.stdout.isatty() and question.isascii():
        return input(question)
    sys.stderr.write(question)
    sys.stderr.flush()
    return input()
