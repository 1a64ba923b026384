"""What the command that shows today's page does, which is also the program without a command."""

from stepguide.home.place import NoHomeError
from stepguide.safety import screen
from stepguide.terminal.context import Context
from stepguide.today import actions, views


def today(context: Context, as_json: bool, welcome: bool = False) -> None:
    """Show today's page, or on the very first run the welcome."""
    texts = context.guide.screens
    try:
        first_run = context.home.is_new()
    except NoHomeError:
        context.screen.show(views.help_numbers(context.guide.help, None))
        raise
    now = actions.today(context.home, context.guide, context.settings, context.now)
    if as_json:
        return context.screen.data(views.as_data(now, first_run))
    known = context.guide.help
    if first_run or welcome:
        context.screen.show(views.welcome(texts, known, context.settings.country))
        return context.home.begin(context.now)
    said = screen.above(context, ["report"]) if now.after_break else None
    return context.screen.show(
        views.today(now, context.settings, texts, known, said.page if said else []),
        lambda: views.numbers_note(known, context.now),
    )
