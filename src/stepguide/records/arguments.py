"""What the options of `add` and `edit` mean: the form, the cells, the step, a change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stepguide.advice import Do
from stepguide.errors import StoppedError, UsageError
from stepguide.home.store import Home
from stepguide.home.tags import tag_from
from stepguide.records.cells import with_cells
from stepguide.records.handling import moment_of
from stepguide.records.parameters import CELL

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form
    from stepguide.home.row import Content, Row
    from stepguide.records.row_handling import RowHandling
    from stepguide.terminal.context import Context
    from stepguide.terminal.field import Field


def form(context: "Context", handling: "RowHandling", typed: str | None) -> "Form":
    """The form that was typed, the only one there is, or the one that is chosen when asked."""
    sheet = context.guide.sheet(handling.kind.id)
    if typed:
        return sheet.kind(typed)
    if len(sheet.kinds) == 1:
        return sheet.kinds[0]
    known = ", ".join(kind.id for kind in sheet.kinds)
    # Where everything stands on the line nothing is loaded that asks.
    from stepguide.terminal import asking, keyboard

    if keyboard.is_possible():
        chosen = asking.choose(context, sheet.kind, f"Which kind ({known})? ")
        if chosen is asking.Way.STOP:
            raise StoppedError("Stopped. Nothing was written.")
        if not isinstance(chosen, asking.Way):
            return chosen
    raise UsageError(
        f"Say which kind: {known}.",
        Do(f"{handling.typed} add {sheet.kinds[0].id}", "Such as"),
    )


def typed(form: "Form", fields: "list[Field]", cells: dict[str, Any]) -> "dict[str, Content]":
    """The cells that were given as options for these fields; an empty one means that it is taken
    out."""
    given: dict[str, Content] = {}
    known = {cell.id: cell for cell in fields}
    for name, said in cells.items():
        if said is None:
            continue
        cell = known.get(name.removeprefix(CELL))
        if cell is None:
            option = name.removeprefix(CELL).replace("_", "-")
            raise UsageError(
                f"{form.one.capitalize()} has no --{option}.",
                f"It has {', '.join(one.id.replace('_', '-') for one in form.fields)}.",
            )
        given[cell.id] = cell.read(said, cell.name) if said.strip() else ""
    return given


def beside(
    context: "Context", park: bool | None, tags: list[str] | None, at: str | None
) -> dict[str, Any]:
    """What a row has beside its cells."""
    given: dict[str, Any] = {"tags": tuple(dict.fromkeys(map(tag_from, tags or [])))}
    if park:
        given["parked"] = True
    if at:
        given["at"] = moment_of(context, at)
    return given


def step(context: "Context", form: "Form", typed: str | None) -> tuple[str | None, int | None]:
    """The program, and the step a row belongs to: the one named, or the one in hand if it fits."""
    if not form.steps:
        return None, None
    name = context.guide.outline.name
    if typed:
        number = context.guide.steps.find(typed).number
        if number not in form.steps:
            fitting = ", ".join(map(str, form.steps))
            raise UsageError(f"{form.one.capitalize()} belongs to step {fitting}.")
        return name, number
    if len(form.steps) == 1:
        return name, form.steps[0]
    from stepguide.steps import actions

    # What cannot be read there is told when it is looked at, not when something else is saved.
    in_hand = actions.where(Home(context.home.root), context.guide.steps).in_hand
    return name, in_hand if in_hand in form.steps else form.steps[0]


def change(
    form: "Form | None",
    cells: "dict[str, Content]",
    park: bool | None,
    tags: list[str],
    untags: list[str],
) -> "Callable[[Row], Row]":
    """The change that the options of `edit` ask for."""
    added = [tag_from(tag) for tag in tags]
    gone = {tag_from(tag).casefold() for tag in untags}

    def make(row: "Row") -> "Row":
        after = with_cells(row, form, cells) if cells else row
        kept = [tag for tag in dict.fromkeys([*row.tags, *added]) if tag.casefold() not in gone]
        if kept != [*row.tags]:
            after = after.changed(tags=tuple(kept))
        return after if park is None else after.changed(parked=park)

    return make
