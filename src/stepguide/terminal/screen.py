"""Where a command's answer goes: pages and data to stdout, everything else to stderr."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from stepguide.advice import Do, Said
from stepguide.home.settings import Settings
from stepguide.terminal import spoken
from stepguide.terminal.columns import joined
from stepguide.terminal.lines import Lines, pieces, unstyled
from stepguide.terminal.page import Paragraph, Spoken, is_stream
from stepguide.terminal.text import (
    TIE,
    USUAL_ROWS,
    columns,
    encodable,
    escaped,
    folded,
    is_utf8,
    rows,
    visible,
)

if TYPE_CHECKING:
    from rich.console import Console

    from stepguide.terminal.page import Block

ASKED = {"FORCE_COLOR", "TTY_COMPATIBLE"}  # for which Rich takes a pipe for a terminal
SECRET = "AGE-SECRET-KEY-"
Takes = Callable[[str], bool]
AT_ONCE = 1 << 16  # characters; of what is shorter either all is written, or nothing


class Screen:
    """Prints for one person's settings; nothing is imported from Rich before a page is shown.

    `reads` shows what may be longer than the screen, and returns what of its text is still to be
    written.
    """

    def __init__(
        self,
        settings: Settings,
        reads: "Callable[[Screen, Iterable[Block], Takes | None], Iterable[str]] | None" = None,
    ) -> None:
        self.settings, self.reads = settings, reads
        self.has_pages = False  # or data: what a command is there to give

    def show(
        self,
        page: "Iterable[Block]",
        below: Callable[[], Said] | None = None,
        may_page: bool = True,
        takes: "Takes | None" = None,
    ) -> None:
        """Print `page`. On a terminal the line that `below` gives ends it, and what is longer than
        the screen comes a screenful at a time, or through the person's own pager. A line typed
        there is for whatever comes next where `takes` says so."""
        self.has_pages = True
        if not sys.stdout.isatty():
            return _write(self.drawn(page))
        if below:
            page = [*page, *self._foot(below())]
        if not (self.reads and may_page and self.settings.pager) or self.is_plain:
            return _write(self.drawn(page))
        # Most are short, and nothing that asks is loaded for them. What comes as it is drawn can be
        # drawn only once.
        if isinstance(page, list) and not any(map(is_stream, page)):
            text = "".join(self.drawn(page))
            if text.count("\n") < rows(sys.stdout):
                return _write([text])
        return _write(self.reads(self, page, takes))

    @property
    def is_plain(self) -> bool:
        """Without boxes, bars and colour, and nothing that waits."""
        return self.settings.plain or spoken.is_dumb()

    def _foot(self, said: Said) -> "list[Block]":
        if not self.is_plain:
            return [Paragraph(str(said), quiet=True)]
        return [said if isinstance(said, Do) else Spoken(said.split("\n"))]

    @property
    def is_piped(self) -> bool:
        """Whether a list goes to another program or to a file."""
        return not sys.stdout.isatty()

    def rows(self, rows: Iterable[Iterable[object]]) -> None:
        """A list on a pipe, a line each. Whoever reads it has the first before the next is made."""
        self.has_pages = True
        is_first = True
        for values in rows:
            sys.stdout.write(encodable(joined(values) + "\n", sys.stdout.encoding))
            if is_first:
                sys.stdout.flush()
            is_first = False

    def say(self, line: Said) -> None:
        """One line of an answer."""
        for one in _spoken(line):
            sys.stdout.write(encodable(one + "\n", sys.stdout.encoding))

    def data(self, value: Any) -> None:
        """One JSON document. `value` holds what pydantic can write: models, dates, dicts, lists;
        what an iterator gives is written as it comes, as a list."""
        self.has_pages = True
        if not isinstance(value, Iterator):
            return _write([_json(value), "\n"])
        return _write(_items(value))

    def drawn(self, page: "Iterable[Block]") -> Iterator[str]:
        """The text of a page, bit by bit, as wide as it may be now."""
        if not self.is_plain:
            return self.drawing(page)[1]
        from stepguide.terminal.aloud import Aloud

        return Aloud(columns(sys.stdout), _is_terminal()).pieces(page)

    def drawing(self, page: "Iterable[Block]") -> "tuple[Lines, Iterator[str]]":
        """The same, with what knows how many rows of a list are drawn."""

        def rest(block: "Block") -> str:
            from stepguide.terminal.draw import by_rich

            try:
                return by_rich(block, console())
            except IndexError:  # Rich 15 counts joiners in a row in two ways, and trips over it
                return unstyled(block, Lines(width, is_terminal=False))

        width = columns(sys.stdout)
        console = cache(partial(self._console, width))
        lines = Lines(width, _is_terminal())
        return lines, pieces(page, lines, rest)

    def _console(self, width: int) -> "Console":
        from rich.console import Console

        # Without a height as well, Rich takes a dumb terminal to be 80 columns wide all the same.
        return Console(highlight=False, markup=False, emoji=False, width=width, height=USUAL_ROWS)


def _write(pieces: Iterable[str]) -> None:
    """Write to stdout, much at once."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length > AT_ONCE:
            sys.stdout.write(encodable("".join(waiting), sys.stdout.encoding))
            waiting.clear()
            length = 0
    sys.stdout.write(encodable("".join(waiting), sys.stdout.encoding))


def _items(values: Iterator[Any]) -> Iterator[str]:
    """A list as `_json` writes it."""
    opening = "["
    for value in values:
        yield f"{opening}\n  " + _json(value).replace("\n", "\n  ")
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _json(value: Any) -> str:
    text = escaped(to_json(value, indent=2, inf_nan_mode="constants").decode())
    if not is_utf8(sys.stdout.encoding):
        text = json.dumps(json.loads(text), indent=2)
    return text


def _is_terminal() -> bool:
    return sys.stdout.isatty() or bool(ASKED & {*os.environ})


def remark(line: Said) -> None:
    """One line on stderr that begins with the program's name."""
    first, *then = _spoken(line)
    for one in (f"stepguide: {first}", *then):
        sys.stderr.write(_folded(one) + "\n")


def say(line: Said) -> None:
    """One line on stderr, as it is: something shown beside the answer."""
    for one in _spoken(line):
        sys.stderr.write(_folded(one) + "\n")


def hint(*said: Said) -> None:
    """What to do next, below a remark; each line of it on its own."""
    lines = (line.strip() for one in said for whole in _spoken(one) for line in whole.split("\n"))
    for line in filter(None, lines):
        sys.stderr.write(_folded(f"  {line}") + "\n")


def _spoken(line: Said) -> list[str]:
    """It on one line; where it is listened to, a command has a line of its own."""
    if not isinstance(line, Do) or not line.why or not spoken.is_plain():
        return [spoken.said(visible(str(line)))]
    dashes = spoken.dashes([line.typed])
    return [f"{visible(line.why)}:", visible(line.typed), *([dashes] if dashes else [])]


def _folded(line: str) -> str:
    if SECRET in line.upper():  # given by mistake, anywhere
        line = re.sub(rf"(?i){SECRET}\w*", f"{SECRET}…", line)
    # Between words alone: a path or a command has to stay whole to be copied.
    if not sys.stderr.isatty():
        return line.replace(TIE, " ")
    return folded(line, columns(), "  ")
