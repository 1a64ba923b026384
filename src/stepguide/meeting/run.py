"""What the command that shows the week of meetings does."""

from stepguide.guide.sheets import WEEK
from stepguide.home import rows
from stepguide.meeting import views
from stepguide.records.handling import handling_of
from stepguide.terminal.desk import Desk


def meeting(desk: Desk, as_json: bool) -> None:
    week = views.by_weekday([row for row in rows.every(desk.home, "meeting") if not row.parked])
    visits = rows.every(desk.home, "visit")
    if as_json:
        handling = handling_of(desk, "meeting")
        return desk.screen.data([handling.data(row) for row in [*week, *visits]])
    kind = desk.guide.sheets.sheet("meeting").kind("weekly")
    today = WEEK[desk.now.weekday()]
    return desk.screen.show(views.week(kind, week, visits, today, desk.settings.date_format))
