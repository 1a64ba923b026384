"""What the command that changes what was written does."""

from stepguide.journal import composing, metadata_change, replacing
from stepguide.journal.handling import journal_of
from stepguide.journal.records import Writing
from stepguide.journal.run import saved
from stepguide.safety import hearing
from stepguide.terminal import when
from stepguide.terminal.context import Context


def edit(
    context: Context,
    which: str,
    text_from: str | None,
    at: str | None,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    untag: list[str] | None,
    as_json: bool,
) -> None:
    at = when.settled(context, at) if at else at
    options = metadata_change.Options(at, step, question, tuple(tag or ()), tuple(untag or ()))
    dates = context.dates
    written: Writing | None
    if text_from is not None:
        written = replacing.replace_text(
            context,
            which,
            text_from,
            lambda: metadata_change.understood(options, context.guide, context.now, dates),
        )
    elif options.any():
        change = metadata_change.understood(options, context.guide, context.now, dates)
        journal = journal_of(context)
        written = journal.change(journal.find(which), change)
    else:
        written = composing.edit(context, journal_of(context).find(which))
    if written:
        hearing.told_of(context, written.tags)  # also those it had before
    return saved(context, written, as_json)
