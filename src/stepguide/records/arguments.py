"""What the options of `add` and `edit` mean: the form, the cells, the step, a change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stepguide.advice import Do
from stepguide.errors import StoppedError, UsageError
from stepguide.home.store import Home
from stepguide.home.tags import tags_in, without
from stepguide.records.cells import with_cells
from stepguide.records.parameters import CELL
from stepguide.terminal import when
from stepguide.terminal.screen import say

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form, Sheet
    from stepguide.home.row import Content, Row
    from stepguide.records.row_handling import RowHandling
    from stepguide.terminal.context import Context
    from stepguide.terminal.field import Field


def with_words(form: "Form", cells: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """The cells given as options, and in the fields that take them, what was written in words.

    UsageError with those words where an option says the same, or where there is no such field.
    """
    if not words:
        return cells
    fields = form.for_words()
    if not fields:
        raise UsageError(f"{form.one.capitalize()} takes no words, such as {' '.join(words)!r}.")
    given = dict(cells)
    for field, said in zip(fields, _parts(words, len(fields)), strict=False):
        name = f"{CELL}{field.id}"
        if given.get(name) is not None:
            option = name.removeprefix(CELL).replace("_", "-")
            raise UsageError(
                f"{field.name} is given twice, as {said!r} and as --{option} {given[name]!r}.",
                "Give it once.",
            )
        given[name] = said
    return given


def _parts(words: list[str], most: int) -> list[str]:
    """Words for several fields, one each, or all that stands between two commas; where they are
    more, they are one sentence."""
    parts = words
    if any(word.endswith(",") for word in words):
        parts = [part.strip() for part in " ".join(words).split(",")]
    parts = [*filter(None, parts)]
    return parts if len(parts) <= most else [" ".join(words)]


def form_and_words(
    context: "Context", handling: "RowHandling", only: str | None, words: list[str]
) -> "tuple[Form, list[str]]":
    """The form that is to be filled, and what is written in words: the form is the `only` one, the
    one that the first of the words names, or the one that is chosen when asked. Where nobody is
    there to ask, words alone are of the usual one, if a sheet has such."""
    sheet = context.guide.sheet(handling.kind.id)
    if only:
        return sheet.kind(only), words
    found, said = sheet.kind_and_words(words)
    return found or _form(context, handling, sheet, said), said


def _form(context: "Context", handling: "RowHandling", sheet: "Sheet", words: list[str]) -> "Form":
    if len(sheet.kinds) == 1:
        return sheet.kinds[0]
    known = ", ".join(kind.id for kind in sheet.kinds)
    # Where everything stands on the line nothing is loaded that asks.
    from stepguide.terminal import asking, modes

    if modes.is_typed_at():
        say(sheet.about)
        chosen = asking.choose(context, sheet.kind, f"Which kind ({known})? ")
        if chosen is asking.Way.STOP:
            raise StoppedError("Stopped. Nothing was written.")
        if not isinstance(chosen, asking.Way):
            return chosen
    elif words and sheet.usual:
        return sheet.kind(sheet.usual)
    raise UsageError(
        f"Say which kind: {known}.",
        Do(f"{handling.typed} add {sheet.kinds[0].id}", "Such as"),
    )


def typed(
    context: "Context", form: "Form", fields: "list[Field]", cells: dict[str, Any]
) -> "dict[str, Content]":
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
                f"It has {', '.join('--' + one.id.replace('_', '-') for one in form.fields)}.",
            )
        clock = context.dates.clock
        given[cell.id] = cell.read(said, cell.name, clock) if said.strip() else ""
    return given


def beside(
    context: "Context", park: bool | None, tags: list[str] | None, at: str | None
) -> dict[str, Any]:
    """What a row has beside its cells."""
    given: dict[str, Any] = {"tags": tuple(tags_in(tags or []))}
    if park:
        given["parked"] = True
    if at:
        given["at"] = when.past(context, at)
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
    added, _ = tags_in(tags), tags_in(untags)

    def make(row: "Row") -> "Row":
        after = with_cells(row, form, cells) if cells else row
        kept = without(dict.fromkeys([*row.tags, *added]), untags)
        if kept != [*row.tags]:
            after = after.changed(tags=tuple(kept))
        return after if park is None else after.changed(parked=park)

    return make
