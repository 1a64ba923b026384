"""What the command that shows how far the person has come does."""

from stepguide.footer import help_line
from stepguide.progress import actions, views
from stepguide.terminal.context import Context


def progress(context: Context, may_page: bool, as_json: bool) -> None:
    program = context.guide.steps
    found = actions.progress(context.home, program, context.now, with_words=as_json)
    if as_json:
        return context.screen.data(views.as_data(found, program))
    page = views.progress(found, program, context.guide.screens, context.settings, context.now)
    return context.screen.show(page, help_line(context), may_page)
