"""What the command for a session on a step does."""

from stepguide.advice import Do
from stepguide.errors import NotFoundError, UsageError
from stepguide.guide import steps
from stepguide.steps import actions
from stepguide.terminal import modes
from stepguide.terminal.context import Context
from stepguide.work.session import StepSession


def work(
    context: Context,
    step: list[str] | None,
    minutes: int,
    question: str | None,
    exercise: str | None,
) -> None:
    program = context.guide.steps
    if question and exercise:
        raise UsageError("A session begins with one thing: --question or --exercise, not both.")
    named = program.find(" ".join(step)) if step else None
    first: steps.Question | steps.Exercise | None = None
    if question:
        chosen, first = program.question(question)
        if named and named.number != chosen.number:
            raise UsageError(
                f"{first.id} belongs to step {chosen.number}, not to step {named.number}.",
                Do(f"work --question {first.id}", "Say"),
            )
    elif named:
        chosen = named
    else:
        in_hand = actions.where(context.home, program).in_hand
        if in_hand is None:
            raise NotFoundError(
                "All steps are finished.", Do("start 1 --again", "To work one again")
            )
        chosen = program.step(in_hand)
    if exercise:
        first = chosen.exercise(exercise)
    if not modes.is_typed_at():
        asked = first or chosen.questions[0]
        raise UsageError(
            "A session asks one thing at a time, and there is no terminal here to ask at.",
            Do(f"journal add --question {asked.id}", "To answer one question"),
        )
    StepSession(context, program, chosen, context.guide.sessions, minutes).hold(first)
