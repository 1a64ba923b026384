"""What the command that shows today's page does, and the program without a command."""

import sys

from stepguide.home.place import NoHomeError
from stepguide.terminal import modes
from stepguide.terminal.context import Context
from stepguide.terminal.page import Gap
from stepguide.today import actions, evening, views


def front(context: Context, as_json: bool) -> None:
    """The front page: at a terminal it waits for what the person wants, unless set not to."""
    waits = modes.is_typed_at() and sys.stdout.isatty() and context.settings.menu
    if waits and not as_json and _has_home(context):
        return evening.evening(context)
    if not as_json and _has_home(context) and context.home.is_new():
        context.screen.show([*views.first(context), Gap()], may_page=False)
    return today(context, as_json)


def today(context: Context, as_json: bool, welcome: bool = False) -> None:
    """Show today's page."""
    if welcome:
        return context.screen.show(views.first(context), may_page=False)
    try:
        first_run = context.home.is_new()
    except NoHomeError:
        context.screen.show(views.help_numbers(context))
        raise
    now = actions.today(context.home, context.guide, context.settings, context.now)
    if as_json:
        return context.screen.data(views.as_data(now, first_run))
    return context.screen.show(
        views.today(context, now),
        lambda: views.numbers_note(context.guide.help, context.now),
        may_page=False,
    )


def _has_home(context: Context) -> bool:
    try:
        return bool(context.home)
    except NoHomeError:
        return False
