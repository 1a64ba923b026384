"""The commands of the kinds that have nothing of their own, and those that all kinds have."""

import inspect
from collections.abc import Callable

import typer

from stepguide.guide.guide import Guide
from stepguide.guide.sheets import Sheet
from stepguide.home.kinds import BY_ID
from stepguide.records import adding, common, searching
from stepguide.terminal.options import Json
from stepguide.writing.autosave import AutosavedCommand

OF_ALL: dict[str, tuple[Callable[..., None], str]] = {
    "search": (searching.search, searching.ABOUT_SEARCH),
    "tags": (searching.tags, searching.ABOUT_TAGS),
}
OF_A_STEP, OF_A_DAY = "Your journal", "Day by day"


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group of the kind that is typed as this word, or what goes through all of them."""
    if found := OF_ALL.get(word):
        command, about = found
        app = typer.Typer()
        app.command(name=word, help=about, rich_help_panel=OF_A_STEP)(command)
        return app
    return group(guide.sheets.sheet(word))


def group(sheet: Sheet) -> typer.Typer:
    """What every sheet has: add, list, show, edit, delete, restore."""
    app = bare(sheet)
    adding.add(sheet).join(app, "add", adding.command(sheet))
    beside(app, sheet)
    return app


def bare(sheet: Sheet) -> typer.Typer:
    """A group of its name and help, which without a command lists what there is."""
    kind = BY_ID[sheet.id]
    app = typer.Typer(
        name=kind.typed.rpartition(" ")[2],
        invoke_without_command=True,
        rich_help_panel=OF_A_STEP if kind.of == "step" else OF_A_DAY,
    )
    app.callback(help=sheet.about)(_listed(sheet))
    return app


def _listed(sheet: Sheet) -> Callable[..., None]:
    every = common.lead("every", sheet.id)

    def begin(ctx: typer.Context, as_json: Json = False) -> None:
        if ctx.invoked_subcommand is None:
            every(ctx, as_json=as_json)

    return begin


def shown_whole(app: typer.Typer, command: Callable[..., None]) -> typer.Typer:
    """The group, which does this without a command."""
    app.callback(help=inspect.getdoc(command))(command)
    return app


def beside(app: typer.Typer, sheet: Sheet) -> None:
    """Give a group the commands for rows that are there."""
    common.every(sheet.id, sheet).join(app, "list")
    common.one(sheet.id).join(app, "show")
    adding.edit(sheet).join(app, "edit", AutosavedCommand)
    common.delete(sheet.id).join(app, "delete")
    common.restore(sheet.id).join(app, "restore")
