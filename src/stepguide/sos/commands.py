"""The commands for a bad moment. The first screen is answered at the process edge, by edge.py."""

from typing import Annotated

import typer

from stepguide.terminal.completing import Found, offer
from stepguide.terminal.context import Context
from stepguide.terminal.options import Json, NoPager, context_of

app = typer.Typer(name="sos", invoke_without_command=True, rich_help_panel="Help now")


def _countries(context: Context) -> Found:
    known = context.guide.help
    return [*(known.regions | known.states).items()]


def _parts(context: Context) -> Found:
    return [(part.id, part.title) for part in context.guide.help.more]


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
    from stepguide.sos import run

    return run.now(country, as_json)


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
    from stepguide.sos import run

    run.more(context_of(ctx), part, country, not no_pager, as_json)


@app.command()
def numbers(
    ctx: typer.Context,
    country: Country = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Every number and address, what each is for, and how far it has been checked."""
    from stepguide.sos import run

    run.numbers(context_of(ctx), country, not no_pager, as_json)
