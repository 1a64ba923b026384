"""What the command for someone who has used again does."""

from contextlib import suppress

from stepguide.errors import StepguideError
from stepguide.footer import numbers_line
from stepguide.lapse import asking, views
from stepguide.safety import screen, telling
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import modes
from stepguide.terminal.context import Context


def lapse(context: Context, no_pager: bool, as_json: bool) -> None:
    known = context.guide.daily.lapse
    said = screen.called_for(context, ["use", "report"])
    if as_json:
        return context.screen.data(views.as_data(known, said.untied().first if said else []))
    notice = lost_tolerance(context.guide.screens.tolerance, context.settings.tolerance_notice)
    told: list[str] = []

    def takes(line: str) -> bool:
        """Whether it is told already how it was, while the page is still being read."""
        if telling.tells_of_use(line):
            told.append(line)
        return bool(told)

    context.screen.show(
        views.page(known, said.page if said else [], notice),
        lambda: numbers_line(context),
        may_page=not no_pager,
        takes=takes,
    )
    with suppress(StepguideError):  # what is wrong with the folder is told below the page
        context.home.trouble()
    if not modes.is_typed_at():
        return None
    written = asking.note(context, known, *told)
    return context.screen.say(f"Saved {written.short_id}.") if written else None
