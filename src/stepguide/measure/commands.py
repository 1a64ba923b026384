"""The commands for measures."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.records import common
from stepguide.records.parameters import argument
from stepguide.terminal.completing import Found, offer
from stepguide.terminal.options import Json, context_of
from stepguide.terminal.parameters import Parameter

if TYPE_CHECKING:
    from stepguide.terminal.context import Context

SHEET = "measure"
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Day by day")


def _measures(context: "Context") -> Found:
    return [(one.id, one.title) for one in context.guide.measures.measures]


WHICH = typer.Argument(None, metavar="[MEASURE]", help="Its id.", autocompletion=offer(_measures))


@app.callback()
def measure(ctx: typer.Context, as_json: Json = False) -> None:
    """Short standard measures, if you like: PHQ-2, GAD-2 and BARC-10. None is a diagnosis.

    Examples: stepguide measure, stepguide measure take phq-2
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.measure import run

    return run.measure(context_of(ctx), as_json)


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
    from stepguide.measure import run

    return run.take(context_of(ctx), which, answers, as_json)


common.every(
    SHEET,
    doc="Every time you took a measure, with its total; the newest first.",
    form=Parameter("form", str | None, WHICH),
).join(app, "list")
common.one(SHEET).join(app, "show")


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
    from stepguide.measure import run

    return run.edit(context_of(ctx), which, answers, at, as_json)


common.delete(SHEET).join(app, "delete")
common.restore(SHEET).join(app, "restore")
