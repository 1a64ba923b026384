"""Words written with a draft behind them, whatever they are for; it goes once they are saved."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from stepguide.errors import FailedError, StepguideError, StoppedError
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.home.store import DRAFTS
from stepguide.terminal import keyboard
from stepguide.terminal.asking import Prompt, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.writing import drafting
from stepguide.writing.drafting import (
    let_go,
    say_where,
    show_so_far,
    text_of,
    visit_editor,
    where_kept,
    with_hint,
)

T = TypeVar("T")


def write_in(
    context: Context, draft: Draft, save: Callable[[bytes], T], words: list[str], begun: bytes = b""
) -> T:
    """Write in `draft` and save it; the draft goes only once the record is on the disk.

    `words` are the editor and its options, or none for the prompt. `begun` is what was put in a
    new draft before the person wrote: alone it is not worth keeping.
    """
    before = draft.text()
    if words:
        visit_editor(context, draft, words, before, begun)
    else:
        _visit_prompt(context, draft, before)
    return finished(draft, save)


def finished(draft: Draft, save: Callable[[bytes], T]) -> T:
    """Save what was written in a draft; it goes only once the record is on the disk."""
    closed = draft.take()
    data = draft.text()
    if not data.strip() and not draft.siblings():
        if not closed:
            raise FailedError("There is nothing to save yet.", where_kept(draft))
        draft.drop()
        raise FailedError("There is nothing to save: no words were written.")
    try:
        saved = save(data)
    except (StepguideError, OSError, KeyboardInterrupt) as error:
        draft.leave()
        raise with_hint(error, where_kept(draft)) from None
    except Exception:
        # A fault of the program's own: where the words are comes first.
        draft.leave()
        say_where(where_kept(draft))
        raise
    let_go(draft)
    return saved


def taken(draft: Draft) -> None:
    """Take a draft for this run; FailedError while something else has it open."""
    if not draft.take():
        raise FailedError(
            f"The draft {draft.short_id} is open in another editor or window.",
            "Go on there, or close it first.",
        )


def left_drafts(context: Context, of: tuple[str, ...] = ()) -> list[Draft]:
    """The drafts that nobody has open, oldest first; those `of` some kinds, or all."""
    if not context.home.names(DRAFTS):
        return []
    found = [draft for draft in drafts.every(context.home) if not of or draft.note.of in of]
    return [draft for draft in found if not draft.in_use()]


def lines(context: Context, draft: Draft, ends_empty: bool, ways: Sequence[Way] = ()) -> Way | None:
    """Take lines into a draft until Ctrl-D, where it `ends_empty` until an empty one, or until a
    way on; None is an end without one. KeyboardInterrupt passes through."""
    how = "an empty line ends it" if ends_empty else "Ctrl-D on an empty line saves it"
    here = Prompt(context, Field("text", "", "", enter=how), ways)
    is_end = False

    def is_last(line: str) -> bool:
        nonlocal is_end
        # An empty line answers what was asked back, if something was.
        is_end = ends_empty and line == "" and here.enter is None
        return is_end or here.is_meant_otherwise(line)

    while True:
        last = keyboard.lines(drafting.adding(draft), is_last)
        if last is None:
            return Way.STOP if ends_empty else None
        if is_end:
            return None
        way = here.leads_to(last)
        if way is Way.EDIT:
            if drafting.edit_here(context, draft):
                return None
            drafting.end_line(draft)
        elif way:
            return way


def _visit_prompt(context: Context, draft: Draft, before: bytes) -> None:
    sys.stderr.write(
        "Write as much as you like. Ctrl-D on an empty line saves it, Ctrl-C keeps it as a draft.\n"
    )
    if before:
        show_so_far(text_of(draft))
        if not before.endswith(b"\n"):
            draft.append(b"\n")
    try:
        lines(context, draft, ends_empty=False, ways=(Way.EDIT, Way.STOP))
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        if not draft.text().strip():
            draft.drop()
            raise StoppedError("Stopped. Nothing was written.") from None
        draft.leave()
        raise StoppedError("Stopped.", where_kept(draft)) from None
