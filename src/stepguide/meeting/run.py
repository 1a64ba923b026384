"""What the command that shows the week of meetings does."""

from stepguide.guide.sheets import WEEK
from stepguide.home import rows
from stepguide.meeting import views
from stepguide.records.handling import handling_of
from stepguide.terminal.context import Context


def meeting(context: Context, as_json: bool) -> None:
    week = views.by_weekday([row for row in rows.every(context.home, "meeting") if not row.parked])
    visits = rows.every(context.home, "visit")
    if as_json:
        handling = handling_of(context, "meeting")
        return context.screen.data([handling.data(row) for row in [*week, *visits]])
    kind = context.guide.sheets.sheet("meeting").kind("weekly")
    today = WEEK[context.now.weekday()]
    return context.screen.show(views.week(kind, week, visits, today, context.dates))
