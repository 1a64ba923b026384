"""What the commands that show and change settings do."""

from stepguide.home import settings
from stepguide.settings import views
from stepguide.terminal.context import Context


def every(context: Context, as_json: bool) -> None:
    _ = context.home  # without a folder there are none to see
    if as_json:
        context.screen.data(views.as_data(context.settings))
    else:
        context.screen.show(views.settings(context.settings))


def change(context: Context, name: str, value: str | None) -> None:
    settings.check(name, value)
    context.home.ready(context.now)
    with context.home.locked():
        chosen = settings.save(context.home, name, value)
    context.screen.say(views.changed_line(settings.known(name), chosen))
