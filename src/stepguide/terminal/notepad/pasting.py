"""What is typed and what is pasted, told apart."""

import os
import time
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import TextIO

from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

START, END = "\x1b[200~", "\x1b[201~"
AT_ONCE = 1 << 16  # bytes
A_FEW = 8  # letters; nobody types more between two reads
STALLED = 2.0  # seconds after which the end of a paste is waited for no more
NEWLINES = (Keys.ControlM, Keys.ControlJ)
LETTERS = (*NEWLINES, Keys.ControlI)
ENDS = (Keys.ControlC, Keys.ControlD)


class TypedInput(Vt100Input):
    """The keys of a terminal. A paste is one key, whether the terminal marks it or not, and a key
    that is none of the `known` ones does nothing."""

    def __init__(self, stdin: TextIO, known: Collection[str]) -> None:
        super().__init__(stdin)
        self.known = known
        self._decoder = getincrementaldecoder("utf-8")("surrogateescape")
        self._pasted: list[str] | None = None  # of a paste that has not ended
        self._held = ""  # what may be the beginning of a mark
        self._came = 0.0
        self._is_gone = False

    @property
    def closed(self) -> bool:
        """Whether the terminal is gone."""
        return self._is_gone

    def read_keys(self) -> list[KeyPress]:
        """The keys that came."""
        try:
            data = os.read(self.fileno(), AT_ONCE)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        self._is_gone = not data
        text, self._held = self._held + self._decoder.decode(data), ""
        has_stalled = time.monotonic() - self._came > STALLED
        if self._pasted is not None and has_stalled and END not in text:
            self._pasted = None
        self._came = time.monotonic()
        return [*self._keys(text)]

    def flush_keys(self) -> list[KeyPress]:
        """What waited for more that did not come."""
        if self._pasted is not None:
            found, self._pasted = "".join(self._pasted), []
            return [_paste(found)] if found else []
        text, self._held = self._held, ""
        self.vt100_parser.feed_and_flush(text)
        return [*self._taken()]

    def _keys(self, text: str) -> Iterator[KeyPress]:
        while text:
            is_pasting = self._pasted is not None
            mark = END if is_pasting else START
            before, found, text = text.partition(mark)
            if not found:
                before, self._held = _without_beginning(before, mark)
            if self._pasted is None:
                self.vt100_parser.feed(before.replace(END, ""))
                yield from self._taken()
            else:
                self._pasted.append(before)
            if found and self._pasted is not None:
                yield _paste("".join(self._pasted))
            if found:
                self._pasted = None if is_pasting else []

    def _taken(self) -> Iterator[KeyPress]:
        presses, self._buffer = self._buffer, []
        return (press for press in _gathered(presses) if press.key in self.known or _is_text(press))


def _without_beginning(text: str, mark: str) -> tuple[str, str]:
    """`text`, and apart from it what at its end may be the beginning of a mark."""
    for length in range(len(mark) - 1, 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], mark[:length]
    return text, ""


def _gathered(presses: list[KeyPress]) -> Iterator[KeyPress]:
    """Keys of one read. Many letters, and lines, are a paste; a key that ends the writing comes
    after all that came with it."""
    ends = [press for press in presses if press.key in ENDS]
    others = [press for press in presses if press.key not in ENDS]
    runs = [(is_run, [*run]) for is_run, run in groupby(others, _is_letter)]
    is_alt = False  # a letter that came with an Escape alone is no letter
    for place, (is_run, run) in enumerate(runs, start=1):
        is_last = place == len(runs) and not ends
        if not is_run:
            yield from run
        elif not (len(run) == 1 and is_alt):
            yield from _run(run, is_last)
        is_alt = run[-1].key is Keys.Escape
    yield from ends[:1]


def _run(run: list[KeyPress], is_last: bool) -> Iterable[KeyPress]:
    """Letters that came together. One line alone is ended by Enter, as if it was typed."""
    ended = run[-1:] if is_last and run[-1].key in NEWLINES else []
    line = run[: len(run) - len(ended)]
    if len(line) > A_FEW or any(press.key in NEWLINES for press in line):
        is_one = ended and not any(press.key in NEWLINES for press in line)
        pasted = _paste("".join(press.data for press in (line if is_one else run)))
        return [pasted, *ended] if is_one else [pasted]
    return run


def _is_letter(press: KeyPress) -> bool:
    return press.key in LETTERS or not isinstance(press.key, Keys)


def _is_text(press: KeyPress) -> bool:
    return press.key is Keys.BracketedPaste or not isinstance(press.key, Keys)


def _paste(text: str) -> KeyPress:
    return KeyPress(Keys.BracketedPaste, text.replace("\r\n", "\n").replace("\r", "\n"))
