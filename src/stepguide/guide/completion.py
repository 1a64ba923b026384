"""What the shell offers for steps and questions."""

from stepguide.terminal.offering import Found, offer


def _step_numbers() -> Found:
    from stepguide.guide import steps

    return [(str(step.number), step.title) for step in steps.load().steps]


def _question_ids() -> Found:
    from stepguide.guide import steps

    return [
        (question.id, question.text) for step in steps.load().steps for question in step.questions
    ]


step_numbers = offer(_step_numbers)
question_ids = offer(_question_ids)
