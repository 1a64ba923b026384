"""The commands for a craving."""

from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.records import common
from stepguide.records.parameters import AS_JSON, AT, MOVED_TO, argument, option
from stepguide.terminal.completing import Found, offer
from stepguide.terminal.options import Json, context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter
from stepguide.writing.autosave import AutosavedCommand

if TYPE_CHECKING:
    from stepguide.terminal.context import Context

SHEET = "craving"
app = typer.Typer(name=SHEET, invoke_without_command=True, rich_help_panel="Help now")

SCALES = {"strength": "Strength", "again": "Later"}  # as the guide calls them
HOW_STRONG, IF_YOU_KNOW = "How strong it is, 0 to 10.", "How strong it is, 0 to 10, if you know."
ORDER = ("strength", "trigger", "where", "again", "helped", "note")


SEVERAL = "; several with commas between."
# What can be said of a craving beside its strength; each is None where it is not given.
ABOUT = [
    option("trigger", f"What set it off, such as stress{SEVERAL}", metavar="WORDS"),
    option("where", "Riding it out, thinking of using, about to use, or it has passed."),
    option("again", "How strong it was later, 0 to 10.", metavar="NUMBER"),
    option("helped", f"What helped, such as call{SEVERAL}", metavar="WORDS"),
    option("note", "Anything you want to remember about it.", metavar="WORDS"),
]
STRENGTH = Parameter("strength", str, typer.Argument(metavar="STRENGTH", help=HOW_STRONG))
IF_KNOWN = Parameter(
    "strength",
    str | None,
    typer.Argument(None, metavar="[STRENGTH]", help=IF_YOU_KNOW),
)
OTHER_STRENGTH = option("strength", "How strong it was, 0 to 10.", metavar="NUMBER")
ROW = Parameter("row_id", str, argument(SHEET))


def _run() -> ModuleType:
    from stepguide.craving import run

    return run


def _skills(context: "Context") -> Found:
    return [(one.id, one.title) for one in context.guide.skills.skills]


@app.callback()
def craving(ctx: typer.Context, as_json: Json = False) -> None:
    """Craving now? Three questions, then a person, your own plan, and a skill to try.

    Examples: stepguide craving, stepguide craving 8,
    stepguide craving log 6 --trigger stress --helped call
    """
    if ctx.invoked_subcommand is None:
        _run().go(context_of(ctx), None, as_json)


def now(
    ctx: typer.Context, strength: str | None, at: str | None, as_json: bool, **about: str | None
) -> None:
    """Craving now, with whom to call before any question; or now of this strength.

    Example: stepguide craving now, stepguide craving 8
    """
    _run().now(context_of(ctx), strength, at, as_json, **about)


def log(
    ctx: typer.Context, strength: str, at: str | None, as_json: bool, **about: str | None
) -> None:
    """Note a craving in one line.

    Example: stepguide craving log 6 --trigger stress --helped call
    """
    _run().log(context_of(ctx), strength, at, as_json, **about)


def edit(
    ctx: typer.Context,
    row_id: str,
    strength: str | None,
    at: str | None,
    as_json: bool,
    **about: str | None,
) -> None:
    """Change or add to a craving you noted, such as what helped.

    Example: stepguide craving edit last --again 3 --helped call
    """
    _run().edit(context_of(ctx), row_id, strength, at, as_json, **about)


def skill(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[SKILL]", help="Its name.", autocompletion=offer(_skills)),
    ] = None,
    as_json: Json = False,
) -> None:
    """Go through a skill with a quiet timer, or list them all.

    Example: stepguide craving skill grounding
    """
    _run().skill(context_of(ctx), which, as_json)


BuiltCommand(now, [IF_KNOWN, *ABOUT, AT, AS_JSON]).join(app, "now", AutosavedCommand)
BuiltCommand(log, [STRENGTH, *ABOUT, AT, AS_JSON]).join(app, "log", AutosavedCommand)
BuiltCommand(edit, [ROW, OTHER_STRENGTH, *ABOUT, MOVED_TO, AS_JSON]).join(
    app, "edit", AutosavedCommand
)
app.command()(skill)
common.every(SHEET, doc="List the cravings you noted, the newest first.", fields=ORDER).join(
    app, "list"
)
common.one(SHEET).join(app, "show")
common.delete(SHEET).join(app, "delete")
common.restore(SHEET).join(app, "restore")
