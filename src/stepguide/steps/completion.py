"""What the shell offers for steps and questions."""

from typing import TYPE_CHECKING

from stepguide.terminal.completing import Found, offer

if TYPE_CHECKING:
    from stepguide.terminal.context import Context


def _step_numbers(context: "Context") -> Found:
    return [(str(step.number), step.title) for step in context.guide.steps.steps]


def _question_ids(context: "Context") -> Found:
    steps = context.guide.steps.steps
    return [(question.id, question.text) for step in steps for question in step.questions]


step_numbers = offer(_step_numbers)
question_ids = offer(_question_ids)
