"""What the commands that look after the person's folder do."""

from dataclasses import asdict

from stepguide.errors import ExitCode, InvalidDataError, StoppedError, UsageError
from stepguide.guide.place import data_folder
from stepguide.home.place import find_home
from stepguide.home.store import STORE
from stepguide.terminal import asking, modes
from stepguide.terminal.context import Context
from stepguide.terminal.options import ADD_YES, NOBODY
from stepguide.terminal.waiting import counting
from stepguide.upkeep import actions, views, wiping
from stepguide.upkeep.doctor import Doctor

WORD = "wipe"


def where(context: Context, as_json: bool) -> None:
    found = actions.places(context.home, find_home()[1], data_folder())
    if as_json:
        return context.screen.data(asdict(found))
    for line in views.places(found):
        context.screen.say(line)
    return None


def doctor(context: Context, as_json: bool) -> int:
    """The exit code says whether everything is well."""
    with counting("files looked at") as seen:
        found = Doctor(context.home, context.now, seen).look()
    if as_json:
        context.screen.data(views.health_data(found))
    else:
        context.screen.show(views.health(found))
        for line in views.commands(found):
            context.screen.say(line)
    return ExitCode.DONE if found.is_well else ExitCode.INVALID


def wipe(context: Context, yes: bool) -> None:
    root = context.home.root
    if not (names := context.home.names()):
        return context.screen.say(f"There is nothing in {root}.")
    if STORE not in names:
        raise InvalidDataError(
            f"{root} has no {STORE}, so it may not be a folder of stepguide's.",
            "Look into it, and if it is, delete it yourself. Nothing was removed.",
        )
    if trouble := context.home.trouble():
        raise InvalidDataError(
            f"{trouble}.", "If the folder is yours, delete it yourself. Nothing was removed."
        )
    if not yes and not modes.is_typed_at():
        raise UsageError(NOBODY, ADD_YES)
    note = context.guide.screens.wipe
    if not yes:
        found = actions.contents(context.home)
        context.screen.show(views.before_wipe(found, str(root), note), may_page=False)
        question = f"Type {WORD} to remove it all, anything else to keep it: "
        if not asking.types(context, question, WORD):
            raise StoppedError("Nothing was removed.")
    if wiping.wipe(context.home, context.now):
        context.screen.say(f"Everything of stepguide's in {root} is removed.")
    else:
        context.screen.say(f"What was in {root} is removed.")
        context.screen.say("What another stepguide wrote there meanwhile is kept.")
    if left := wiping.others(context.home):
        context.screen.say(f"Not stepguide's, and left there: {views.names(left)}.")
    return context.screen.say(note) if yes else None
