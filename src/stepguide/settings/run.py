"""What the commands that show and change settings do."""

from stepguide.home import settings
from stepguide.settings import views
from stepguide.terminal.desk import Desk


def every(desk: Desk, as_json: bool) -> None:
    _ = desk.home  # without a folder there are none to see
    if as_json:
        desk.screen.data(views.as_data(desk.settings))
    else:
        desk.screen.show(views.settings(desk.settings))


def change(desk: Desk, name: str, value: str | None) -> None:
    settings.check(name, value)
    desk.home.ready(desk.now)
    with desk.home.locked():
        chosen = settings.save(desk.home, name, value)
    desk.screen.say(views.changed_line(settings.known(name), chosen))
