"""What the shell offers for steps and questions."""

from typing import TYPE_CHECKING

from stepguide.terminal.offering import Found, offer

if TYPE_CHECKING:
    from stepguide.terminal.desk import Desk


def _step_numbers(desk: "Desk") -> Found:
    return [(str(step.number), step.title) for step in desk.guide.steps.steps]


def _question_ids(desk: "Desk") -> Found:
    steps = desk.guide.steps.steps
    return [(question.id, question.text) for step in steps for question in step.questions]


step_numbers = offer(_step_numbers)
question_ids = offer(_question_ids)
