"""The commands that show and change settings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.home.country import KNOWN
from stepguide.home.settings import NAMES, allowed
from stepguide.settings import run
from stepguide.terminal.completing import Found, offer, offer_after
from stepguide.terminal.options import Given, Json, context_of
from stepguide.writing.autosave import AutosavedCommand

if TYPE_CHECKING:
    from stepguide.terminal.context import Context

app = typer.Typer(name="settings", invoke_without_command=True, rich_help_panel="Your folder")


def _names(_: "Context") -> Found:
    return NAMES


def _values(_: "Context", given: Mapping[str, Any]) -> Found:
    name = given.get("name")
    if name == "country":
        return KNOWN
    return allowed(name) if name in NAMES and name not in ("name", "checkin") else []


Name = Annotated[str, typer.Argument(help="The setting.", autocompletion=offer(_names))]


@app.callback()
def settings(ctx: typer.Context, as_json: Json = False) -> None:
    """See and change the few things you can choose."""
    if ctx.invoked_subcommand is None:
        run.every(context_of(ctx), as_json)


class Setting(AutosavedCommand):
    """Of the settings only the name is a person's own words."""

    def own(self, values: dict[str, Any]) -> Given:
        is_name = str(values.get("name")).strip().lower() == "name"
        return super().own(values) if is_name else []


@app.command(name="set", cls=Setting)
def set_one(
    ctx: typer.Context,
    name: Name,
    value: Annotated[
        list[str],
        typer.Argument(metavar="VALUE", help="Its value.", autocompletion=offer_after(_values)),
    ],
) -> None:
    """Choose a value."""
    _change(ctx, name, " ".join(value))


@app.command()
def unset(ctx: typer.Context, name: Name) -> None:
    """Go back to the usual value."""
    _change(ctx, name, None)


def _change(ctx: typer.Context, name: str, value: str | None) -> None:
    run.change(context_of(ctx), name, value)
