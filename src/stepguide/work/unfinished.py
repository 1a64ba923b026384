"""What was left in the middle of a step: answers begun, and rows half-filled."""

from collections.abc import Iterator
from contextlib import suppress

from stepguide.errors import StepguideError
from stepguide.guide.sheets import Form, Sheet
from stepguide.guide.steps import Exercise, Program, Question, Step
from stepguide.home import rows
from stepguide.home.drafts import EDIT, Draft
from stepguide.home.row import Row
from stepguide.journal import composing, reopening
from stepguide.records.finding import print_of
from stepguide.terminal.context import Context
from stepguide.writing.compose import left_drafts


def answers(
    context: Context, program: Program, step: Step
) -> Iterator[tuple[Draft, Question | Exercise]]:
    """The drafts of a step's answers that can be gone on with, newest first."""
    for draft in reversed(left_drafts(context)):
        with suppress(StepguideError):
            found, asked = program.question(str(draft.note.options.get("question", "")))
            if found.number == step.number and _can_go_on(context, draft):
                yield draft, asked


def row(
    context: Context, program: Program, step: Step, kinds: list[tuple[Sheet, Form]]
) -> tuple[Row, Sheet, Form] | None:
    """The row of a step that was begun last of those not asked for to their end."""
    for found in reversed(rows.left_off(context.home, program.name, step.number)):
        for sheet, kind in kinds:
            if kind.id == found.sheet:
                return found, sheet, kind
    return None


def _can_go_on(context: Context, draft: Draft) -> bool:
    """A change only while its answer is as it was, and a new answer that was saved before only
    while that is: the newer words would be written over."""
    if draft.note.purpose != EDIT:
        saved = composing.saved_before(context, draft.id)
        return saved is None or not reopening.is_newer(saved.record, draft)
    found = composing.saved_before(context, draft.note.record or "")
    return found is not None and print_of(found.record) == draft.note.base
