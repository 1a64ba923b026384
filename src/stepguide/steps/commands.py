"""The commands that show the steps and move through them."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.steps.completion import step_numbers
from stepguide.terminal.completing import Found, offer
from stepguide.terminal.options import Json, NoPager, context_of

if TYPE_CHECKING:
    from stepguide.steps.records import Event
    from stepguide.terminal.context import Context

app = typer.Typer()

PANEL = "The steps"
Which = Annotated[
    list[str],
    typer.Argument(
        metavar="STEP",
        help="A step's number, or words of its title.",
        autocompletion=step_numbers,
    ),
]


def _sections(_: "Context") -> Found:
    from stepguide.steps.views import SECTIONS

    return SECTIONS


WORDINGS = ("spiritual", "secular", "both")


@app.command(rich_help_panel=PANEL)
def steps(ctx: typer.Context, as_json: Json = False) -> None:
    """Show the steps and where you are with each."""
    from stepguide.steps import run

    run.every(context_of(ctx), as_json)


@app.command(rich_help_panel=PANEL)
def show(
    ctx: typer.Context,
    step: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STEP]",
            help="Its number, or words of its title; else the step in hand.",
            autocompletion=step_numbers,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Everything the guide has on this step.")
    ] = False,
    section: Annotated[
        str,
        typer.Option(
            autocompletion=offer(_sections),
            help="Only one part: care, summary, explanation, opioids, readings, actions, "
            "questions, exercises, ready, pitfalls or sources.",
        ),
    ] = "",
    wording: Annotated[
        str,
        typer.Option(
            help="Which reading: spiritual, secular or both.",
            autocompletion=offer(lambda _: WORDINGS),
        ),
    ] = "",
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Read a step: what it is, what opioids bring with them, and the next question.

    Examples: stepguide show 4, stepguide show amends, stepguide show 4 --section exercises
    """
    from stepguide.steps import run

    run.one(context_of(ctx), step or [], everything, section, wording, not no_pager, as_json)


@app.command(rich_help_panel=PANEL)
def start(
    ctx: typer.Context,
    step: Which,
    again: Annotated[
        bool, typer.Option("--again", help="Begin a finished step again, without being asked.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take a step in hand: begin it, or come back to it. Any order is fine.

    A finished step is begun again, in its next round, once you say so.
    """
    _change(ctx, step, "start", as_json, again)


@app.command(rich_help_panel=PANEL)
def finish(ctx: typer.Context, step: Which, as_json: Json = False) -> None:
    """Say that you are done with a step for now."""
    _change(ctx, step, "finish", as_json)


@app.command(rich_help_panel=PANEL)
def reopen(ctx: typer.Context, step: Which, as_json: Json = False) -> None:
    """Go on with a finished step, in the same round."""
    _change(ctx, step, "reopen", as_json)


def _change(
    ctx: typer.Context, step: list[str], event: "Event", as_json: bool, again: bool = False
) -> None:
    from stepguide.steps import run

    run.change(context_of(ctx), step, event, as_json, again)
