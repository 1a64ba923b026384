"""The commands that look after the person's folder."""

import typer

from stepguide.terminal.options import ADD_YES, NOBODY, Json, Yes, desk_of

app = typer.Typer()

PANEL = "Your folder"
WORD = "wipe"


@app.command(rich_help_panel=PANEL)
def where(ctx: typer.Context, as_json: Json = False) -> None:
    """See where everything is kept."""
    from dataclasses import asdict

    from stepguide.guide.place import data_folder
    from stepguide.home.place import find_home
    from stepguide.upkeep import actions, views

    desk = desk_of(ctx)
    found = actions.places(desk.home, find_home()[1], data_folder())
    if as_json:
        desk.screen.data(asdict(found))
    else:
        for line in views.places(found):
            desk.screen.say(line)


@app.command(rich_help_panel=PANEL)
def doctor(ctx: typer.Context, as_json: Json = False) -> None:
    """Check every file you have here. Nothing is changed; exit code 4 while something is wrong."""
    from stepguide.errors import ExitCode
    from stepguide.terminal.waiting import counting
    from stepguide.upkeep import views
    from stepguide.upkeep.doctor import Doctor

    desk = desk_of(ctx)
    with counting("files looked at") as seen:
        found = Doctor(desk.home, seen).look()
    if as_json:
        desk.screen.data(views.health_data(found))
    else:
        desk.screen.show(views.health(found))
    if not found.is_well:
        raise typer.Exit(ExitCode.INVALID)


@app.command(rich_help_panel=PANEL)
def wipe(ctx: typer.Context, yes: Yes = False) -> None:
    """Remove everything you have written here, for good."""
    from stepguide.errors import InvalidDataError, StoppedError, UsageError
    from stepguide.home.store import STORE
    from stepguide.terminal import asking, prompt
    from stepguide.terminal.text import listed
    from stepguide.upkeep import actions, views

    desk = desk_of(ctx)
    root = desk.home.root
    if not (names := desk.home.names()):
        return desk.screen.say(f"There is nothing in {root}.")
    if STORE not in names:
        raise InvalidDataError(
            f"{root} has no {STORE}, so it may not be a folder of stepguide's.",
            "Look into it, and if it is, delete it yourself. Nothing was removed.",
        )
    if trouble := desk.home.trouble():
        raise InvalidDataError(
            f"{trouble}.", "If the folder is yours, delete it yourself. Nothing was removed."
        )
    if not yes and not prompt.is_possible():
        raise UsageError(NOBODY, ADD_YES)
    note = desk.guide.screens.wipe
    if not yes:
        found = actions.contents(desk.home)
        desk.screen.show(views.before_wipe(found, str(root), note), may_page=False)
        question = f"Type {WORD} to remove it all, anything else to keep it: "
        if not asking.types(desk, question, WORD):
            raise StoppedError("Nothing was removed.")
    actions.wipe(desk.home)
    desk.screen.say(f"Everything of stepguide's in {root} is removed.")
    if left := desk.home.names():
        desk.screen.say(f"Not stepguide's, and left there: {listed(sorted(left))}.")
    return desk.screen.say(note) if yes else None
