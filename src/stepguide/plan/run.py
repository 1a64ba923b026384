"""What the command that shows the whole plan does."""

from stepguide.footer import help_line
from stepguide.plan import actions, views
from stepguide.terminal.desk import Desk


def plan(desk: Desk, as_json: bool) -> None:
    own = actions.own(desk.home)
    if as_json:
        return desk.screen.data(views.as_data(own))
    signs = desk.guide.sheets.sheet("plan").kind("sign").field("signs")
    return desk.screen.show(views.plan(own, signs), help_line(desk))
