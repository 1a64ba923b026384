"""Writing from keyboard to record: words, a pipe, an editor or a prompt, with a draft behind it."""

import hashlib
import io
import os
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from stepguide.errors import (
    FailedError,
    NotFoundError,
    StepguideError,
    StoppedError,
    UsageError,
)
from stepguide.home import drafts, ids
from stepguide.home.drafts import Draft
from stepguide.journal import actions
from stepguide.journal.placing import Given, Place, understood
from stepguide.journal.records import Writing, text_from
from stepguide.terminal import editor, prompt
from stepguide.terminal.dates import shown
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark
from stepguide.terminal.text import counted, one_line

ADD, EDIT = "journal add", "journal edit"
MOST_INPUT = 16 * 1024 * 1024
QUICK = 2.0


def from_words(desk: Desk, words: list[str], given: Given) -> Writing:
    """Save the words of the command line."""
    return _keeping(desk, os.fsencode(" ".join(words)), given, lambda data: _add(desk, data, given))


def from_input(desk: Desk, given: Given) -> Writing:
    """Save what comes in on standard input."""
    data, whole = read_input()
    return _keeping(desk, data, given, lambda data: _add(desk, data, given), whole)


def at_the_keyboard(desk: Desk, given: Given) -> Writing | None:
    """Have the person write in their editor or at a prompt; None when an offered draft was taken
    up instead and needed no saving."""
    place = understood(given, desk.now, desk.settings.date_format)
    with_editor = bool(editor.command())
    desk.home.ready(desk.now)
    options = given.as_options() | {"at": place.at.isoformat()} if given.at else given.as_options()
    draft = drafts.start(desk.home, drafts.new_note(ADD, desk.now, options=options))
    return _write(draft, lambda data: _add_draft(desk, draft, given, data), with_editor)


def edit(desk: Desk, found: actions.Found) -> Writing | None:
    """Open a record's text in the editor and save it; None when nothing changed."""
    if not editor.command():
        raise UsageError(
            "There is no editor to open: EDITOR is not set.",
            "Set it (export EDITOR=nano), or give the new text with --text-from FILE.",
        )
    note = drafts.new_note(EDIT, desk.now, record=found.writing.id, base=_print_of(found.writing))
    desk.home.ready(desk.now)
    draft = drafts.start(desk.home, note, _for_editor(found.writing.text))
    return _write(draft, lambda data: _edit_draft(desk, draft, data), True)


def replace_text(
    desk: Desk,
    found: actions.Found,
    data: bytes,
    understand: Callable[[], Callable[[Writing], Writing]],
) -> Writing:
    """Put other text in a record, with the changes of `understand`; kept as a draft if it fails."""

    def save(data: bytes) -> Writing:
        text, change = text_from(data), understand()
        return actions.change(
            desk.home, found, lambda writing: change(writing).changed(text=text), desk.now
        )

    note = drafts.new_note(EDIT, desk.now, record=found.writing.id, base=_print_of(found.writing))
    return _keeping(desk, data, Given(), save, note=note)


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


def mention_drafts(desk: Desk) -> None:
    """One line on stderr when a draft is waiting."""
    if waiting := left_drafts(desk):
        said = counted(len(waiting), "draft is", "drafts are")
        remark(f"{said} waiting to be finished: stepguide journal drafts")


def left_drafts(desk: Desk) -> list[Draft]:
    """The drafts that nobody has open, oldest first."""
    if not desk.home.names("drafts"):
        return []
    return [draft for draft in drafts.every(desk.home) if not draft.in_use()]


def offer_draft(desk: Desk) -> Draft | None:
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


def read_input() -> tuple[bytes, bool]:
    """Standard input up to 16 MiB, and whether that was all of it."""
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    parts: list[bytes] = []
    size = 0
    with suppress(KeyboardInterrupt):
        while size < MOST_INPUT:
            part = stream.read1(min(1 << 20, MOST_INPUT - size))
            if not part:
                return b"".join(parts), True
            parts.append(part)
            size += len(part)
    return b"".join(parts), False


