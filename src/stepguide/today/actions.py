"""What today's page is made of."""

from dataclasses import dataclass
from datetime import datetime

from stepguide.guide.screens import Screens
from stepguide.guide.steps import Program, Question, Step
from stepguide.home.store import Home
from stepguide.journal import finding as journal
from stepguide.steps import actions as steps
from stepguide.steps.standing import Standing


@dataclass(frozen=True)
class Today:
    """The step in hand with its next open question, when the person last wrote, a suggestion."""

    now: datetime
    step: Step | None
    standing: Standing | None
    question: Question | None
    last_wrote_at: datetime | None
    suggestion: str


def today(home: Home, program: Program, texts: Screens, now: datetime) -> Today:
    """Today's page at `now`; the suggestion changes from day to day."""
    where = steps.where(home, program)
    last = next((writing.at for writing in journal.newest(home, 1)), None)
    suggestion = texts.suggestions[now.toordinal() % len(texts.suggestions)]
    if where.in_hand is None:
        return Today(now, None, None, None, last, suggestion)
    step, standing = program.step(where.in_hand), where.of(where.in_hand)
    left = steps.open_questions(step, standing)
    return Today(now, step, standing, left[0] if left else None, last, suggestion)
