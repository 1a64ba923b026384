"""The cells of a row put together in the order of its form."""

from typing import TYPE_CHECKING, TypeVar

from stepguide.home.row import Content, Row

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form

R = TypeVar("R", bound=Row)


def with_cells(row: R, form: "Form | None", cells: dict[str, Content]) -> R:
    """The row with these cells in place of its own; an empty one is taken out."""
    merged = {**row.cells, **cells}
    kept = {name: content for name, content in merged.items() if content not in ("", ())}
    return row.changed(cells=in_order(form, kept) if form else kept)


def in_order(form: "Form", cells: dict[str, Content]) -> dict[str, Content]:
    """The cells in the order of the form's fields; those it does not know come last."""
    known = {field.id: cells[field.id] for field in form.fields if field.id in cells}
    return known | {name: content for name, content in cells.items() if name not in known}
