"""The command that holds a session on a step."""

from typing import Annotated

import typer

from stepguide.steps.completion import question_ids, step_numbers
from stepguide.terminal.options import desk_of

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
    from stepguide.errors import NotFoundError, UsageError
    from stepguide.guide import steps
    from stepguide.steps import actions
    from stepguide.terminal import prompt
    from stepguide.work.session import Session

    desk = desk_of(ctx)
    program = desk.guide.steps
    if question and exercise:
        raise UsageError("A session begins with one thing: --question or --exercise, not both.")
    named = program.find(" ".join(step)) if step else None
    first: steps.Question | steps.Exercise | None = None
    if question:
        chosen, first = program.question(question)
        if named and named.number != chosen.number:
            raise UsageError(
                f"{first.id} belongs to step {chosen.number}, not to step {named.number}.",
                f"Say: stepguide work --question {first.id}",
            )
    elif named:
        chosen = named
    else:
        in_hand = actions.where(desk.home, program).in_hand
        if in_hand is None:
            raise NotFoundError("All steps are finished.", "To work one again: stepguide start 1")
        chosen = program.step(in_hand)
    if exercise:
        first = chosen.exercise(exercise)
    if not prompt.is_possible():
        asked = first or chosen.questions[0]
        raise UsageError(
            "A session asks one thing at a time, and there is no terminal here to ask at.",
            f"To answer one question: stepguide journal add --question {asked.id}",
        )
    Session(desk, program, chosen, desk.guide.sessions, minutes).hold(first)
