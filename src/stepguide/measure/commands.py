"""The commands for measures."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.records import looking, removing
from stepguide.records.shape import argument
from stepguide.terminal.offering import Found, offer
from stepguide.terminal.options import Json, desk_of

if TYPE_CHECKING:
    from stepguide.terminal.desk import Desk

SHEET = "measure"
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Day by day")


def _measures(desk: "Desk") -> Found:
    return [(one.id, one.title) for one in desk.guide.measures.measures]


Which = Annotated[
    str | None,
    typer.Argument(metavar="[MEASURE]", help="Its id.", autocompletion=offer(_measures)),
]


@app.callback()
def measure(ctx: typer.Context, as_json: Json = False) -> None:
    """Short standard measures, if you like: PHQ-2, GAD-2 and BARC-10. None is a diagnosis.

    Examples: stepguide measure, stepguide measure take phq-2
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.footer import help_line
    from stepguide.measure import actions, views

    desk = desk_of(ctx)
    found = [(one, actions.taken(desk.home, one)) for one in desk.guide.measures.measures]
    if as_json:
        data = [one.model_dump() | {"taken": list(map(views.as_data, rows))} for one, rows in found]
        return desk.screen.data(data)
    page = views.every(found, desk.settings.date_format)
    return desk.screen.show(page, help_line(desk))


@app.command()
def take(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="MEASURE", help="Its id.", autocompletion=offer(_measures))
    ],
    answers: Annotated[
        str | None, typer.Option(metavar="N,N,…", help="Every answer in order, for scripts.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer a measure, one sentence at a time.

    Example: stepguide measure take phq-2
    """
    from stepguide import privacy
    from stepguide.errors import StepguideError, UsageError
    from stepguide.footer import help_line
    from stepguide.measure import actions, views
    from stepguide.terminal import prompt
    from stepguide.terminal.screen import hint

    desk = desk_of(ctx)
    chosen = desk.guide.measures.find(which)
    actions.check_due(desk.home, chosen, desk.now.date())
    if answers is not None:
        points = actions.all_points_from(chosen, answers)
    elif prompt.is_possible():
        from stepguide.measure import asking

        points = asking.ask(desk, chosen)
    else:
        raise UsageError(
            "This asks one thing at a time, and there is no terminal here to ask at.",
            f"Give every answer in order: stepguide measure take {chosen.id} --answers 0,1",
        )
    try:
        row = actions.add(desk.home, chosen, points, desk.now, desk.now)
    except (StepguideError, OSError):
        said = ",".join(map(str, points))
        hint(f"Not saved. To try again: stepguide measure take {chosen.id} --answers {said}")
        raise
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.as_data(row))
    page = views.result(chosen, row)
    return desk.screen.show(page, help_line(desk), may_page=False)


@app.command(name="list")
def list_taken(
    ctx: typer.Context,
    which: Which = None,
    trash: Annotated[bool, typer.Option("--trash", help="What you deleted.")] = False,
    as_json: Json = False,
) -> None:
    """Every time you took a measure, with its total."""
    from stepguide.home.store import RECORDS, TRASH
    from stepguide.measure import actions, views

    desk = desk_of(ctx)
    known = desk.guide.measures
    chosen = [known.find(which)] if which else known.measures
    part = TRASH if trash else RECORDS
    rows = [row for one in chosen for row in actions.taken(desk.home, one, part)]
    if as_json:
        return desk.screen.data(list(map(views.as_data, rows)))
    return desk.screen.show(views.history(rows, known, desk.settings.date_format, trash))


looking.one(SHEET).join(app, "show")


@app.command()
def edit(
    ctx: typer.Context,
    which: Annotated[str, argument(SHEET)],
    answers: Annotated[
        str | None, typer.Option(metavar="N,N,…", help="Every answer in order, as it should be.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When it was, such as yesterday.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put right a measure you took, such as an answer typed wrongly.

    Example: stepguide measure edit last --answers 0,1
    """
    from stepguide.errors import UsageError
    from stepguide.measure import actions
    from stepguide.measure.handling import MeasureHandling
    from stepguide.records.handling import moment_of

    desk = desk_of(ctx)
    handling = MeasureHandling(desk, SHEET)
    found = handling.find(which)
    changes: dict[str, Any] = {"at": moment_of(desk, at)} if at else {}
    if answers is not None:
        chosen = desk.guide.measures.find(found.record.sheet)
        changes["cells"] = actions.cells_from(actions.all_points_from(chosen, answers))
    if not changes:
        raise UsageError("Say what is to change.", "stepguide measure edit --help lists it.")
    row = handling.change(found, lambda before: before.changed(**changes))
    if as_json:
        return desk.screen.data(handling.data(row))
    return desk.screen.say(f"Saved {row.short_id} ({handling.begins(row)}).")


removing.delete(SHEET).join(app, "delete")
removing.restore(SHEET).join(app, "restore")
