"""What the command that shows the whole plan does."""

from stepguide.footer import help_line
from stepguide.plan import actions, views
from stepguide.terminal.context import Context


def plan(context: Context, as_json: bool) -> None:
    own = actions.own(context.home)
    if as_json:
        return context.screen.data(views.as_data(own))
    signs = context.guide.sheets.sheet("plan").kind("sign").field("signs")
    return context.screen.show(views.plan(own, signs), help_line(context))
