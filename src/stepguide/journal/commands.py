"""The commands of the journal that write, show and change one thing."""

from typing import Annotated

import typer

from stepguide.journal import draft_commands, list_commands
from stepguide.journal.options import TAGS, At, Question, Step, Tags, Which
from stepguide.records import common
from stepguide.steps.completion import question_ids, step_numbers
from stepguide.terminal.completing import offer_files
from stepguide.terminal.options import Json, context_of
from stepguide.writing.autosave import AutosavedCommand, PipedCommand

KIND = "entry"
app = typer.Typer(name="journal", invoke_without_command=True, rich_help_panel="Your journal")


@app.callback()
def journal(ctx: typer.Context, as_json: Json = False) -> None:
    """Write in your journal, and find, change or take out what you wrote."""
    if ctx.invoked_subcommand is None:
        list_commands.list_entries(ctx, as_json=as_json)


@app.command(cls=PipedCommand)
def add(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What you want to write.")
    ] = None,
    step: Step = None,
    question: Question = None,
    tag: Tags = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write something: words on the line, from a pipe, in your editor, or at a prompt.

    A dash alone (-) takes what comes through a pipe, below other words on the line. Words that
    cannot be saved are kept as a draft; those of a line that cannot be read are given back.

    Words on the line may stay in your shell's history, and the shell reads apostrophes, $ and &
    in its own way. In the small editor and at the prompt you can write anything, and none of it
    stays elsewhere. Of other editors, nano, vim and nvi leave no words behind when you save and
    quit; ne and dte keep what you search for, and some keep more.
    """
    from stepguide.journal import run

    return run.add(context_of(ctx), words, step, question, tag, at, as_json)


common.one(KIND).join(app, "show")


@app.command(cls=AutosavedCommand)
def edit(
    ctx: typer.Context,
    which: Which,
    text_from: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Take the new text from a file, or a dash (-) for a pipe.",
            autocompletion=offer_files,
        ),
    ] = None,
    at: At = None,
    step: Annotated[
        str | None,
        typer.Option(help="The step it is about, or none.", autocompletion=step_numbers),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(help="The question it answers, or none.", autocompletion=question_ids),
    ] = None,
    tag: Tags = None,
    untag: Annotated[
        list[str] | None,
        typer.Option(help="A tag to take away; may be repeated.", autocompletion=TAGS),
    ] = None,
    as_json: Json = False,
) -> None:
    """Change something you wrote: in your editor, or with the options."""
    from stepguide.journal import edit_run

    return edit_run.edit(context_of(ctx), which, text_from, at, step, question, tag, untag, as_json)


common.delete(KIND).join(app, "delete")
common.restore(KIND).join(app, "restore")

# In the order of help: writing and looking, then changing.
app.registered_commands[1:1] = list_commands.app.registered_commands
app.add_typer(draft_commands.app)
