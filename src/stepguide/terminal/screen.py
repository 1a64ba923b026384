"""Where a command's answer goes: pages and data to stdout, everything else to stderr."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from stepguide.advice import Said
from stepguide.home.settings import Settings
from stepguide.terminal.page import Paragraph
from stepguide.terminal.text import TIE, columns, encodable, escaped, folded, is_utf8, visible

if TYPE_CHECKING:
    from rich.console import Console

    from stepguide.terminal.page import Block

AT_ONCE = 1 << 16  # characters; of what is shorter either all is written, or nothing


class Screen:
    """Prints for one person's settings; nothing is imported from Rich before a page is shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def show(
        self,
        page: "Iterable[Block]",
        below: Callable[[], Said] | None = None,
        may_page: bool = True,
    ) -> None:
        """Print `page`. On a terminal the line that `below` gives ends it, and a page that is
        longer than the screen goes through the person's pager."""
        if not sys.stdout.isatty():
            return _write(self._drawn(page))
        if below:
            page = [*page, Paragraph(str(below()), quiet=True)]
        console = self._console()
        text = "".join(self._drawn(page, console))
        is_long = text.count("\n") >= console.height
        # A pager warns of a terminal it does not know, and waits, before it shows anything.
        can_page = os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")
        if may_page and is_long and can_page and self.settings.pager:
            from stepguide.terminal import pager

            if pager.show(text):
                return None
        return _write([text])

    @property
    def is_plain(self) -> bool:
        """Without boxes, bars and colour, and nothing that waits."""
        return self.settings.plain or _is_dumb()

    def say(self, line: Said) -> None:
        """One line of an answer."""
        sys.stdout.write(encodable(visible(str(line)) + "\n", sys.stdout.encoding))

    def data(self, value: Any) -> None:
        """One JSON document. `value` holds what pydantic can write: models, dates, dicts, lists;
        what an iterator gives is written as it comes, as a list."""
        if not isinstance(value, Iterator):
            return _write([_json(value), "\n"])
        return _write(_items(value))

    def _drawn(self, page: "Iterable[Block]", console: "Console | None" = None) -> Iterator[str]:
        from stepguide.terminal.lines import Lines, pieces, unstyled

        def rest(block: "Block") -> str:
            from stepguide.terminal.draw import by_rich

            drawing = console or self._console()
            try:
                return by_rich(block, drawing, plain)
            except IndexError:  # Rich 15 counts joiners in a row in two ways, and trips over it
                return unstyled(block, Lines(drawing.width, plain, is_terminal=False))

        plain = self.is_plain
        width = None if console else _columns_of_pipe()
        if width is not None:
            return pieces(page, Lines(width, plain, is_terminal=False), rest)
        console = console or self._console()
        return pieces(page, Lines(console.width, plain, console.is_terminal), rest)

    def _console(self) -> "Console":
        from rich.console import Console

        # Rich takes every dumb terminal to have 80 columns.
        width = columns(sys.stdout) if _is_dumb() else None
        return Console(highlight=False, markup=False, emoji=False, width=width)


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


def _is_dumb() -> bool:
    return os.environ.get("TERM") == "dumb"


def _columns_of_pipe() -> int | None:
    """How wide Rich would take a pipe to be, or None where only Rich knows what is wanted."""
    asked = {"FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"} & {*os.environ}
    if asked or sys.platform == "win32":
        return None
    if _is_dumb():
        return columns(sys.stdout)
    typed = os.environ.get("COLUMNS", "")
    if typed:
        return (int(typed) or None) if typed.isdecimal() else None
    for descriptor in range(3):
        try:
            return os.get_terminal_size(descriptor).columns or None
        except OSError:
            pass
    return 80


def remark(line: Said) -> None:
    """One line on stderr that begins with the program's name."""
    sys.stderr.write(_folded(f"stepguide: {visible(str(line))}") + "\n")


def say(line: Said) -> None:
    """One line on stderr, as it is: something shown beside the answer."""
    sys.stderr.write(_folded(visible(str(line))) + "\n")


def hint(*said: Said) -> None:
    """What to do next, below a remark; each line of it on its own."""
    lines = (line.strip() for one in said for line in str(one).split("\n"))
    for line in filter(None, lines):
        sys.stderr.write(_folded(f"  {visible(line)}") + "\n")


def _folded(line: str) -> str:
    # Between words alone: a path or a command has to stay whole to be copied.
    if not sys.stderr.isatty():
        return line.replace(TIE, " ")
    return folded(line, columns(), "  ")
