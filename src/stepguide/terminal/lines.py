"""Blocks that need no style as lines of text, each to the byte what Rich makes of it, and without
loading Rich: a list of thousands of rows takes it seconds."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from types import ModuleType

from stepguide.advice import Do
from stepguide.terminal import page as blocks
from stepguide.terminal.page import Bar, Block, Cell
from stepguide.terminal.text import folded, visible

WIDEST = 96
BAR_WIDTH = 12
NARROW = 60
LEAST = 16
MOVED_IN = 4  # columns, of what goes below its row

# Letters and signs of one column each, blanks other than a space not among them. What else there
# is, is asked of Rich.
_SINGLE = (
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1"
    "\u03a3-\u0482\u048a-\u052f\u1e00-\u1f15\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2319\u2500-\u25fc]*"
)
_LINK = r"\S*(?:://|www\.)\S+"
_END = "\0"  # between the cells of a row that waits; `visible` leaves none in a cell


class Lines:
    """What can be drawn so on one screen: on a pipe nearly everything, on a terminal what has no
    style there."""

    def __init__(self, width: int, is_terminal: bool) -> None:
        self.width = min(width, WIDEST)
        self.has_bars = self.width >= NARROW
        self.is_terminal = is_terminal
        self.rows_drawn = 0  # of the block that is being drawn, if it is rows

    def block(self, block: Block) -> Iterator[str] | None:
        """The lines of a block, or None for Rich to draw it."""
        self.rows_drawn = 0
        if self.width <= LEAST:
            return None
        match block:
            case blocks.Paragraph(text, quiet) if not (quiet and self.is_terminal):
                return self._paragraphs(text)
            case Do():
                return self._paragraphs(str(block))
            case blocks.Rows() if not (self.is_terminal and has_style(block)):
                return self._rows(block)
            case blocks.Gap():
                return iter([""])
            case blocks.Spoken(said):
                return chain.from_iterable(wrapped(visible(line), self.width) for line in said)
            case blocks.Typed(text) if self.is_terminal:
                return wrapped(visible(text), self.width)
            case blocks.Typed(text):
                # What a person wrote is not folded to any width on a pipe, nor cut anywhere.
                return iter([visible(text)])
            case blocks.Heading(text) if not self.is_terminal:
                return wrapped(visible(text), self.width)
            case blocks.Marked(text, marks) if not self.is_terminal:
                return wrapped(marked(text, marks), self.width)
        return None

    def _paragraphs(self, text: str) -> Iterator[str]:
        for number, paragraph in enumerate(visible(text).split("\n")):
            if number:
                yield ""
            yield from wrapped(folded(paragraph, self.width), self.width)

    def _rows(self, rows: blocks.Rows) -> Iterator[str]:
        kept, widths = self._packed(rows)
        left = self.width - sum(widths) - len(widths)
        for self.rows_drawn, row in enumerate(kept):
            *cells, last = row.split(_END)
            line = "".join(
                f"{cell}{' ' * (width - columns_of(cell) + 1)}"
                for cell, width in zip(cells, widths, strict=True)
            )
            if rows.may_cut and left >= LEAST:
                last = cut(last, left)
            if "\n" in last or columns_of(last) > left:
                # Too narrow for the last part, or it has lines: it goes below, moved in.
                yield from wrapped(line.rstrip(), self.width)
                room = self.width - MOVED_IN
                for part in wrapped(cut(last, room) if rows.may_cut else last, room):
                    indent = "" if columns_of(part) > room else " " * MOVED_IN
                    yield f"{indent}{part}".rstrip(" ")
            else:
                yield from wrapped(line + last, self.width)

    def _packed(self, rows: blocks.Rows) -> tuple[list[str], list[int]]:
        """Each row as one text, and how wide every part but the last is.

        Widths are known when every row was seen: so that a hundred thousand can wait for them, of
        what will be cut no more is kept than is cut.
        """
        kept: list[str] = []
        widths: list[int] = []
        for row in rows.rows:
            *cells, last = [visible(cell) for cell in self._texts(row)]
            if rows.may_cut and _starts_single(last, self.width):
                last = last[: self.width + 1]
            kept.append(_END.join((*cells, last)))
            found = map(columns_of, cells)
            widths = [*map(max, found, widths)] if len(kept) > 1 else [*found]
        return kept, widths

    def _texts(self, row: Sequence[Cell]) -> Iterable[str]:
        for cell in blocks.parts_of(row):
            if not isinstance(cell, Bar):
                yield cell
            elif self.has_bars:
                done, rest = bar(cell)
                yield done + rest


def pieces(page: Iterable[Block], lines: Lines, rest: Callable[[Block], str]) -> Iterator[str]:
    """A page bit by bit: what `lines` can draw, and from `rest` the text of every other block."""
    before: Block | None = None
    for block in page:
        if before is not None and stand_apart(before, block):
            yield "\n"
        drawn = lines.block(block)
        if drawn is None:
            yield rest(block)
        else:
            for line in drawn:
                yield f"{line}\n"
        before = block


def unstyled(block: Block, lines: Lines) -> str:
    """A block that cannot be drawn as it should be: its words are shown all the same."""
    drawn = lines.block(block)
    if drawn is None:
        drawn = map(visible, _words_in(block))
    return "".join(f"{line}\n" for line in drawn)


def _words_in(part: object) -> Iterator[str]:
    if isinstance(part, (str, Do)):
        yield str(part)
    elif isinstance(part, Iterable):
        for inner in part:
            yield from _words_in(inner)


def stand_apart(before: Block, block: Block) -> bool:
    """Whether an empty line belongs between two blocks."""
    if isinstance(before, blocks.Gap) or isinstance(block, blocks.Gap):
        return False
    if isinstance(before, Do) and isinstance(block, Do):
        return False
    if isinstance(before, blocks.Heading):
        return before.level == 1 and not isinstance(block, blocks.Marked)
    return not (isinstance(before, blocks.Marked) and isinstance(block, blocks.Marked))


def has_style(rows: blocks.Rows) -> bool:
    """Whether there is something to colour in `rows`; what comes one by one is not looked at."""
    if rows.here is not None:
        return True
    return isinstance(rows.rows, list) and any(
        isinstance(cell, Bar) for row in rows.rows for cell in row
    )


def bar(cell: Bar) -> tuple[str, str]:
    """The two parts of a bar."""
    if not cell.total:
        return "", " " * BAR_WIDTH  # of nothing there is no part, and no bar of length 0
    filled = round(BAR_WIDTH * min(cell.done, cell.total) / cell.total)
    if cell.done and not filled:
        filled = 1
    return "━" * filled, "─" * (BAR_WIDTH - filled)


def marked(text: str, marks: list[tuple[int, int]]) -> str:
    """A marked line, with signs around what is marked."""
    parts = ["  "]
    end = 0
    for start, stop in marks:
        parts += visible(text[end:start]), f"»{visible(text[start:stop])}«"
        end = stop
    return "".join(parts) + visible(text[end:])


def columns_of(text: str) -> int:
    """How many columns a text takes."""
    if _single()(text):
        return len(text)
    taken: int = _wide().columns_of(text)
    return taken


def cut(text: str, width: int) -> str:
    """`text` in `width` columns, with a sign where something was cut away."""
    if _starts_single(text, width):
        return f"{text[: width - 1]}…"
    if columns_of(text) <= width:
        return text
    return f"{_wide().fitted(text, width - 1)}…"


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of up to `width` columns, without blanks at their ends; a link that is longer
    is a line of its own, for the terminal to wrap, so that it can be followed and copied."""
    for line in chain.from_iterable(_around_links(one, width) for one in text.split("\n")):
        if long_links(line, width) == [line]:
            yield line
            continue
        if not _single()(line):
            yield from _wide().wrapped(line, width)
            continue
        start, stop = 0, len(line.rstrip(" "))
        word = stop - len(line[:stop].lstrip(" "))  # where the first one begins
        while stop - start > width:
            end = line.rfind(" ", word, start + width + 1)
            if end < 0:  # a word that is longer than a line
                yield from _wide().wrapped(line[start:], width)
                break
            yield line[start:end].rstrip(" ")
            start = end + 1
            while line[start] == " ":
                start += 1
            word = start
        else:
            yield line[start:stop]


def long_links(text: str, width: int) -> list[str]:
    """The links in a text that are longer than a line of it."""
    if len(text) <= width or ("://" not in text and "www." not in text):
        return []
    return [link for link in re.findall(_LINK, text) if len(link) > width]


def _around_links(line: str, width: int) -> Iterator[str]:
    for link in long_links(line, width):
        before, _, line = line.partition(link)
        if before.strip():
            yield before
        yield link
        line = line.lstrip(" ")
        if not line:
            return
    yield line


def _starts_single(text: str, width: int) -> bool:
    """Whether a text is wider than `width`, and as many letters of it take one column each."""
    return len(text) > width and _single()(text[: width + 1]) is not None


@cache
def _single() -> Callable[[str], re.Match[str] | None]:
    return re.compile(_SINGLE).fullmatch


def _wide() -> ModuleType:
    from stepguide.terminal import wide  # which asks Rich

    return wide
