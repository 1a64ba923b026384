"""Words written with a draft behind them, whatever they are for; it goes once they are saved."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from stepguide.errors import FailedError, StepguideError, StoppedError, UsageError
from stepguide.home import drafts, left
from stepguide.home.drafts import Draft
from stepguide.home.signs import without_mark
from stepguide.home.store import DRAFTS
from stepguide.terminal import editor, keyboard, modes
from stepguide.terminal.asking import Prompt, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import say
from stepguide.terminal.text import decoded, encoded
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

HOW = "Write as much as you like. Control D saves, Control C leaves and keeps it, ! is help."


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
        _visit(context, draft)
    return finished(draft, save)


def finished(draft: Draft, save: Callable[[bytes], T]) -> T:
    """Save what was written in a draft; it goes only once the record is on the disk."""
    closed = draft.take()
    data = without_mark(draft.text())
    if not data.strip() and not left.unsaved(draft.text_file):
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
    draft.make_whole()


def left_drafts(context: Context, of: tuple[str, ...] = ()) -> list[Draft]:
    """The drafts that nobody has open, oldest first; those `of` some kinds, or all."""
    if not context.home.names(DRAFTS):
        return []
    found = [draft for draft in drafts.every(context.home) if not of or draft.note.of in of]
    return [draft for draft in found if not draft.in_use()]


def lines(context: Context, draft: Draft, ways: Sequence[Way] = ()) -> Way | None:
    """Take words of several lines into a draft, until Control D or a way on; None is an end without
    one. KeyboardInterrupt when the person leaves: the draft holds what there is."""
    here = Prompt(context, Field("text", "", "", enter="Control D saves"), ways)
    take = _in_notepad if has_notepad(context) and draft.fits else _at_prompt
    is_again = False
    while (heard := take(draft, here.is_meant_otherwise, is_again)) is not None:
        is_again = True
        way = here.leads_to(heard)
        if way is Way.EDIT:
            if drafting.edit_here(context, draft):
                return None
        elif way:
            return way
    return None


def edit_here(context: Context, draft: Draft) -> bool:
    """Have a draft written in the middle of a conversation: in the person's editor, or where they
    have chosen none in the small one. False, having said why, when it could not be; the draft then
    holds what was saved in it. StoppedError when the person leaves."""
    if not has_notepad(context):
        return drafting.edit_here(context, draft)
    try:
        lines(context, draft)
    except KeyboardInterrupt:
        raise StoppedError("Stopped.") from None
    return True


def words_for_a_change(context: Context) -> list[str]:
    """The editor for a text that is there already, with its options; none for the small one.
    UsageError where there is neither."""
    words = editor.command()
    if words or has_notepad(context):
        return words
    if not (found := editor.any_there_is()):
        raise UsageError(
            "There is no editor to open: EDITOR is not set, and neither nano nor vi is here.",
            "Give the new text with --text-from FILE, or with --text-from - through a pipe.",
        )
    return found


def has_notepad(context: Context) -> bool:
    """Whether words of several lines are written in the small editor: where the person has chosen
    no other and lets it be, on a terminal that is known, which nobody has read to them."""
    if editor.is_chosen() or not context.settings.editor or context.screen.is_plain:
        return False
    if not modes.is_typed_at():
        return False
    return bool(_opening().is_known())


def _in_notepad(draft: Draft, is_heard: Callable[[str], bool], is_again: bool) -> str | None:
    heard: str | None = _opening().write(
        decoded(draft.text()),
        lambda text: draft.put(encoded(text)),
        lambda text, error: drafting.give_back(draft, encoded(text), error),
        is_heard,
        is_again,
    )
    return heard


def _opening() -> Any:
    from stepguide.terminal.notepad import opening

    return opening


def _at_prompt(draft: Draft, is_heard: Callable[[str], bool], is_again: bool) -> str | None:
    if not is_again and draft.text():
        show_so_far(text_of(draft))
    drafting.end_line(draft)
    return keyboard.lines(drafting.adding(draft), is_heard)


def _visit(context: Context, draft: Draft) -> None:
    if not has_notepad(context):
        say(HOW)
    try:
        lines(context, draft, (Way.EDIT, Way.STOP))
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        if not draft.text().strip():
            draft.drop()
            raise StoppedError("Stopped. Nothing was written.") from None
        draft.leave()
        raise StoppedError("Stopped.", where_kept(draft)) from None
