"""A page drawn with Rich, in colour or without, with boxes and bars or plain."""

import re
from collections.abc import Iterator

from rich import box
from rich.bar import Bar as RichBar
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from stepguide.terminal import page as blocks
from stepguide.terminal.page import Bar, Block, Cell, Page
from stepguide.terminal.text import visible

_BLANKS = re.compile(r" +\n")

WIDEST = 96
BAR_WIDTH = 12
NARROW = 60
HEADING, PART, QUIET, MARK, NOTICE = "bold cyan", "bold", "dim", "bold reverse", "yellow"


class Drawing:
    """How pages are drawn on one screen."""

    def __init__(self, width: int, plain: bool, styled: bool) -> None:
        self.width = min(width, WIDEST)
        self.plain = plain
        self.styled = styled

    def block(self, block: Block) -> Iterator[RenderableType]:
        """One block, ready to print."""
        match block:
            case blocks.Heading(text, level):
                yield Text(visible(text), HEADING if level == 1 else PART)
            case blocks.Paragraph(text, quiet):
                yield from self._paragraphs(text, QUIET if quiet else "")
            case blocks.Typed(text):
                yield Text(visible(text))
            case blocks.Notice(title, text):
                yield self._notice(title, text)
            case blocks.Items(items, ordered):
                yield self._items(items, ordered)
            case blocks.Marked(text, marks):
                yield self._marked(text, marks)
            case blocks.Rows():
                yield self._rows(block)
            case blocks.Gap():
                yield Text("")

    def stands_apart(self, before: Block, block: Block) -> bool:
        """Whether an empty line belongs between two blocks."""
        if isinstance(before, blocks.Gap) or isinstance(block, blocks.Gap):
            return False
        if isinstance(before, blocks.Heading):
            return before.level == 1 and not isinstance(block, blocks.Marked)
        return not (isinstance(before, blocks.Marked) and isinstance(block, blocks.Marked))

    def _paragraphs(self, text: str, style: str) -> Iterator[RenderableType]:
        for number, paragraph in enumerate(visible(text).split("\n")):
            if number:
                yield Text("")
            yield Text(paragraph, style)

    def _notice(self, title: str, text: str) -> RenderableType:
        body = Group(*self._paragraphs(text, ""))
        if self.plain:
            return Group(Text(f"{visible(title)}:", PART), body)
        return Panel(
            body, title=Text(visible(title), NOTICE), title_align="left", border_style=NOTICE
        )

    def _items(self, items: list[str | tuple[str, str]], ordered: bool) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for number, item in enumerate(items, start=1):
            first, second = item if isinstance(item, tuple) else (item, "")
            said = Text(visible(first))
            if second:
                said.append("\n" + visible(second), QUIET)
            grid.add_row(Text(f"{number}." if ordered else "-"), said)
        return Padding(grid, (0, 0, 0, 1))

    def _marked(self, text: str, marks: list[tuple[int, int]]) -> RenderableType:
        drawn = Text("  ")
        end = 0
        for start, stop in marks:
            drawn.append(visible(text[end:start]))
            word = visible(text[start:stop])
            drawn.append(word if self.styled else f"»{word}«", MARK)
            end = stop
        drawn.append(visible(text[end:]))
        return drawn

    def _rows(self, rows: blocks.Rows) -> RenderableType:
        kept = [self._without_bars(row) for row in rows.rows]
        count = max((len(row) for row in kept), default=0)
        table = Table(
            box=None if self.plain or not rows.columns else box.SIMPLE_HEAD,
            show_header=bool(rows.columns),
            header_style=PART,
            pad_edge=False,
            padding=(0, 1, 0, 0),
        )
        for number in range(count):
            name = rows.columns[number] if rows.columns else ""
            last = number == count - 1
            table.add_column(name, overflow="ellipsis" if last else "fold", no_wrap=True)
        for number, row in enumerate(kept):
            here = number == rows.here
            table.add_row(*(self._cell(cell) for cell in row), style=PART if here else "")
        return table

    def _without_bars(self, row: list[Cell]) -> list[Cell]:
        if self.plain or self.width < NARROW:
            return [cell for cell in row if not isinstance(cell, Bar)]
        return row

    def _cell(self, cell: Cell) -> RenderableType:
        if not isinstance(cell, Bar):
            return Text(visible(cell))
        if not cell.total:
            return Text(" " * BAR_WIDTH)
        return RichBar(cell.total, 0, min(cell.done, cell.total), width=BAR_WIDTH)


def drawn(page: Page, console: Console, plain: bool) -> str:
    """`page` as this console would show it, without blanks at the ends of lines.

    On a pipe, what a person wrote is not folded to any width, nor cut anywhere.
    """
    drawing = Drawing(console.width, plain, styled=console.is_terminal)
    parts: list[str] = []
    for before, block in zip([None, *page], page, strict=False):
        if before is not None and drawing.stands_apart(before, block):
            parts.append("\n")
        if isinstance(block, blocks.Typed) and not console.is_terminal:
            parts.append(visible(block.text) + "\n")
            continue
        with console.capture() as captured:
            for part in drawing.block(block):
                console.print(part, width=drawing.width)
        parts.append(_BLANKS.sub("\n", captured.get()))
    return "".join(parts)
