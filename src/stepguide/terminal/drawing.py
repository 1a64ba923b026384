"""A page as text, for the screen it goes to."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from stepguide.advice import Do, Said
from stepguide.terminal.lines import Lines, pieces, unstyled
from stepguide.terminal.page import Block, Paragraph, Spoken, is_stream
from stepguide.terminal.text import USUAL_ROWS, columns, rows

if TYPE_CHECKING:
    from rich.console import Console

    from stepguide.terminal.screen import Screen, Takes

ASKED = {"FORCE_COLOR", "TTY_COMPATIBLE"}  # for which Rich takes a pipe for a terminal


def shown(
    screen: "Screen",
    page: Iterable[Block],
    below: Callable[[], Said] | None,
    may_page: bool,
    takes: "Takes | None",
) -> Iterable[str]:
    """What of `page` is still to be written, once it was read as far as it has to be; the arguments
    are those of Screen.show."""
    if not sys.stdout.isatty():
        return drawn(screen, page)
    if below:
        page = [*page, *_foot(screen, below())]
    if not (screen.reads and may_page and screen.settings.pager) or screen.is_plain:
        return drawn(screen, page)
    # Most are short, and nothing that asks is loaded for them. What comes as it is drawn can be
    # drawn only once.
    if isinstance(page, list) and not any(map(is_stream, page)):
        text = "".join(drawn(screen, page))
        if text.count("\n") < rows(sys.stdout):
            return [text]
    return screen.reads(screen, page, takes)


def drawn(screen: "Screen", page: Iterable[Block]) -> Iterator[str]:
    """The text of a page, bit by bit, as wide as it may be now."""
    if not screen.is_plain:
        return in_lines(page)[1]
    from stepguide.terminal.aloud import Aloud

    return Aloud(columns(sys.stdout), _is_terminal()).pieces(page)


def in_lines(page: Iterable[Block]) -> tuple[Lines, Iterator[str]]:
    """The same, with what knows how many rows of a list are drawn."""

    def rest(block: Block) -> str:
        from stepguide.terminal.draw import by_rich

        try:
            return by_rich(block, console())
        except IndexError:  # Rich 15 counts joiners in a row in two ways, and trips over it
            return unstyled(block, Lines(width, is_terminal=False))

    width = columns(sys.stdout)
    console = cache(partial(_console, width))
    lines = Lines(width, _is_terminal())
    return lines, pieces(page, lines, rest)


def _foot(screen: "Screen", said: Said) -> list[Block]:
    if not screen.is_plain:
        return [Paragraph(str(said), quiet=True)]
    return [said if isinstance(said, Do) else Spoken(said.split("\n"))]


def _console(width: int) -> "Console":
    from rich.console import Console

    # Without a height as well, Rich takes a dumb terminal to be 80 columns wide all the same.
    return Console(highlight=False, markup=False, emoji=False, width=width, height=USUAL_ROWS)


def _is_terminal() -> bool:
    return sys.stdout.isatty() or bool(ASKED & {*os.environ})
