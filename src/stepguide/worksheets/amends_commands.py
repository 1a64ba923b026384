"""What only an amends has: the safety check, the plan, and the days a living one was kept."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.terminal.options import Json, desk_of
from stepguide.worksheets.options import argument, saved

if TYPE_CHECKING:
    from stepguide.home.step_rows import Status

Which = Annotated[str, argument("amends")]


def add_to(app: typer.Typer) -> None:
    """Give the group the commands that only amends have."""
    for command in (check, plan, done, reopen, keep):
        app.command()(command)


def check(
    ctx: typer.Context,
    row_id: Which,
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION=YES|NO", help="An answer, for scripts; may be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer the safety check, which comes before any plan to contact someone."""
    from stepguide.worksheets import actions, checking, views

    desk = desk_of(ctx)
    safety = desk.guide.sheets.safety
    found = actions.find(desk.home, "amends", row_id)
    if answer:
        answers = checking.typed(safety, answer)
        row = checking.keep(desk, safety, found, answers)
    else:
        row = checking.ask(desk, safety, found)
    if as_json:
        return saved(desk, row, None, as_json)
    if getattr(found.record, "status", "") == "planned" and row.status == "open":
        desk.screen.say(f"{row.short_id} is not planned any more.")
    return desk.screen.show(views.check_result(row, safety), may_page=False)


def plan(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as planned, once the safety check allows it. Nothing is sent to anyone."""
    _move(ctx, row_id, "planned", as_json)


def done(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as done."""
    _move(ctx, row_id, "done", as_json)


def reopen(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as open again."""
    _move(ctx, row_id, "open", as_json)


def keep(
    ctx: typer.Context,
    row_id: Which,
    at: Annotated[
        str | None, typer.Option(help="Which day, such as yesterday; today if left out.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take that day out again.")] = False,
    as_json: Json = False,
) -> None:
    """Note a day on which you kept a living amends. Days are counted; nothing is a streak."""
    from stepguide.terminal import dates
    from stepguide.terminal.text import counted
    from stepguide.worksheets import actions, amends

    desk = desk_of(ctx)
    order = desk.settings.date_format
    day = dates.read_past(at, desk.now, order).date() if at else desk.now.date()
    found = actions.find(desk.home, "amends", row_id)
    row: Any = actions.change(
        desk.home,
        "amends",
        found,
        lambda before: amends.kept_on(before, day, not undo),  # type: ignore[arg-type]
        desk.now,
    )
    if as_json:
        return saved(desk, row, None, as_json)
    return desk.screen.say(f"{row.short_id}: {counted(len(row.kept), 'day')} kept in all.")


def _move(ctx: typer.Context, row_id: str, status: "Status", as_json: bool) -> None:
    from stepguide.worksheets import actions, amends

    desk = desk_of(ctx)
    safety = desk.guide.sheets.safety
    found = actions.find(desk.home, "amends", row_id)
    row: Any = actions.change(
        desk.home,
        "amends",
        found,
        lambda before: amends.moved_to(before, status, safety),  # type: ignore[arg-type]
        desk.now,
    )
    if as_json:
        return saved(desk, row, None, as_json)
    return desk.screen.say(f"{row.short_id} is {row.status}.")
