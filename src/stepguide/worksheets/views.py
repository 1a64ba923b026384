"""How rows are shown: as columns where there is room, else a field a line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stepguide.guide.sheets import Cell, Kind, Safety, Sheet
from stepguide.home.row import Content, Row
from stepguide.home.settings import DateFormat
from stepguide.home.step_rows import AmendsRow, PatternRow
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Block, Heading, Items, Page, Paragraph, Rows, Table
from stepguide.terminal.text import counted, listed, one_line
from stepguide.worksheets import actions
from stepguide.worksheets.amends import checked

if TYPE_CHECKING:
    from stepguide.steps.actions import Where

DATED = ("visit", "gratitude", "checkin", "craving")
ENOUGH = 100  # columns from which on rows are drawn side by side
STATUS = {"open": "open", "planned": "planned", "done": "done"}
VERDICT = {
    "unanswered": "safety check not answered",
    "passed": "safety check passed",
    "wait": "safety check says: not yet",
    "other-form": "safety check says: another form",
}


def shown_content(content: Content, cell: Cell | None = None) -> str:
    """What is in a cell as a person reads it; choices as they are said where `cell` is known."""
    if cell:
        return cell.says(content)
    return ", ".join(content) if isinstance(content, tuple) else str(content)


def beginning(row: Row, kind: Kind | None) -> str:
    """How a row begins, on one line."""
    known = {cell.id: cell for cell in kind.fields} if kind else {}
    for name, content in row.cells.items():
        if said := one_line(shown_content(content, known.get(name)), 50):
            return said
    return f"({row.sheet})"


def every_row(
    sheet: Sheet, rows: list[Row], safety: Safety, in_trash: bool, order: DateFormat | None
) -> Page:
    """The rows of a sheet, kind by kind, in the order in which they were begun."""
    page: Page = [_title(sheet, in_trash)]
    for kind in sheet.kinds:
        found = [row for row in rows if row.sheet == kind.id]
        if found and len(sheet.kinds) > 1:
            page.append(Heading(kind.title, 2))
        if found:
            page.append(_table(kind, found, safety, _dates(sheet, found, order)))
    unknown = [row for row in rows if row.sheet not in {kind.id for kind in sheet.kinds}]
    for row in unknown:
        page += one(row, None, safety, None, None, [])
    return page


def nothing(sheet: Sheet, kind: str | None, is_filtered: bool, in_trash: bool) -> Page:
    """Said in place of rows where there is none to list."""
    begin = actions.to_begin(sheet.id)
    if is_filtered:
        said = f"Nothing here fits. To see all of it: stepguide {actions.command(sheet.id)} list"
    elif in_trash:
        said = f"No {kind} is in the trash." if kind else "The trash is empty."
    elif kind:
        said = f"There is no {kind} here yet. To begin: {begin} {kind}"
    else:
        said = f"Nothing is here yet. To begin: {begin}"
    return [_title(sheet, in_trash), Paragraph(said)]


def _title(sheet: Sheet, in_trash: bool) -> Heading:
    return Heading(f"{sheet.title}, in the trash" if in_trash else sheet.title)


def one(
    row: Row,
    kind: Kind | None,
    safety: Safety,
    order: DateFormat | None,
    round_: int | None,
    linked: list[Row],
) -> Page:
    """One row, a field a line."""
    again = f", round {round_}" if round_ and round_ > 1 else ""
    step = f", step {row.step}{again}" if row.step else ""
    title = f"{row.short_id}  {row.sheet}{step}, {shown(row.at, order, clock=not row.step)}"
    page: Page = [Heading(title, 2)]
    known = kind.fields if kind else []
    rows = [[cell.name, cell.says(row.cells[cell.id])] for cell in known if cell.id in row.cells]
    ids = {cell.id for cell in known}
    rows += [[name, shown_content(row.cells[name])] for name in row.cells if name not in ids]
    rows += [[name, said] for name, said in _beside(row, safety, order, linked) if said]
    return [*page, Rows([[*cells] for cells in rows])]


def check_result(row: AmendsRow, safety: Safety) -> Page:
    """What the safety check comes to."""
    found = checked(row, safety)
    page: Page = [Items([one.says for one in found.against])] if found.against else []
    if found.unanswered and found.verdict != "other-form":
        left = counted(len(found.unanswered), "question")
        return [*page, Paragraph(f"{left} of the check not answered yet.")]
    said = {"passed": safety.passed, "wait": safety.wait, "other-form": safety.other_form}
    return [*page, Paragraph(said[found.verdict])]


def saved_line(row: Row) -> str:
    """Said when a row was saved."""
    step = f", step {row.step}" if row.step else ""
    return f"Saved {row.short_id} ({row.sheet}{step})."


def as_data(row: Row, where: "Callable[[], Where]", safety: Safety) -> dict[str, Any]:
    """A row as data."""
    data = row_data(row)
    if row.step is None:
        return data
    data["round"] = where().round_at(row.program, row.step, row.at)
    if isinstance(row, AmendsRow):
        data["verdict"] = checked(row, safety).verdict
    return data


def row_data(row: Row) -> dict[str, Any]:
    """A row that belongs to no step as data."""
    return {**row.model_dump(mode="json"), "short_id": row.short_id}


def _dates(sheet: Sheet, rows: list[Row], order: DateFormat | None) -> list[str]:
    """When each row was, where that matters."""
    return [shown(row.at, order, clock=True) for row in rows] if sheet.id in DATED else []


def _table(kind: Kind, rows: list[Row], safety: Safety, dates: list[str]) -> Block:
    used = [cell for cell in kind.fields if any(cell.id in row.cells for row in rows)]
    columns = ["", *(["When"] if dates else []), *(cell.name for cell in used)]
    extra = any(row.parked or isinstance(row, AmendsRow) for row in rows)
    if extra:
        columns.append("state")
    drawn = []
    for place, row in enumerate(rows):
        cells = [*dates[place : place + 1], *(_cell(cell, row) for cell in used)]
        drawn.append([row.short_id, *cells, *([_state(row, safety)] if extra else [])])
    return Table(columns, drawn, ENOUGH)


def _cell(cell: Cell, row: Row) -> str:
    return cell.says(row.cells[cell.id]) if cell.id in row.cells else ""


def _state(row: Row, safety: Safety) -> str:
    aside = "for a counsellor" if row.kind == "inventory" else "put aside"
    said = [aside] if row.parked else []
    if isinstance(row, AmendsRow):
        said.append(STATUS[row.status])
        if row.status != "done":
            said.append(VERDICT[checked(row, safety).verdict])
    return ", ".join(said)


def _beside(
    row: Row, safety: Safety, order: DateFormat | None, linked: list[Row]
) -> list[tuple[str, str]]:
    said = [("state", _state(row, safety)), ("tags", listed([*row.tags]))]
    if isinstance(row, PatternRow) and row.ratings:
        ratings = [f"{one.willing} on {shown(one.at, order)}" for one in row.ratings]
        said.append(("willing so far", "; ".join(ratings)))
    if isinstance(row, AmendsRow) and row.kept:
        days = [shown(day, order) for day in row.kept]
        said.append(("days kept", f"{len(days)}: {'; '.join(days)}"))
    said.append(("belongs to", "; ".join(f"{other.kind} {other.short_id}" for other in linked)))
    return said
