"""What the shell offers for steps, sections and questions. A guide that fails offers nothing."""

from stepguide.errors import StepguideError


def step_numbers(incomplete: str) -> list[tuple[str, str]]:
    """Step numbers that begin as typed, with their titles."""
    from stepguide.guide import steps

    try:
        return [
            (str(step.number), step.title)
            for step in steps.load().steps
            if str(step.number).startswith(incomplete)
        ]
    except StepguideError:
        return []


def question_ids(incomplete: str) -> list[tuple[str, str]]:
    """Question ids that begin as typed, with the questions."""
    from stepguide.guide import steps

    try:
        return [
            (question.id, question.text)
            for step in steps.load().steps
            for question in step.questions
            if question.id.startswith(incomplete)
        ]
    except StepguideError:
        return []
