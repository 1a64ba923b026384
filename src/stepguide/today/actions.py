"""What today's page is made of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from stepguide.guide import tolerance
from stepguide.guide.screens import Screens
from stepguide.guide.steps import Program, Question, Step
from stepguide.home.store import Home
from stepguide.journal import finding as journal
from stepguide.steps import actions as steps
from stepguide.steps.standing import Standing

LIKELY = 40  # about what someone writes in the days that count


@dataclass(frozen=True)
class Today:
    """The step in hand with its next open question, when the person last wrote, a suggestion.

    `after_break` says that they reported use or a break of late.
    """

    now: datetime
    step: Step | None
    standing: Standing | None
    question: Question | None
    last_wrote_at: datetime | None
    suggestion: str
    after_break: bool


def today(home: Home, program: Program, texts: Screens, now: datetime) -> Today:
    """Today's page at `now`; the suggestion changes from day to day."""
    where = steps.where(home, program)
    last = next((writing.at for writing in journal.newest(home, 1)), None)
    reported = _reported(home, texts, now)
    suggestion = texts.suggestions[now.toordinal() % len(texts.suggestions)]
    if where.in_hand is None:
        return Today(now, None, None, None, last, suggestion, reported)
    step, standing = program.step(where.in_hand), where.of(where.in_hand)
    left = steps.open_questions(step, standing)
    asked = left[0] if left else None
    return Today(now, step, standing, asked, last, suggestion, reported)


def _reported(home: Home, texts: Screens, now: datetime) -> bool:
    first = now - timedelta(days=texts.tolerance.days)
    late = takewhile(lambda writing: writing.at >= first, journal.newest(home, LIKELY))
    return any(tolerance.is_reported(texts.tolerance, writing.tags) for writing in late)
