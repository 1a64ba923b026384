"""A page as it is listened to or read in braille: a line says one thing, no sign stands for a word,
and what can be copied has a line of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from stepguide.advice import Do
from stepguide.terminal import page as blocks
from stepguide.terminal import spoken
from stepguide.terminal.lines import LEAST, MOVED_IN, WIDEST, columns_of, cut, stand_apart, wrapped
from stepguide.terminal.page import Bar, Block
from stepguide.terminal.text import folded, visible


class Aloud:
    """A page on one screen."""

    def __init__(self, width: int, is_terminal: bool) -> None:
        self.width, self.is_terminal = min(width, WIDEST), is_terminal
        self.commands: list[str] = []

    def pieces(self, page: Iterable[Block]) -> Iterator[str]:
        """The text of a page, line by line."""
        before: Block | None = None
        for block in page:
            if before is not None and stand_apart(before, block):
                yield "\n"
            for line in self.block(block):
                yield f"{line}\n"
            before = block
        if said := spoken.dashes(self.commands):
            yield "\n"
            for line in self._folded(said):
                yield f"{line}\n"

    def block(self, block: Block) -> Iterator[str]:
        """The lines of one block."""
        match block:
            case blocks.Heading(text):
                yield from wrapped(_with_pause(visible(text)), self.width)
            case blocks.Paragraph(text):
                yield from self._paragraphs(text)
            case blocks.Notice(title, text):
                yield from wrapped(visible(f"{title}:"), self.width)
                yield from self._paragraphs(text)
            case Do():
                yield from self._next(block)
            case blocks.Typed(text):
                yield from self._typed(text)
            case blocks.Spoken(lines):
                for line in lines:
                    yield from self._folded(line)
            case blocks.Items(items, ordered):
                widest = len(f"{len(items)}.") if ordered else 1
                for number, item in enumerate(items, start=1):
                    mark = f"{number}." if ordered else "-"
                    yield from self._item(f" {mark:>{widest}}", item)
            case blocks.Marked(text):
                yield from wrapped(f"  {visible(text)}", self.width)
            case blocks.Rows():
                yield from self._rows(block)
            case blocks.Table(columns, rows):
                yield from self._table(columns, rows)
            case blocks.Gap():
                yield ""

    def _paragraphs(self, text: str) -> Iterator[str]:
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                yield ""
            yield from self._folded(paragraph)

    def _typed(self, text: str) -> Iterator[str]:
        if self.is_terminal:
            yield from wrapped(visible(text), self.width)
        else:
            yield visible(text)

    def _folded(self, text: str, indent: str = "", first: str = "") -> Iterator[str]:
        yield from folded(f"{first}{spoken.said(visible(text))}", self.width, indent).split("\n")

    def _next(self, do: Do) -> Iterator[str]:
        self.commands.append(do.typed)
        if do.why:
            yield from self._folded(f"{do.why}:")
        yield visible(do.typed)

    def _item(self, mark: str, item: str | tuple[str, str | Do]) -> Iterator[str]:
        first, second = item if isinstance(item, tuple) else (item, "")
        below = " " * (len(mark) + 1)
        lines = [f"{mark} ", *[below] * first.count("\n")]
        for begun, line in zip(lines, _with_pause(first).split("\n"), strict=True):
            yield from self._folded(line, below, begun)
        if isinstance(second, Do):
            yield from self._next(second)
        elif second:
            for line in second.split("\n"):
                yield from self._folded(line, below, below)

    def _rows(self, rows: blocks.Rows) -> Iterator[str]:
        for row in rows.rows:
            if isinstance(row, Do):
                yield from self._next(row)
                continue
            cells = [visible(cell).strip() for cell in row if not isinstance(cell, Bar)]
            *first, last = filter(None, cells)
            said = ", ".join([" ".join(filter(None, [rows.aloud, *first[:1]])), *first[1:]])
            yield from self._row(f"{said}, " if first else "", last, rows.may_cut)

    def _row(self, said: str, last: str, may_cut: bool) -> Iterator[str]:
        left = self.width - columns_of(said)
        if may_cut and left >= LEAST:
            last = cut(last, left)
        if "\n" not in last and columns_of(last) <= left:
            yield said + last
            return
        # What is longer, such as a person's own words, goes below.
        yield from wrapped(said.rstrip(" "), self.width)
        room = self.width - MOVED_IN
        for line in wrapped(cut(last, room) if may_cut else last, room):
            yield f"{' ' * MOVED_IN}{line}".rstrip(" ")

    def _table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        for number, (name, *cells) in enumerate(rows):
            if number:
                yield ""
            yield from wrapped(visible(name), self.width)
            for column, cell in zip(columns[1:], cells, strict=True):
                if cell:
                    yield from self._item(" -", f"{column}: {cell}")


def _with_pause(text: str) -> str:
    """With a comma behind the id that it begins with: a gap is not heard."""
    return re.sub(r"^(\d+\.\w+|[a-z0-9-]+)  (?=\S)", r"\1, ", text)
