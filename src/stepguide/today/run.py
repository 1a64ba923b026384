"""What the command that shows today's page does, which is also the program without a command."""

from stepguide.home.place import NoHomeError
from stepguide.safety import screen
from stepguide.terminal.desk import Desk
from stepguide.today import actions, views


def today(desk: Desk, as_json: bool, welcome: bool = False) -> None:
    """Show today's page, or on the very first run the welcome."""
    texts = desk.guide.screens
    try:
        first_run = desk.home.is_new()
    except NoHomeError:
        desk.screen.show(views.help_numbers(desk.guide.help, None))
        raise
    now = actions.today(desk.home, desk.guide, desk.settings, desk.now)
    if as_json:
        return desk.screen.data(views.as_data(now, first_run))
    known = desk.guide.help
    if first_run or welcome:
        desk.screen.show(views.welcome(texts, known, desk.settings.country))
        return desk.home.begin(desk.now)
    said = screen.above(desk, ["report"]) if now.after_break else None
    return desk.screen.show(
        views.today(now, desk.settings, texts, known, said.page if said else []),
        lambda: views.numbers_note(known, desk.now),
    )
