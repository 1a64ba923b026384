"""What the command that changes what was written does."""

from stepguide.journal import intake, moving, sitting
from stepguide.journal.handling import journal_of
from stepguide.journal.records import Writing
from stepguide.journal.run import saved
from stepguide.safety import hearing
from stepguide.terminal.desk import Desk


def edit(
    desk: Desk,
    which: str,
    text_from: str | None,
    at: str | None,
    step: str | None,
    question: str | None,
    tag: list[str] | None,
    untag: list[str] | None,
    as_json: bool,
) -> None:
    options = moving.Options(at, step, question, tuple(tag or ()), tuple(untag or ()))
    order = desk.settings.date_format
    written: Writing | None
    if text_from is not None:
        written = intake.replace_text(
            desk, which, text_from, lambda: moving.understood(options, desk.guide, desk.now, order)
        )
    elif options.any():
        change = moving.understood(options, desk.guide, desk.now, order)
        journal = journal_of(desk)
        written = journal.change(journal.find(which), change)
    else:
        written = sitting.edit(desk, journal_of(desk).find(which))
    if written:
        hearing.told_of(desk, written.tags)  # also those it had before
    return saved(desk, written, as_json)
