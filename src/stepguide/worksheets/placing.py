"""What the options of `add` and `edit` mean: the kind, the cells, the step, the moment."""

from typing import TYPE_CHECKING, Any

from stepguide.worksheets.options import CELL

if TYPE_CHECKING:
    from datetime import datetime

    from stepguide.guide.sheets import Kind, Sheet
    from stepguide.home.row import Content
    from stepguide.terminal.desk import Desk


def kind(desk: "Desk", sheet: "Sheet", typed: str | None) -> "Kind":
    """The kind that was typed, the only one there is, or the one that is chosen when asked."""
    from stepguide.errors import StoppedError, UsageError
    from stepguide.terminal import dialogue, prompt
    from stepguide.worksheets import asking

    sheet = desk.guide.sheet(sheet.id)
    if typed:
        return sheet.kind(typed)
    if len(sheet.kinds) == 1:
        return sheet.kinds[0]
    known = ", ".join(kind.id for kind in sheet.kinds)
    if prompt.is_possible():
        chosen = dialogue.choose(sheet.kind, f"Which kind ({known})? ", asking.aid_of(desk))
        if chosen is dialogue.Said.STOP:
            raise StoppedError("Stopped. Nothing was written.")
        if not isinstance(chosen, dialogue.Said):
            return chosen
    raise UsageError(
        f"Say which kind: {known}.", f"Such as: stepguide {sheet.id} add {sheet.kinds[0].id}"
    )


def typed(kind: "Kind", cells: dict[str, Any]) -> "dict[str, Content]":
    """The cells that were given as options; an empty one means that it is taken out."""
    from stepguide.errors import UsageError
    from stepguide.worksheets.content import content_from

    given: dict[str, Content] = {}
    known = {cell.id: cell for cell in kind.fields}
    for name, said in cells.items():
        if said is None:
            continue
        cell = known.get(name.removeprefix(CELL))
        if cell is None:
            option = name.removeprefix(CELL).replace("_", "-")
            raise UsageError(
                f"{kind.one.capitalize()} has no --{option}.",
                f"It has {', '.join(one.id.replace('_', '-') for one in kind.fields)}.",
            )
        given[cell.id] = content_from(cell, said) if said.strip() else ""
    return given


def more(park: bool | None, tags: list[str] | None, source: str | None) -> dict[str, Any]:
    """What a row has beside its cells."""
    from stepguide.home.tags import tag_from

    more: dict[str, Any] = {"tags": tuple(dict.fromkeys(map(tag_from, tags or [])))}
    if park:
        more["parked"] = True
    if source:
        more["from_row"] = source
    return more


def from_inventory(desk: "Desk", more: dict[str, Any]) -> "dict[str, Content]":
    """The cells an amends takes over from the row in `more`, which is then named whole there."""
    from stepguide.worksheets import actions, linking

    row = actions.find(desk.home, "inventory", more["from_row"]).record
    more["from_row"] = row.id
    return linking.for_amends(row)


def step(desk: "Desk", kind: "Kind", typed: str | None) -> tuple[str | None, int | None]:
    """The program, and the step a row belongs to: the one named, or the one in hand if it fits."""
    if not kind.steps:
        return None, None
    from stepguide.errors import UsageError
    from stepguide.home.store import Home
    from stepguide.steps import actions

    program = desk.guide.steps
    if typed:
        number = program.find(typed).number
        if number not in kind.steps:
            fitting = ", ".join(map(str, kind.steps))
            raise UsageError(f"{kind.one.capitalize()} belongs to step {fitting}.")
        return program.name, number
    if len(kind.steps) == 1:
        return program.name, kind.steps[0]
    # What cannot be read there is told when it is looked at, not when something else is saved.
    in_hand = actions.where(Home(desk.home.root), program).in_hand
    return program.name, in_hand if in_hand in kind.steps else kind.steps[0]


def moment(desk: "Desk", typed: str) -> "datetime":
    """The moment that was typed, which cannot be one to come."""
    from stepguide.terminal import dates

    return dates.read_past(typed, desk.now, desk.settings.date_format)
