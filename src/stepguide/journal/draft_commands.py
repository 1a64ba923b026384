"""The commands for drafts: what was begun and is not saved yet."""

from typing import Annotated

import typer

from stepguide.journal.completion import draft_ids
from stepguide.journal.options import At, Question, Step, Tags, WhichDraft
from stepguide.terminal.columns import FIRST, told
from stepguide.terminal.options import All, Count, Json, Listing, Number, Reverse, Yes, context_of

app = typer.Typer(name="drafts", invoke_without_command=True)


ABOUT = f"""\
See the drafts that are not saved yet, the newest first; open one, or let it go.

{told([*FIRST, "of", "in_use", "text"])}
"""


@app.callback(help=ABOUT)
def drafts(
    ctx: typer.Context,
    number: Number = None,
    everything: All = False,
    reverse: Reverse = False,
    how_many: Count = False,
    as_json: Json = False,
) -> None:
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.journal import draft_run

    how = Listing(number, everything, reverse, how_many=how_many, as_json=as_json)
    return draft_run.every(context_of(ctx), how)


@app.command(name="open")
def open_draft(
    ctx: typer.Context,
    which: WhichDraft,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    at: At = None,
    as_entry: Annotated[
        bool, typer.Option("--entry", help="As an entry, whatever it is a draft of.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Go on with a draft as what it is: an entry, an answer, a row, a check-in; and save it.

    Of an entry or an answer, options given here count instead of the earlier ones.
    """
    from stepguide.journal import draft_run

    return draft_run.open_draft(context_of(ctx), which, step, question, tag, at, as_entry, as_json)


@app.command(name="drop")
def drop_draft(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The draft's id, or last", autocompletion=draft_ids),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that nothing has open.")] = False,
    yes: Yes = False,
) -> None:
    """Let a draft go, with everything in it; or all of them."""
    from stepguide.journal import draft_run

    return draft_run.drop(context_of(ctx), which, everything, yes)
