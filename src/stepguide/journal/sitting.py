"""Writing at the keyboard: in an editor or at a prompt, with a draft behind it all the while."""

import sys
from collections.abc import Callable

from stepguide.errors import FailedError, NotFoundError, StepguideError, StoppedError, UsageError
from stepguide.home import drafts, ids
from stepguide.home.drafts import Draft
from stepguide.journal import actions, finding
from stepguide.journal.keeping import ADD, EDIT, left_drafts, print_of, with_hint
from stepguide.journal.placing import Given, Place, understood
from stepguide.journal.records import Writing, text_from
from stepguide.terminal import editor, prompt
from stepguide.terminal.dates import shown
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark
from stepguide.terminal.text import one_line

QUICK = 2.0


def write(desk: Desk, given: Given) -> Writing | None:
    """Take up a draft that was left, if the person wants to, or begin something new."""
    understood(given, desk.now, desk.settings.date_format)
    draft = _offered(desk)
    return open_draft(desk, draft, given) if draft else _begin(desk, given)


def _begin(desk: Desk, given: Given) -> Writing | None:
    """Have the person write in their editor or at a prompt, and save it."""
    place = understood(given, desk.now, desk.settings.date_format)
    with_editor = bool(editor.command())
    desk.home.ready(desk.now)
    options = given.as_options() | {"at": place.at.isoformat()} if given.at else given.as_options()
    draft = drafts.start(desk.home, drafts.new_note(ADD, desk.now, options=options))
    return _write(draft, lambda data: _add_draft(desk, draft, given, data), with_editor)


def edit(desk: Desk, found: finding.Found) -> Writing | None:
    """Open a record's text in the editor and save it; None when nothing changed."""
    if not editor.command():
        raise UsageError(
            "There is no editor to open: EDITOR is not set.",
            "Set it (export EDITOR=nano), or give the new text with --text-from FILE.",
        )
    note = drafts.new_note(EDIT, desk.now, record=found.writing.id, base=print_of(found.writing))
    desk.home.ready(desk.now)
    begun = _for_editor(found.writing.text)
    draft = drafts.start(desk.home, note, begun)
    return _write(draft, lambda data: _edit_draft(desk, draft, data), True, begun)


def open_draft(desk: Desk, draft: Draft, given: Given) -> Writing | None:
    """Go on with a draft where it was left."""
    if not draft.take():
        raise FailedError(
            f"The draft {draft.short_id} is open in another editor or window.",
            "Go on there, or close it first.",
        )
    _offer_what_the_editor_saved(draft)
    if draft.note.purpose == EDIT:
        return _write(draft, _edit_again(desk, draft), bool(editor.command()))
    options = given.over(Given.from_options(draft.note.options))
    understood(options, draft.note.started_at, desk.settings.date_format)
    save: Callable[[bytes], Writing] = lambda data: _add_draft(desk, draft, options, data)  # noqa: E731
    return _write(draft, save, bool(editor.command()))


def _offered(desk: Desk) -> Draft | None:
    """Ask about the newest draft that was left; the draft when it is to be opened."""
    waiting = left_drafts(desk)
    if not waiting:
        return None
    draft = waiting[-1]
    more = f" ({len(waiting) - 1} more: stepguide journal drafts)" if len(waiting) > 1 else ""
    started = shown(draft.note.started_at, desk.settings.date_format, clock=True)
    remark(f"a draft from {started} is waiting{more}:")
    sys.stderr.write(f"  {_beginning(draft)}\n")
    choice = prompt.ask("Open it (o), drop it (d), or leave it and write something new (Enter)? ")
    if choice.strip().lower() in ("o", "open"):
        return draft
    if choice.strip().lower() in ("d", "drop"):
        draft.drop()
    return None


def _write(
    draft: Draft, save: Callable[[bytes], Writing | None], with_editor: bool, begun: bytes = b""
) -> Writing | None:
    """Write in `draft` and save it; the draft goes only once the record is on the disk.

    `begun` is what was put in a new draft before the person wrote: alone it is not worth keeping.
    """
    before = draft.text()
    if with_editor:
        _visit_editor(draft, before, begun)
    else:
        _visit_prompt(draft, before)
    closed = draft.take()
    data = draft.text()
    if not data.strip() and not draft.siblings():
        if not closed:
            raise FailedError("There is nothing to save yet.", _where(draft))
        draft.drop()
        raise FailedError("There is nothing to save: no words were written.")
    try:
        written = save(data)
    except (StepguideError, OSError) as error:
        draft.leave()
        raise with_hint(error, _where(draft)) from None
    if closed:
        draft.drop()
    else:
        remark("your editor still has it open, so the draft stays: stepguide journal drafts")
    return written


