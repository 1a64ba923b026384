"""The commands for drafts: what was begun and is not saved yet."""

from typing import Annotated

import typer

from stepguide.journal.options import At, Question, Step, Tags, WhichDraft
from stepguide.terminal.options import Json, Yes, context_of

app = typer.Typer(name="drafts", invoke_without_command=True)


@app.callback()
def drafts(ctx: typer.Context, as_json: Json = False) -> None:
    """See the drafts that are not saved yet, open one, or let it go."""
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.journal import draft_run

    return draft_run.every(context_of(ctx), as_json)


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
def drop_draft(ctx: typer.Context, which: WhichDraft, yes: Yes = False) -> None:
    """Let a draft go, with everything in it."""
    from stepguide.journal import draft_run

    return draft_run.drop_draft(context_of(ctx), which, yes)
