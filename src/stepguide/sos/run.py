"""What the commands for a bad moment do."""

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home import country
from stepguide.sos import edge, views
from stepguide.terminal.context import Context
from stepguide.terminal.naming import begun

FIRST = Do("sos", "The first screen")


def now(typed: str | None, as_json: bool) -> int:
    return edge.show(_region(typed), as_json)


def more(
    context: Context, part: str | None, typed: str | None, may_page: bool, as_json: bool
) -> None:
    known = context.guide.help
    parts = begun(part, known.more, lambda one: [one.id]) if part else known.more
    if not parts:
        names = ", ".join(one.id for one in known.more)
        raise UsageError(f"There is no part {part!r}.", f"The parts are {names}.")
    if as_json:
        return context.screen.data([one.as_data() for one in parts])
    page = views.more(
        known, _chosen(context, typed), context.now.date(), parts, context.screen.is_plain
    )
    return context.screen.show(page, lambda: str(FIRST), may_page)


def numbers(context: Context, typed: str | None, may_page: bool, as_json: bool) -> None:
    known, chosen, today = context.guide.help, _chosen(context, typed), context.now.date()
    if as_json:
        places = country.around(chosen) if chosen else (*known.regions, *known.states)
        found = [one for one in known.resources if one.region in places]
        return context.screen.data(views.as_data(found, today))
    page = views.all_numbers(known, chosen, today, context.screen.is_plain)
    return context.screen.show(page, lambda: str(FIRST), may_page)


def _chosen(context: Context, typed: str | None) -> str | None:
    return _region(typed) or context.settings.country


def _region(typed: str | None) -> str | None:
    if typed is None:
        return None
    found = country.region(typed)
    if found is None:
        raise UsageError(
            f"{typed!r} is no country known here.",
            f"There are {', '.join(country.REGIONS)}, and codes such as FR.",
            Do("sos", "All"),
        )
    return found