def _visit_editor(draft: Draft, before: bytes, begun: bytes) -> None:
    try:
        visit = editor.visit(draft.text_file, draft.lock)
    except FailedError:
        if before in (b"", begun):
            draft.drop()
        raise
    draft.leave()
    if visit.exit_code != 0:
        text = draft.text()
        if (not text.strip() or text == begun) and not draft.siblings() and draft.take():
            draft.drop()
            raise FailedError(_ended(visit.exit_code), "Nothing had been saved in it.")
        raise FailedError(_ended(visit.exit_code), _where(draft))
    still_open = not draft.take()
    unchanged = draft.text() == before
    if (still_open or (unchanged and visit.seconds < QUICK)) and prompt.is_possible():
        remark("your editor came back at once, and may be open in another window.")
        try:
            prompt.ask("Save there, then press Enter here. Ctrl-C keeps it as a draft. ")
        except StoppedError:
            raise StoppedError("Stopped.", _where(draft)) from None
        draft.take()


def _visit_prompt(draft: Draft, before: bytes) -> None:
    sys.stderr.write(
        "Write as much as you like. Ctrl-D on an empty line saves it, Ctrl-C keeps it as a draft.\n"
    )
    if before:
        sys.stderr.write(f"So far: {_beginning(draft)}\n")
        if not before.endswith(b"\n"):
            draft.append(b"\n")
    try:
        prompt.lines(draft.append)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        if not draft.text().strip():
            draft.drop()
            raise StoppedError("Stopped. Nothing was written.") from None
        draft.leave()
        raise StoppedError("Stopped.", _where(draft)) from None


def _add_draft(desk: Desk, draft: Draft, given: Given, data: bytes) -> Writing:
    text = text_from(data)
    place = understood(given, draft.note.started_at, desk.settings.date_format)
    saved = _saved_before(desk, draft.id)
    if saved is None:
        return actions.add(desk.home, place, text, desk.now, draft.id)
    # The program was killed between saving it and dropping the draft.
    return actions.change(desk.home, saved, lambda writing: writing.changed(text=text), desk.now)


def _saved_before(desk: Desk, record_id: str) -> finding.Found | None:
    try:
        return finding.find(desk.home, record_id)
    except NotFoundError:
        return None


def _edit_draft(desk: Desk, draft: Draft, data: bytes) -> Writing | None:
    text = text_from(data)
    assert draft.note.record is not None
    found = finding.find(desk.home, draft.note.record)
    if print_of(found.writing) != draft.note.base:
        raise FailedError(
            f"The entry {found.writing.short_id} was changed by another stepguide meanwhile."
        )
    if text == text_from(_for_editor(found.writing.text)):
        return None
    return actions.change(desk.home, found, lambda writing: writing.changed(text=text), desk.now)


def _edit_again(desk: Desk, draft: Draft) -> Callable[[bytes], Writing | None]:
    """How to save an edit that was left: over the record as it is now, once that is agreed to."""
    found = _saved_before(desk, draft.note.record or "")
    if found is None:
        remark("the entry this draft would change is gone, so it will be saved as a new one.")
        place = Place(at=draft.note.started_at)
        return lambda data: actions.add(desk.home, place, text_from(data), desk.now, draft.id)
    if print_of(found.writing) != draft.note.base:
        remark(f"the entry {found.writing.short_id} has changed since this draft was begun.")
        if not prompt.confirm("Save the draft in its place when you are done?"):
            raise StoppedError("Stopped. The entry and the draft are as they were.")
    base = found
    return lambda data: actions.change(
        desk.home, base, lambda writing: writing.changed(text=text_from(data)), desk.now
    )


def _offer_what_the_editor_saved(draft: Draft) -> None:
    for path in draft.siblings():
        if not path.name.endswith(".save") or path.is_symlink():
            continue
        remark(f"your editor saved {path.name} here when it was closed from outside.")
        if prompt.is_possible() and prompt.confirm("Use it as the text?"):
            path.replace(draft.text_file)


def _for_editor(text: str) -> bytes:
    return (text + "\n").encode()


def _beginning(draft: Draft) -> str:
    return one_line(draft.text().decode(errors="replace"), 70) or "(no words yet)"


def _where(draft: Draft) -> str:
    return (
        f"It is kept as a draft in {draft.text_file}\n"
        f"  To go on with it: stepguide journal drafts open {draft.id[: ids.SHORT]}"
    )


def _ended(code: int) -> str:
    if code < 0:
        return f"Your editor was ended from outside (signal {-code})."
    return f"Your editor ended with an error (exit code {code})."
