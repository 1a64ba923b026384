"""What the command that shows how far the person has come does."""

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.progress import actions, period, views
from stepguide.progress import calendar as days
from stepguide.terminal.context import Context


def progress(context: Context, may_page: bool, as_json: bool) -> None:
    program = context.guide.steps
    found = actions.progress(context.home, program, context.now, context.dates, with_words=as_json)
    if as_json:
        return context.screen.data(views.as_data(found, program))
    page = views.progress(found, program, context.guide.screens, context.settings, context.now)
    return context.screen.show(page, help_line(context), may_page)


def calendar(
    context: Context, typed: str, month: bool, year: bool, may_page: bool, as_json: bool
) -> None:
    if month and year:
        raise UsageError("A calendar is of a month or of a year.", "Give --month or --year.")
    today = context.today
    asked = period.read(typed, year, today)
    if month and asked.is_year:
        raise UsageError(f"{asked.name} is a year and no month.", period.EXAMPLES)
    found = days.written(context.home, asked, today, context.dates)
    if as_json:
        return context.screen.data(days.as_data(asked, found))
    shown = days.in_words if context.screen.is_plain else days.page
    return context.screen.show(shown(asked, found, today), help_line(context), may_page)
