"""A page drawn with Rich, in colour or without."""

import re
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from stepguide.advice import Do, Said
from stepguide.terminal import page as blocks
from stepguide.terminal.lines import (
    LEAST,
    MOVED_IN,
    NARROW,
    bar,
    long_links,
    marked,
    stand_apart,
)
from stepguide.terminal.lines import WIDEST as WIDEST
from stepguide.terminal.page import Bar, Block, Cell, Page
from stepguide.terminal.text import folded, visible

_BLANKS = r" +\n"
_STYLE = "\x1b\\[[0-9;]*m"
_LINK = "\ue000"  # a line full of them stands for a link that is longer than it

BETWEEN = 3  # columns between two of a table
HEADING, PART, QUIET, MARK = "bold cyan", "bold", "dim", "bold reverse"
NOTICE, BAR = "yellow", "green"


class Drawing:
    """How pages are drawn on one screen."""

    def __init__(self, width: int, styled: bool) -> None:
        self.columns = width
        self.links: list[str] | None = None  # gathered where a terminal is to wrap them itself
        self.width = min(width, WIDEST)
        self.styled = styled

    def block(self, block: Block) -> Iterator[RenderableType]:
        """One block, ready to print."""
        match block:
            case blocks.Heading(text, level):
                yield Text(visible(text), HEADING if level == 1 else PART)
            case blocks.Paragraph(text, quiet):
                yield from self._paragraphs(text, QUIET if quiet else "")
            case Do():
                yield from self._paragraphs(str(block), "")
            case blocks.Typed(text):
                yield Text(visible(text))
            case blocks.Spoken(lines):
                yield Text("\n".join(map(visible, lines)))
            case blocks.Notice(title, text):
                yield self._notice(title, text)
            case blocks.Items(items, ordered):
                yield self._items(items, ordered)
            case blocks.Marked(text, marks):
                yield self._marked(text, marks)
            case blocks.Rows():
                yield from self._rows(block)
            case blocks.Table():
                yield from self._table(block)
            case blocks.Gap():
                yield Text("")

    def _paragraphs(self, text: str, style: str, margin: int = 0) -> Iterator[RenderableType]:
        width = self.width - margin
        for number, paragraph in enumerate(visible(text).split("\n")):
            if number:
                yield Text("")
            yield Text(folded(paragraph, width), style)

    def _notice(self, title: str, text: str) -> RenderableType:
        body = Group(*self._paragraphs(text, "", 4))
        return Panel(
            body, title=Text(visible(title), NOTICE), title_align="left", border_style=NOTICE
        )

    def _items(self, items: Sequence[str | tuple[str, Said]], ordered: bool) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        marker = len(f"{len(items)}.") if ordered else 1
        room = self.width - marker - 2
        for number, item in enumerate(items, start=1):
            first, second = item if isinstance(item, tuple) else (item, "")
            said = Text(self._item(first, room))
            if second:
                said.append("\n" + self._item(str(second), room), QUIET)
            grid.add_row(Text(f"{number}." if ordered else "-"), said)
        return Padding(grid, (0, 0, 0, 1))

    def _item(self, text: str, room: int) -> str:
        said = visible(text)
        for link in long_links(said, room) if self.links is not None else ():
            self.links = [*(self.links or []), link]
            said = said.replace(link, _LINK * room, 1)
        return "\n".join(folded(line, room) for line in said.split("\n"))

    def _marked(self, text: str, marks: list[tuple[int, int]]) -> RenderableType:
        if not self.styled:
            return Text(marked(text, marks))
        drawn = Text("  ")
        end = 0
        for start, stop in marks:
            drawn.append(visible(text[end:start]))
            drawn.append(visible(text[start:stop]), MARK)
            end = stop
        drawn.append(visible(text[end:]))
        return drawn

    def _rows(self, rows: blocks.Rows) -> Iterator[RenderableType]:
        kept = [self._without_bars(row) for row in rows.rows]
        drawn = [[self._cell(cell) for cell in row] for row in kept]
        widths = [max(cell.cell_len for cell in column) for column in zip(*drawn, strict=True)]
        left = self.width - sum(widths[:-1]) - len(widths) + 1
        for number, row in enumerate(drawn):
            line = Text(style=PART if number == rows.here else "")
            for cell, width in zip(row[:-1], widths, strict=False):
                line.append_text(cell).append(" " * (width - cell.cell_len + 1))
            last = row[-1]
            if rows.may_cut and left >= LEAST:
                last = self._cut(last, left)
            if last.cell_len > left or "\n" in last.plain:
                # Too narrow for the last part, or it has lines: it goes below, moved in.
                line.rstrip()
                yield line
                last = self._cut(last, self.width - MOVED_IN) if rows.may_cut else last
                yield Padding(Text("", style=line.style).append_text(last), (0, 0, 0, MOVED_IN))
            else:
                yield line.append_text(last)

    def _table(self, table: blocks.Table) -> Iterator[RenderableType]:
        columns = list(zip(table.columns, *table.rows, strict=True))
        widths = [max(len(word) for cell in cells for word in cell.split(" ")) for cells in columns]
        spare = self.width - sum(widths) - BETWEEN * len(widths)
        if spare < 0 or self.columns < table.needs:
            yield from self._table_as_lists(table)
            return
        # What is over goes to the narrowest columns that have more to say than fits on a line.
        whole = [max(map(len, cells)) for cells in columns]
        while spare and (short := [n for n, width in enumerate(widths) if width < whole[n]]):
            widths[min(short, key=widths.__getitem__)] += 1
            spare -= 1
        drawn = Table(box=SIMPLE_HEAD, show_edge=False, header_style=PART)
        for column, width in zip(table.columns, widths, strict=True):
            drawn.add_column(visible(column), width=width, overflow="fold")
        for name, *cells in table.rows:
            drawn.add_row(Text(visible(name), PART), *(Text(visible(cell)) for cell in cells))
        yield drawn

    def _table_as_lists(self, table: blocks.Table) -> Iterator[RenderableType]:
        for number, (name, *cells) in enumerate(table.rows):
            if number:
                yield Text("")
            yield Text(visible(name), PART)
            named = zip(table.columns[1:], cells, strict=True)
            said = [f"{column}: {cell}" for column, cell in named if cell]
            yield self._items([*said], ordered=False)

    def _cut(self, text: Text, width: int) -> Text:
        text.truncate(max(width, 1), overflow="ellipsis")
        text.no_wrap = True
        return text

    def _without_bars(self, row: Sequence[Cell]) -> Sequence[Cell]:
        cells = blocks.parts_of(row)
        if self.width < NARROW:
            return [cell for cell in cells if not isinstance(cell, Bar)]
        return cells

    def _cell(self, cell: Cell) -> Text:
        if not isinstance(cell, Bar):
            return Text(visible(cell))
        done, rest = bar(cell)
        return Text(done, BAR).append(rest, QUIET)


def printed(page: Page, console: Console) -> None:
    """Print a page on a console of its own, such as one that records."""
    drawing = Drawing(console.width, styled=True)
    for number, block in enumerate(page):
        if number and stand_apart(page[number - 1], block):
            console.print()
        for part in drawing.block(block):
            console.print(part, width=drawing.width)


def by_rich(block: Block, console: Console) -> str:
    """One block as this console would show it, without blanks at the ends of lines."""
    drawing = Drawing(console.width, styled=console.is_terminal)
    drawing.links = []
    with console.capture() as captured:
        console.print(Group(*drawing.block(block)), width=drawing.width)
    text = re.sub(_BLANKS, "\n", captured.get())
    for link in drawing.links:
        before, _, after = text.partition(_LINK)
        above, newline, beside = before.rpartition("\n")
        # A sign of the list stays in the line above; what is only moved in goes.
        begun = f"{beside.rstrip()}\n" if re.search(r"\d\.|-", re.sub(_STYLE, "", beside)) else ""
        text = f"{above}{newline}{begun}{link}{after.lstrip(_LINK)}"
    return text
