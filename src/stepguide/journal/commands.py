"""The commands of the journal that write, show and change one thing."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.journal import draft_commands, list_commands
from stepguide.journal.completion import tags
from stepguide.journal.options import (
    At,
    FromTrash,
    Question,
    Step,
    Tags,
    Which,
    question_text,
    rounds,
    saved,
)
from stepguide.steps.completion import question_ids, step_numbers
from stepguide.terminal.keeping import Keeping, Piping
from stepguide.terminal.options import Json, NoPager, Yes, agreed, desk_of

if TYPE_CHECKING:
    from stepguide.journal.records import Writing

app = typer.Typer(
    name="journal",
    help="Write in your journal, and find, change or take out what you wrote.",
    no_args_is_help=True,
    rich_help_panel="Your journal",
)


@app.command(cls=Piping)
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

    A - takes what comes through a pipe, below other words on the line. Words that cannot be saved
    are kept as a draft; those of a line that cannot be read are given back.

    Words on the line may stay in your shell's history, and the shell reads apostrophes, $ and &
    in its own way. In the editor and at the prompt you can write anything, and it leaves no trace.
    """
    from stepguide.journal.placing import Given
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    given = Given(step, question, at, tuple(tag or ()))
    written: Writing | None
    if words or not prompt.is_possible():
        from stepguide.journal import intake

        written = intake.take(desk, words or [], given)
    else:
        from stepguide.journal import resuming

        written = resuming.write(desk, given)
    return saved(desk, written, as_json)


@app.command()
def show(
    ctx: typer.Context, which: Which, no_pager: NoPager = False, as_json: Json = False
) -> None:
    """Show one thing you wrote, whole."""
    from stepguide.footer import help_line
    from stepguide.journal import finding, views

    desk = desk_of(ctx)
    found = finding.find_anywhere(desk.home, which)
    writing = found.writing
    if as_json:
        return desk.screen.data(views.as_data(writing, rounds(desk)))
    round_ = None
    if writing.step:
        round_ = rounds(desk)().round_at(writing.program, writing.step, writing.at)
    in_trash = found.shelf.part == "trash"
    asked = question_text(writing)
    page = views.one(writing, desk.settings.date_format, round_, in_trash, asked)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)


@app.command(cls=Keeping)
def edit(
    ctx: typer.Context,
    which: Which,
    text_from: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Take the new text from a file, or - for a pipe."),
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
        typer.Option(help="A tag to take away; may be repeated.", autocompletion=tags),
    ] = None,
    as_json: Json = False,
) -> None:
    """Change something you wrote: in your editor, or with the options."""
    from stepguide.journal import actions, finding, intake, moving, sitting
    from stepguide.safety import hearing

    desk = desk_of(ctx)
    options = moving.Options(at, step, question, tuple(tag or ()), tuple(untag or ()))
    order = desk.settings.date_format
    written: Writing | None
    if text_from is not None:
        written = intake.replace_text(
            desk, which, text_from, lambda: moving.understood(options, desk.now, order)
        )
    elif options.any():
        change = moving.understood(options, desk.now, order)
        found = finding.find(desk.home, which)
        written = actions.change(desk.home, found, change, desk.now)
    else:
        written = sitting.edit(desk, finding.find(desk.home, which))
    if written:
        hearing.told_of(desk, written.tags)  # also those it had before
    return saved(desk, written, as_json)


@app.command()
def delete(
    ctx: typer.Context,
    which: Which,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Not to the trash: remove it, and its drafts.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Put something you wrote in the trash, or remove it for good."""
    from stepguide.journal import actions, finding, views
    from stepguide.terminal.text import one_line

    desk = desk_of(ctx)
    found = finding.find_anywhere(desk.home, which) if for_good else finding.find(desk.home, which)
    writing = found.writing
    what = "Remove for good" if for_good else "Move to the trash"
    question = f"{what}: {writing.short_id}, {one_line(writing.text, 50)}?"
    agreed(question, yes, "Stopped. It is where it was.")
    data = views.as_data(writing, rounds(desk)) if as_json else None
    if for_good:
        actions.remove_for_good(desk.home, writing.id, desk.now, writing.updated_at)
        said = f"Removed {writing.short_id} for good. {desk.guide.screens.removed_for_good}"
    else:
        actions.delete(desk.home, found, desk.now)
        said = (
            f"Moved {writing.short_id} to the trash. "
            f"To put it back: stepguide journal restore {writing.short_id}"
        )
    return desk.screen.data(data) if as_json else desk.screen.say(said)


@app.command()
def restore(ctx: typer.Context, which: FromTrash, as_json: Json = False) -> None:
    """Put something back from the trash."""
    from stepguide.journal import actions, views

    desk = desk_of(ctx)
    writing = actions.restore(desk.home, which, desk.now)
    if as_json:
        return desk.screen.data(views.as_data(writing, rounds(desk)))
    return desk.screen.say(f"{writing.short_id} is back in your journal.")


# In the order of help: writing and looking, then changing.
app.registered_commands[1:1] = list_commands.app.registered_commands
app.add_typer(draft_commands.app)
