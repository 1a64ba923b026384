"""What today's page is made of."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stepguide.guide.guide import Guide
from stepguide.guide.steps import Question, Step
from stepguide.home import ids, rows
from stepguide.home.dates import Dates
from stepguide.home.kinds import KINDS
from stepguide.home.settings import Settings
from stepguide.home.store import RECORDS, Home
from stepguide.safety import rules
from stepguide.safety.questions import Danger
from stepguide.steps import actions as steps
from stepguide.steps.standing import Standing
from stepguide.today import reaching, suggesting
from stepguide.today.choices import MenuItem

if TYPE_CHECKING:
    from stepguide.days.counting import Count

A_WEEK = timedelta(days=7)
EARLY = 4  # o'clock, until which who writes at night means the day that has begun


class Ahead(NamedTuple):
    """What someone wrote for a day to come, when, and whether that is today."""

    text: str
    at: datetime
    is_for_today: bool


@dataclass(frozen=True)
class Today:
    """The step in hand with its next open question, when the person last wrote, a suggestion.

    `after_break` says that they reported use or a break of late, `hard` holds the dangers of what
    they answered within a day; `ahead` is what they wrote for today, `days` their count of days
    where that is shown, and `likeliest` what an empty line on the front page does.
    """

    now: datetime
    day: date
    step: Step | None
    standing: Standing | None
    question: Question | None
    last_wrote_at: datetime | None
    suggestion: str
    after_break: bool
    hard: list[Danger]
    ahead: Ahead | None
    days: "Count | None"
    likeliest: MenuItem


def today(home: Home, guide: Guide, settings: Settings, now: datetime) -> Today:
    """Today's page at `now`."""
    program, texts = guide.steps, guide.screens
    where = steps.where(home, program)
    hard = rules.hard_answers(home, now)
    dates = settings.dates
    day = dates.day(now)
    count, reached = None, ""
    if settings.day_count:
        count, reached = reaching.of_days(home, guide, day, dates)
    reached = reached or reaching.of_steps(guide, where, day, dates)
    if settings.day_count:
        reached = reached or reaching.of_meetings(home, guide, day, dates)
    suggestion = suggesting.one(home, guide, now, dates, reached)
    step = program.step(where.in_hand) if where.in_hand else None
    standing = where.of(where.in_hand) if where.in_hand else None
    asked = steps.open_questions(step, standing) if step and standing else []
    reported = rules.reported_break(home, lambda: texts.tolerance, now)
    return Today(
        now=now,
        day=day,
        step=step,
        standing=standing,
        question=asked[0] if asked else None,
        last_wrote_at=_last_there(home, now),
        suggestion=suggestion,
        after_break=reported,
        hard=hard,
        ahead=_ahead(home, now, dates),
        days=count,
        likeliest=_likeliest(step, suggestion == texts.suggest.checkin, bool(hard)),
    )


def _likeliest(step: Step | None, may_check_in: bool, is_hard: bool) -> MenuItem:
    if is_hard:
        return MenuItem("", "whom to call", "people call")
    if may_check_in:
        return MenuItem("", "check in", "checkin")
    if step:
        return MenuItem("", f"read step {step.number}", f"show {step.number}")
    return MenuItem("", "the steps", "steps")


def _ahead(home: Home, now: datetime, dates: Dates) -> Ahead | None:
    """What was written for today, or last for a day after, in a check-in of the last week."""
    late = rows.collection(home, "checkin").since(now - A_WEEK)
    night = Dates(begins=max(EARLY, dates.begins))
    for row in sorted(late, key=lambda row: row.at, reverse=True):
        at = row.at.astimezone(now.tzinfo)
        for name in ("intention", "tomorrow"):
            text = row.cells.get(name)
            if not isinstance(text, str):
                continue
            meant = night.day(at) + (timedelta(days=1) if name == "tomorrow" else timedelta())
            today = night.day(now)
            return Ahead(text, at, meant == today) if meant <= today else None
    return None


def _last_there(home: Home, now: datetime) -> datetime | None:
    """When the person last wrote or noted anything, as the names of the records tell."""
    horizon = ids.horizon(now)
    name = ""
    for kind in KINDS:
        names = home.names(RECORDS, kind.id)
        newest = max(names, default="")
        if newest >= horizon:  # by a clock that was wrong, or no record's
            newest = max((one for one in names if one < horizon), default="")
        name = max(name, newest) if ids.is_file_name(newest) else name
    return ids.moment_in(name).astimezone() if name else None
