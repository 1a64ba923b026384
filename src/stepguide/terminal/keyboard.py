"""Questions asked one line at a time, on stderr, so that stdout stays data."""

import io
import locale
import os
import select
import signal
import sys
import termios
import time
from codecs import lookup
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import Any

from stepguide.errors import StoppedError
from stepguide.terminal import ending, modes
from stepguide.terminal.text import columns, decoded, encoded, folded

LOOK_EVERY = 0.5
BURST = 0.02  # seconds in which nobody types a line
AT_ONCE = 1 << 16
UTF8_LOCALES = ("C.UTF-8", "C.utf8", "UTF-8", "en_US.UTF-8")
AS_TYPED = ("utf-8", "surrogateescape")
END_OF_TEXT = "\x04"
# Control D in the middle of a line: to its end, the sign itself, and Enter.
ENDS_ANYWHERE = r'"\C-d": "\C-e\C-q\C-d\C-m"'
ENDS_AN_EMPTY_LINE = r'"\C-d": delete-char'
# Escape waits for the key after it, which would be gone: Enter, or a call for help.
AFTER_ESCAPE = (r'"\e!": self-insert', r'"\e\C-m": accept-line', r'"\e\C-j": accept-line')
ROOM = 4  # columns beside a folded question for what is typed


def ask(question: str, keep: Callable[[str], None] | None = None, whole: bool = False) -> str:
    """One answer, without its last newline; StoppedError on Ctrl-C or Ctrl-D.

    What arrives in one burst, as a paste without marks does, comes back together, with its
    newlines, so that none of it is taken for the next answer or ever reaches the shell. Of a
    `whole` answer the last line may be gone on with before it is ended.

    When it is interrupted, or the terminal closed, `keep` is given what was begun of it first,
    which may be nothing, with what else came in the same burst. A signal that ends the program
    finds the terminal put right.
    """
    lines: list[str] = []
    try:
        with _ends_as_exceptions() as ends, _keys_as_they_come():
            try:
                _take(_last_line_of(question), ends, lines, whole)
            except (KeyboardInterrupt, EOFError, _EndedError):
                left = rest()
                if keep:
                    keep("\n".join([*lines, *left]))
                raise
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n")
        raise StoppedError("Stopped. Nothing was changed.") from None
    return "\n".join(lines)


def _take(question: str, ends: "_Ends", lines: list[str], whole: bool) -> None:
    """Take the lines of one answer, so that they are there whatever ends it."""

    def keep(begun: str) -> None:
        if begun:
            lines.append(begun)

    is_burst = True
    while is_burst:
        lines.append(_line_or_begun("" if lines else question, ends, keep))
        is_burst = more_comes()
        if is_burst and not whole:
            lines += rest()
            is_burst = False
        ends.check()


def _line_or_begun(
    question: str, ends: "_Ends", keep: Callable[[str], None], ends_anywhere: bool = False
) -> str:
    try:
        ends.seen, ends.reading = "", True
        return _line(question, ends_anywhere)
    except (EOFError, KeyboardInterrupt, SystemError, _EndedError) as error:
        ends.reading = False
        end = _end_in(error)
        keep(ends.begun(end))
        raise end from None
    finally:
        ends.reading = False


def _end_in(error: BaseException) -> BaseException:
    """What ended a line. Where two signals came at once Python goes on to the second with the
    exception of the first in hand, and makes a SystemError of it."""
    while isinstance(error, SystemError) and error.__cause__:
        error = error.__cause__
    return error


def more_comes(within: float = BURST) -> bool:
    """Whether more of a burst is there, or comes at once."""
    return bool(select.select([0], [], [], within)[0])


def rest() -> list[str]:
    """The lines of a burst that are left, taken away from whatever reads next."""
    found = b""
    with suppress(OSError):  # the terminal may be gone
        while more_comes() and (part := os.read(0, AT_ONCE)):
            found += part
    if not found:
        return []
    text = decoded(found)
    if "\r\n" in text:  # of which the first half may have ended the line before
        text = text.removeprefix("\n").replace("\r\n", "\n")
    return text.replace("\r", "\n").split("\n")


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


def lines(
    each: Callable[[bytes], None], is_last: Callable[[str], bool] = lambda line: False
) -> str | None:
    """Take lines until Control D, and give each to `each` the moment it is finished.

    A line for which `is_last` holds ends it as well: it is not given on but returned. One that
    arrives in a burst of several is only ever words.

    The bytes are those that were typed, with the newline. When the line is interrupted, or the
    terminal closed, what was begun of it is given first, with what else came in the same burst;
    then KeyboardInterrupt passes through, and a signal does its usual work.
    """

    def keep(words: str) -> None:
        if words:
            each(encoded(words) + b"\n")

    with _ends_as_exceptions() as ends, _keys_as_they_come():
        is_burst = False
        try:
            while True:
                line = _line_or_begun("", ends, keep, ends_anywhere=True)
                if line.endswith(END_OF_TEXT):
                    line = line[: -len(END_OF_TEXT)]
                    keep(line)
                    if not more_comes():
                        ends.check()
                        return None
                    continue
                if not is_burst and is_last(line) and not more_comes():
                    ends.check()
                    return line
                each(encoded(line) + b"\n")
                is_burst = more_comes()
                ends.check()
        except (EOFError, KeyboardInterrupt, _EndedError) as end:
            keep("\n".join(rest()).rstrip("\n"))
            if not isinstance(end, EOFError):
                raise
            ends.check()
            sys.stderr.write("\n")
            return None


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

    def begun(self, end: BaseException) -> str:
        """What had been typed of the line when `end` came.

        When the terminal goes readline forgets its line, so what was seen of it a moment before
        has to do; and the signal may come before that or a moment later, or never where it is to
        be passed over.
        """
        is_input = isinstance(end, EOFError)
        if not is_input and (begun := _begun()):
            return begun
        if self.seen and self.came is None and is_input:
            time.sleep(0.1)
        has_gone = modes.current() is None or (is_input and self.came is not None)
        return self.seen if has_gone else ""

    def check(self) -> None:
        if self.came is not None:
            raise _EndedError


