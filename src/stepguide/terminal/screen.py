"""Where a command's answer goes: pages and data to stdout, everything else to stderr."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticSerializationError, to_json, to_jsonable_python

from stepguide.advice import Do, Said
from stepguide.home.settings import Settings
from stepguide.terminal import spoken
from stepguide.terminal.columns import joined
from stepguide.terminal.text import (
    TIE,
    columns,
    encodable,
    escaped,
    folded,
    is_utf8,
    visible,
)

if TYPE_CHECKING:
    from stepguide.terminal.page import Block

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
        from stepguide.terminal import drawing

        self.has_pages = True
        write(drawing.shown(self, page, below, may_page, takes))

    @property
    def is_plain(self) -> bool:
        """Without boxes, bars and colour, and nothing that waits."""
        return self.settings.plain or spoken.is_dumb()

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
            return write([_json(value), "\n"])
        return write(_items(value))


def write(pieces: Iterable[str]) -> None:
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
    try:
        text = escaped(to_json(value, indent=2, inf_nan_mode="constants").decode())
    except PydanticSerializationError:  # the name of a file that is not UTF-8
        return json.dumps(to_jsonable_python(value), indent=2)
    if not is_utf8(sys.stdout.encoding):
        text = json.dumps(json.loads(text), indent=2)
    return text


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
