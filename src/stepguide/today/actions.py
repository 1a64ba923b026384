"""What today's page is made of."""

from dataclasses import dataclass
from datetime import datetime

from stepguide.guide.guide import Guide
from stepguide.guide.steps import Question, Step
from stepguide.home import ids
from stepguide.home.kinds import KINDS
from stepguide.home.settings import Settings
from stepguide.home.store import RECORDS, Home
from stepguide.safety import rules
from stepguide.steps import actions as steps
from stepguide.steps.standing import Standing
from stepguide.today import suggesting


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


def today(home: Home, guide: Guide, settings: Settings, now: datetime) -> Today:
    """Today's page at `now`."""
    program, texts = guide.steps, guide.screens
    where = steps.where(home, program)
    last = _last_there(home)
    reported = rules.reported_break(home, lambda: texts.tolerance, now)
    suggestion = suggesting.one(home, guide, settings, now)
    if where.in_hand is None:
        return Today(now, None, None, None, last, suggestion, reported)
    step, standing = program.step(where.in_hand), where.of(where.in_hand)
    left = steps.open_questions(step, standing)
    asked = left[0] if left else None
    return Today(now, step, standing, asked, last, suggestion, reported)


def _last_there(home: Home) -> datetime | None:
    """When the person last wrote or noted anything, as the names of the records tell."""
    newest = (max(home.names(RECORDS, kind.id), default="") for kind in KINDS)
    name = max((name for name in newest if ids.is_file_name(name)), default="")
    return ids.moment_in(name).astimezone() if name else None
