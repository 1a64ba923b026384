"""How rows are shown: as columns where there is room, else a field a line."""

from typing import TYPE_CHECKING

from stepguide.advice import Do
from stepguide.home.dates import Dates
from stepguide.home.row import Content, Row
from stepguide.terminal.dates import shown
from stepguide.terminal.field import Field
from stepguide.terminal.page import Block, Heading, Page, Paragraph, Rows, Table
from stepguide.terminal.text import one_line

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form, Sheet
    from stepguide.records.handling import Filters
    from stepguide.records.row_handling import RowHandling, RowR

ENOUGH = 100  # columns from which on rows are drawn side by side


def shown_content(content: Content, cell: Field | None = None) -> str:
    """What is in a cell as a person reads it; choices as they are said where `cell` is known."""
    if cell:
        return cell.says(content)
    return ", ".join(content) if isinstance(content, tuple) else str(content)


def beginning(row: Row, kind: "Form | None") -> str:
    """How a row begins, on one line."""
    known = {cell.id: cell for cell in kind.fields} if kind else {}
    for name, content in row.cells.items():
        if said := one_line(shown_content(content, known.get(name)), 50):
            return said
    return f"({row.sheet})"


def every_row(handling: "RowHandling[RowR]", rows: "list[RowR]", in_trash: bool) -> Page:
    """The rows of a sheet, kind by kind, in the order in which they were begun."""
    sheet = handling.sheet
    page: Page = [_title(sheet, in_trash)]
    for kind in sheet.kinds:
        found = [row for row in rows if row.sheet == kind.id]
        if found and len(sheet.kinds) > 1:
            page.append(Heading(kind.title, 2))
        if found:
            page.append(_table(handling, kind, found))
    known = {kind.id for kind in sheet.kinds}
    for row in rows:
        if row.sheet not in known:
            page += one(row, None, handling.context.dates, None, handling.around(row))
    return page


def nothing(handling: "RowHandling[RowR]", filters: "Filters", in_trash: bool) -> Page:
    """Said in place of rows where there is none to list."""
    typed, form = handling.typed, filters.form
    begin = typed if handling.kind.bare else f"{typed} add"
    said: Block
    if filters.narrow:
        said = Do(f"{typed} list", "Nothing here fits. To see all of it")
    elif in_trash:
        said = Paragraph(f"No {form} is in the trash." if form else "The trash is empty.")
    elif form:
        said = Do(f"{begin} {form}", f"There is no {form} here yet. To begin")
    else:
        said = Do(begin, "Nothing is here yet. To begin")
    return [_title(handling.sheet, in_trash), said]


def _title(sheet: "Sheet", in_trash: bool) -> Heading:
    return Heading(f"{sheet.title}, in the trash" if in_trash else sheet.title)


def one(
    row: Row,
    kind: "Form | None",
    dates: Dates,
    round_: int | None,
    beside: list[tuple[str, str]],
) -> Page:
    """One row, a field a line, and then what there is `beside` its cells."""
    again = f", round {round_}" if round_ and round_ > 1 else ""
    step = f", step {row.step}{again}" if row.step else ""
    title = f"{row.short_id}  {row.sheet}{step}, {shown(row.at, dates, clock=not row.step)}"
    page: Page = [Heading(title, 2)]
    known = kind.fields if kind else []
    rows = [[cell.name, cell.says(row.cells[cell.id])] for cell in known if cell.id in row.cells]
    ids = {cell.id for cell in known}
    rows += [[name, shown_content(row.cells[name])] for name in row.cells if name not in ids]
    rows += [[name, said] for name, said in beside if said]
    return [*page, Rows([[*cells] for cells in rows])]


def saved_line(row: Row, when: str = "") -> str:
    """Said when a row was saved; `when` it is of."""
    step = f", step {row.step}" if row.step else ""
    return f"Saved {row.short_id} ({row.sheet}{step}){when}."


def _table(handling: "RowHandling[RowR]", kind: "Form", rows: "list[RowR]") -> Block:
    is_dated, dates = handling.kind.dated, handling.context.dates
    used = [cell for cell in kind.fields if any(cell.id in row.cells for row in rows)]
    states = [handling.state(row) for row in rows]
    columns = ["", *(["When"] if is_dated else []), *(cell.name for cell in used)]
    if any(states):
        columns.append("state")
    drawn = []
    for row, state in zip(rows, states, strict=True):
        cells = [shown(row.at, dates, clock=True)] if is_dated else []
        cells += [_cell(cell, row) for cell in used]
        drawn.append([row.short_id, *cells, *([state] if any(states) else [])])
    return Table(columns, drawn, ENOUGH)


def _cell(cell: Field, row: Row) -> str:
    return cell.says(row.cells[cell.id]) if cell.id in row.cells else ""
