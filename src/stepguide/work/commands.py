"""The command that holds a session on a step."""

from typing import Annotated

import typer

from stepguide.steps.completion import question_ids, step_numbers
from stepguide.terminal.options import context_of

app = typer.Typer()


@app.command(rich_help_panel="The steps")
def work(
    ctx: typer.Context,
    step: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STEP]",
            help="A step's number, or words of its title; the one in hand if left out.",
            autocompletion=step_numbers,
        ),
    ] = None,
    minutes: Annotated[
        int, typer.Option(min=1, max=180, help="After how long it says that the time is over.")
    ] = 25,
    question: Annotated[
        str | None,
        typer.Option(help="Begin with this question, such as 4.3.", autocompletion=question_ids),
    ] = None,
    exercise: Annotated[
        str | None, typer.Option(help="Begin with this exercise, such as a.")
    ] = None,
) -> None:
    """Work a step: a guided session, one thing at a time, each answer saved as you give it.

    Examples: stepguide work, stepguide work 4 --minutes 15, stepguide work --question 4.3
    """
    from stepguide.work import run

    return run.work(context_of(ctx), step, minutes, question, exercise)
