"""What the commands that show and change settings do."""

from stepguide.errors import SettingError
from stepguide.footer import numbers_line
from stepguide.home import settings
from stepguide.settings import views
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.naming import begun, only
from stepguide.terminal.screen import hint, say
from stepguide.terminal.text import listed

CHECKIN = "checkin"
THE_CLOCKS = "time"  # what the clock answers


def every(context: Context, as_json: bool) -> None:
    _ = context.home  # without a folder there are none to see
    if as_json:
        context.screen.data(views.as_data(context.settings))
    else:
        context.screen.show(views.settings(context.settings))


def change(context: Context, name: str, value: str | None) -> None:
    if value is not None and settings.known(name) == CHECKIN:
        value = _questions(context, value)
    settings.check(name, value)
    context.home.ready(context.now)
    with context.home.locked():
        chosen = settings.save(context.home, name, value)
    context.screen.say(views.changed_line(settings.known(name), chosen))
    if value is not None and settings.known(name) == CHECKIN:
        _say_what_is_left_out(context, value.split())


def _questions(context: Context, typed: str) -> str:
    """The questions of a check-in that are meant, by their ids or the beginnings of these;
    SettingError where one is not there."""
    known = [field for field in _asked(context) if field.id != THE_CLOCKS]
    names = ", ".join(field.id for field in known)
    found: list[str] = []
    for word in typed.replace(",", " ").split():
        wrong = SettingError(f"A check-in has no question {word!r}.", f"They are {names}.")
        found.append(only(begun(word, known, lambda field: [field.id]), wrong, wrong).id)
    if not found:
        raise SettingError("Name at least one question of a check-in.", f"They are {names}.")
    return " ".join(found)


def _say_what_is_left_out(context: Context, chosen: list[str]) -> None:
    """Whoever is not asked about what is grave any more is told where help is."""
    texts = context.guide.daily.checkin
    left_out = [
        field.name.lower()
        for field in _asked(context)
        if field.id in texts.grave and field.id not in chosen
    ]
    if left_out:
        say(texts.left_out.format(answers=listed(left_out)))
        hint(numbers_line(context))


def _asked(context: Context) -> list[Field]:
    return context.guide.sheets.sheet(CHECKIN).kinds[0].fields
