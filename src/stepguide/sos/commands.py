"""The commands for a bad moment. The first screen is answered at the process edge, by edge.py."""

from typing import Annotated

import typer

from stepguide.terminal.desk import Desk
from stepguide.terminal.offering import Found, offer
from stepguide.terminal.options import Json, NoPager, desk_of

app = typer.Typer(name="sos", invoke_without_command=True, rich_help_panel="Help now")


def _countries(desk: Desk) -> Found:
    known = desk.guide.help
    return [*(known.regions | known.states).items()]


def _parts(desk: Desk) -> Found:
    return [(part.id, part.title) for part in desk.guide.help.more]


Country = Annotated[
    str | None,
    typer.Option(
        help="us, uk, ireland, canada, australia, eu, other, or a country's code.",
        autocompletion=offer(_countries),
    ),
]


@app.callback()
def sos(ctx: typer.Context, country: Country = None, as_json: Json = False) -> int | None:
    """Help now: an overdose, a crisis, someone to call. The same as: now, help-now, help now.

    One screen, offline, without a question. It shows whatever state your folder is in.
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.sos import edge

    return edge.show(_region(country), as_json)


@app.command()
def more(
    ctx: typer.Context,
    part: Annotated[
        str | None,
        typer.Argument(
            help="Only one part: after, withdrawal, suicide, violence, poison or treatment.",
            autocompletion=offer(_parts),
        ),
    ] = None,
    country: Country = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """What comes next: after an overdose, withdrawal, suicide, violence, poison, treatment."""
    from stepguide.errors import UsageError
    from stepguide.sos import views
    from stepguide.terminal.naming import begun

    desk = desk_of(ctx)
    known = desk.guide.help
    parts = begun(part, known.more, lambda one: [one.id]) if part else known.more
    if not parts:
        names = ", ".join(one.id for one in known.more)
        raise UsageError(f"There is no part {part!r}.", f"The parts are {names}.")
    if as_json:
        return desk.screen.data([one.as_data() for one in parts])
    page = views.more(known, _chosen(desk, country), desk.now.date(), parts)
    return desk.screen.show(page, lambda: "The first screen: stepguide sos", not no_pager)


@app.command()
def numbers(
    ctx: typer.Context,
    country: Country = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Every number and address, what each is for, and how far it has been checked."""
    from stepguide.home.country import around
    from stepguide.sos import views

    desk = desk_of(ctx)
    known, chosen, today = desk.guide.help, _chosen(desk, country), desk.now.date()
    if as_json:
        places = around(chosen) if chosen else (*known.regions, *known.states)
        found = [one for one in known.resources if one.region in places]
        return desk.screen.data(views.as_data(found, today))
    page = views.all_numbers(known, chosen, today)
    return desk.screen.show(page, lambda: "The first screen: stepguide sos", not no_pager)


def _chosen(desk: Desk, typed: str | None) -> str | None:
    return _region(typed) or desk.settings.country


def _region(typed: str | None) -> str | None:
    from stepguide.errors import UsageError
    from stepguide.home import country

    if typed is None:
        return None
    found = country.region(typed)
    if found is None:
        raise UsageError(
            f"{typed!r} is no country known here.",
            f"There are {', '.join(country.REGIONS)}, and codes such as FR. All: stepguide sos",
        )
    return found
