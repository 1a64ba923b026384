"""A long page read a screenful at a time: a line to press Enter at, which hears everything that is
typed at other prompts too."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from stepguide.errors import StoppedError
from stepguide.terminal import asking, drawing, modes, pager, terminfo
from stepguide.terminal.asking import Way
from stepguide.terminal.field import Field
from stepguide.terminal.page import Block, Rows, is_stream
from stepguide.terminal.screen import remark
from stepguide.terminal.text import columns, encodable, rows

if TYPE_CHECKING:
    from stepguide.terminal.context import Context
    from stepguide.terminal.screen import Screen, Takes

MORE, SHORT = "Enter for more, q when done: ", "Enter, q: "
NARROW = 30  # columns
UP_AND_CLEAR = "\x1b[A\x1b[2K"
ENOUGH = ("n", "no", "done", "end")
ON = ("", "y", "yes", "more", "m", "next", "space")


def shown(
    context: "Context", screen: "Screen", page: Iterable[Block], takes: "Takes | None" = None
) -> Iterable[str]:
    """Show a page that may be longer than the screen; what of its text is still to be
    written."""
    if not terminfo.is_known():
        return drawing.drawn(screen, page)
    if words := pager.command(screen.settings.pager):
        text = "".join(drawing.drawn(screen, page))
        is_shown = text.count("\n") >= rows(sys.stdout) and pager.show(text, words)
        return [] if is_shown else [text]
    if not modes.is_typed_at():
        return drawing.drawn(screen, page)
    Reader(screen, page, context, takes).read()
    return []


class ScreenLine(NamedTuple):
    """A line that is still to be shown: which of the blocks it belongs to, and, of a list, which
    row."""

    text: str
    block: int
    row: int


class Reader:
    """A page on its way to the screen. Where the window changed its width, what is still to be
    read is drawn anew, from the block, or the row of a list, that was reached."""

    def __init__(
        self,
        screen: "Screen",
        page: Iterable[Block],
        context: "Context",
        takes: "Takes | None" = None,
    ) -> None:
        self.screen, self.context, self.takes = screen, context, takes
        self.ahead = iter(page)
        self.blocks: list[Block] = []
        self.waiting: list[ScreenLine] = []
        self._draw()

    def read(self) -> None:
        """Write the text, as far as the person reads it."""
        while True:
            height = rows(sys.stdout)
            # What fits needs no line to press Enter at.
            is_last = not self._has(height)
            room = len(self.waiting) if is_last else max(1, height - 2)
            text = "".join(line.text for line in self.waiting[:room])
            sys.stdout.write(encodable(text, sys.stdout.encoding))
            sys.stdout.flush()
            del self.waiting[:room]
            if is_last or not self._goes_on():
                return
            if columns(sys.stdout) != self.width:
                self._draw()

    def _draw(self) -> None:
        left = self._left()
        self.blocks, self.waiting = [], []
        self.width = columns(sys.stdout)
        self.drawing, pieces = drawing.in_lines(self._each(left))
        self.texts = (text for piece in pieces for text in piece.splitlines(keepends=True))

    def _left(self) -> list[Block]:
        """The blocks that are not shown whole, the first without the rows of it that are."""
        if not self.waiting:
            return []
        _, place, row = self.waiting[0]
        first, *others = self.blocks[place:]
        if row and isinstance(first, Rows) and isinstance(first.rows, list):
            first = first._replace(rows=first.rows[row:])
        return [first, *others]

    def _each(self, left: Iterable[Block]) -> Iterator[Block]:
        for block in chain(left, self.ahead):
            if isinstance(block, Rows) and is_stream(block):
                block = block._replace(rows=[*block.rows])
            self.blocks.append(block)
            yield block

    def _has(self, wanted: int) -> bool:
        """Whether so many rows of the screen are still to be filled."""
        while len(self.waiting) < wanted:
            text = next(self.texts, None)
            if text is None:
                return False
            self.waiting.append(ScreenLine(text, len(self.blocks) - 1, self.drawing.rows_drawn))
        return True

    def _rest(self) -> None:
        """Write what is left, as there is something to come that will not wait."""
        for text in (*(line.text for line in self.waiting), *self.texts):
            sys.stdout.write(encodable(text, sys.stdout.encoding))

    def _goes_on(self) -> bool:
        question = MORE if self.width >= NARROW else SHORT
        field = Field("more", "", question, takes="choice", enter="Enter shows more, q ends here")
        here = asking.Prompt(self.context, field, (Way.STOP,))
        while True:
            try:
                typed = here.answer(question)
            except StoppedError:
                return False
            if isinstance(typed, Way):
                return False
            said = "".join(filter(str.isprintable, typed)).strip().lower()
            # An arrow or a blank is somebody who wants to read on.
            if said in ON or not any(map(str.isalnum, said)):
                if not typed:
                    sys.stdout.write(UP_AND_CLEAR + "\r")
                return True
            if said in ENOUGH:
                return False
            if self.takes and self.takes(typed):
                self._rest()
                return False
            meant = self.context.means(typed)
            if meant.is_sure and meant.words:
                self.context.run_line(meant.words)
            else:
                remark(f"{typed.strip()!r} is nothing that can be done here.")
                here.tell_ways()
