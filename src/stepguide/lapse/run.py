"""What the command for someone who has used again does."""

from contextlib import suppress

from stepguide.errors import StepguideError
from stepguide.guide import numbers
from stepguide.lapse import noting, views
from stepguide.safety import screen
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import prompt
from stepguide.terminal.desk import Desk


def lapse(desk: Desk, no_pager: bool, as_json: bool) -> None:
    known = desk.guide.daily.lapse
    said = screen.above(desk, ["use", "report"])
    if as_json:
        return desk.screen.data(views.as_data(known, said.untied().first if said else []))
    notice = lost_tolerance(desk.guide.screens.tolerance, desk.settings.tolerance_notice)
    desk.screen.show(
        views.page(known, said.page if said else [], notice),
        lambda: numbers.SOS,
        may_page=not no_pager,
    )
    with suppress(StepguideError):  # what is wrong with the folder is told below the page
        desk.home.trouble()
    if not prompt.is_possible():
        return None
    written = noting.note(desk, known)
    return desk.screen.say(f"Saved {written.short_id}.") if written else None
