"""What the command that shows how far the person has come does."""

from stepguide.footer import help_line
from stepguide.progress import actions, views
from stepguide.terminal.desk import Desk


def progress(desk: Desk, may_page: bool, as_json: bool) -> None:
    program = desk.guide.steps
    found = actions.progress(desk.home, program, desk.now, with_words=as_json)
    if as_json:
        return desk.screen.data(views.as_data(found, program))
    page = views.progress(found, program, desk.guide.screens, desk.settings, desk.now)
    return desk.screen.show(page, help_line(desk), may_page)