def read_text(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; UsageError where there are none."""
    if name == "-":
        data, whole = read_input()
        return data if whole else data + b"\xff"
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            return file.read(MOST_INPUT)
    except OSError as error:
        raise UsageError(f"{name} cannot be read ({error.strerror}).") from None


def keep_mistyped(desk: Desk, args: list[str]) -> str:
    """Keep what was typed with options that cannot be understood; a sentence that says where."""
    data = os.fsencode(" ".join(args))
    if not prompt.is_possible() and select.select([sys.stdin], [], [], 0.5)[0]:
        piped, _ = read_input()
        data = piped if piped.strip() else data
    return _kept(desk, data, drafts.new_note(ADD, desk.now)) if data.strip() else ""


def _keeping(
    desk: Desk,
    data: bytes,
    given: Given,
    save: Callable[[bytes], Writing],
    whole: bool = True,
    note: drafts.DraftNote | None = None,
) -> Writing:
    note = note or drafts.new_note(ADD, desk.now, options=given.as_options())
    try:
        if not whole:
            raise UsageError("That is more than can be read at once; the rest was not read.")
        return save(data)
    except (StepguideError, OSError) as error:
        if not data.strip():
            raise
        raise _with_hint(error, _kept(desk, data, note)) from None


def _kept(desk: Desk, data: bytes, note: drafts.DraftNote) -> str:
    desk.home.begin(desk.now)
    try:
        draft = drafts.start(desk.home, note, data)
    except (StepguideError, OSError):
        remark("your words could not be kept on the disk, so here they are:")
        sys.stderr.flush()
        sys.stderr.buffer.write(data.rstrip(b"\n") + b"\n")
        return "Copy them somewhere safe. Then make room, or see: stepguide doctor"
    draft.leave()
    return (
        f"What you wrote is kept as a draft in {draft.text_file}\n"
        f"  To go on with it: stepguide journal drafts open {draft.short_id}"
    )


def _with_hint(error: Exception, kept: str) -> StepguideError:
    if not isinstance(error, StepguideError):
        said = getattr(error, "strerror", None) or str(error)
        return FailedError(f"It could not be saved: {said}.", kept)
    hinted = type(error)(error.message, f"{error.hint}\n  {kept}" if error.hint else kept)
    hinted.code = error.code
    return hinted


def _add(desk: Desk, data: bytes, given: Given) -> Writing:
    text = text_from(data)
    place = understood(given, desk.now, desk.settings.date_format)
    return actions.add(desk.home, place, text, desk.now)


def _write(
    draft: Draft, save: Callable[[bytes], Writing | None], with_editor: bool
) -> Writing | None:
    """Write in `draft` and save it; the draft goes only once the record is on the disk."""
    before = draft.text()
    if with_editor:
        _visit_editor(draft, before)
    else:
        _visit_prompt(draft, before)
    data = draft.text()
    if not data.strip() and not draft.siblings():
        draft.drop()
        raise FailedError("There is nothing to save: no words were written.")
    try:
        written = save(data)
    except (StepguideError, OSError) as error:
        draft.leave()
        raise _with_hint(error, _where(draft)) from None
    draft.drop()
    return written


def _visit_editor(draft: Draft, before: bytes) -> None:
    try:
        visit = editor.visit(draft.text_file, draft.lock)
    except FailedError:
        if not before.strip():
            draft.drop()
        raise
    draft.leave()
    if visit.exit_code != 0:
        if not draft.text().strip() and not draft.siblings():
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


def _saved_before(desk: Desk, record_id: str) -> actions.Found | None:
    try:
        return actions.find(desk.home, record_id)
    except NotFoundError:
        return None


def _edit_draft(desk: Desk, draft: Draft, data: bytes) -> Writing | None:
    text = text_from(data)
    assert draft.note.record is not None
    found = actions.find(desk.home, draft.note.record)
    if _print_of(found.writing) != draft.note.base:
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
    if _print_of(found.writing) != draft.note.base:
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


def _print_of(writing: Writing) -> str:
    return hashlib.sha256(writing.to_bytes()).hexdigest()


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