@contextmanager
def _ends_as_exceptions() -> Iterator[_Ends]:
    ends, kept_modes = _Ends(), modes.current()
    kept: dict[signal.Signals, Any] = {
        sign: signal.signal(sign, ends.take) for sign in ending.not_ignored()
    }
    kept[signal.SIGALRM] = signal.signal(signal.SIGALRM, ends.look)
    timer = signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY, LOOK_EVERY)
    try:
        yield ends
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        for sign, handler in kept.items():
            signal.signal(sign, handler)
        if ends.came is not None:
            modes.set_to(kept_modes)  # nothing that would do it later is reached any more
            ending.end_by(ends.came)


@contextmanager
def _keys_as_they_come() -> Iterator[None]:
    # While a line is being saved nobody reads; a terminal that gathers lines itself would cut
    # what is pasted then at 4,095 bytes, and swallow a Ctrl-D.
    kept, mode = modes.current(), modes.current()
    if kept is None or mode is None:
        yield
        return
    mode[3] &= ~termios.ICANON
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
    modes.set_to(mode)
    # readline shows what is typed on stdout, which may be a file: lend it the terminal.
    output = None
    if not sys.stdout.isatty():
        with suppress(OSError):
            terminal = os.open(os.ttyname(0), os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
            sys.stdout.flush()
            output = os.dup(1)
            os.dup2(terminal, 1)
            os.close(terminal)
    stops = signal.getsignal(signal.SIGTSTP)
    if stops is signal.SIG_DFL:
        signal.signal(signal.SIGTSTP, partial(_stop, kept))
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, stops)
        if output is not None:
            os.dup2(output, 1)
            os.close(output)
        modes.set_to(kept)


def _stop(kept: list[Any], sign: int, _frame: object) -> None:
    """Stop as Ctrl-Z does everywhere, with the terminal as it was; gone on with, as before, with
    what was begun of the line on the screen again."""
    here, handler = modes.current(), signal.getsignal(sign)
    _mark_pastes(False)
    modes.set_to(kept)
    signal.signal(sign, signal.SIG_DFL)
    os.kill(os.getpid(), sign)
    signal.signal(sign, handler)
    modes.set_to(here)
    _mark_pastes(True)
    readline = sys.modules.get("readline")
    with suppress(AttributeError, OSError, TypeError):  # libedit, or one that is built in
        import ctypes  # Python has no name for either

        library = ctypes.CDLL(str(readline and readline.__file__))
        library.rl_on_new_line()
        library.rl_redisplay()


def _mark_pastes(on: bool) -> None:
    if _knows_marks():
        with suppress(OSError):  # it may be gone
            os.write(1, b"\x1b[?2004h" if on else b"\x1b[?2004l")


def _knows_marks() -> bool:
    # A terminal without control codes would show the request for them as rubbish.
    return os.environ.get("TERM", "dumb") != "dumb"


def _begun() -> str:
    """What had been typed of a line when it was interrupted, as far as readline knows."""
    readline = sys.modules.get("readline")
    return readline.get_line_buffer() if readline else ""


def _line(question: str, ends_anywhere: bool) -> str:
    with _letters_of_every_script():
        # readline lifts the terminal's own limit of 4,095 bytes a line, and drops text beyond it.
        with suppress(ImportError):
            import readline

            # What was typed at one question is nothing to offer at the next.
            readline.set_auto_history(False)
            # Python leaves this off; without it each line of a paste would be an answer of its
            # own.
            marks = "on" if _knows_marks() else "off"
            readline.parse_and_bind(f"set enable-bracketed-paste {marks}")
            readline.parse_and_bind(ENDS_ANYWHERE if ends_anywhere else ENDS_AN_EMPTY_LINE)
            for binding in AFTER_ESCAPE:
                readline.parse_and_bind(binding)
        typed = sys.stdin
        # Once something was read it cannot be chosen again.
        if isinstance(typed, io.TextIOWrapper) and (typed.encoding, typed.errors) != AS_TYPED:
            typed.reconfigure(encoding=AS_TYPED[0], errors=AS_TYPED[1])
        if sys.stdout.isatty() and question.isascii():
            return input(question)
        sys.stderr.write(question)
        sys.stderr.flush()
        return input()


@contextmanager
def _letters_of_every_script() -> Iterator[None]:
    """Have readline know letters as UTF-8 where the locale, which says how it takes them, knows
    ASCII alone: such a locale is set by mistake, or not installed."""
    chosen, name = os.environ.get("LC_ALL"), _utf8_locale()
    if name is None:
        yield
        return
    # Python sets the locale from the environment again whenever it lets readline read.
    os.environ["LC_ALL"] = name
    try:
        yield
    finally:
        if chosen is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = chosen


@cache
def _utf8_locale() -> str | None:
    """The name of a locale with UTF-8, which holds from now on, where there was ASCII alone."""
    with suppress(LookupError):
        if lookup(locale.nl_langinfo(locale.CODESET)).name != "ascii":
            return None
    for name in UTF8_LOCALES:
        with suppress(locale.Error):
            return locale.setlocale(locale.LC_CTYPE, name)
    return None
