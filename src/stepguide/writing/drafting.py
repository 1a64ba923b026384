"""A draft written at the keyboard: in an editor or at a prompt, on the disk all the while."""

import sys
from collections.abc import Callable

from stepguide.advice import Do
from stepguide.errors import FailedError, StepguideError, StoppedError
from stepguide.home import drafts, ids, left
from stepguide.home.drafts import Draft, DraftNote
from stepguide.home.place import NoHomeError
from stepguide.terminal import asking, editor, modes
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.editor import Visit
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import decoded, one_line, visible

QUICK = 2.0
LAST_LINES, LAST_LETTERS = 6, 400
DRAFTS = Do("journal drafts")
NO_WORDS = "(no words yet)"
THIS_LINE = "this line could not be kept on the disk, so here it is:"
NOT_KEPT = "your words could not be kept on the disk, so here they are:"


def adding(draft: Draft) -> Callable[[bytes], None]:
    """What adds each line to the draft as it comes. One that cannot be added is printed, so that
    it is not lost, and ends the writing: with FailedError where the disk refused it."""

    def add(line: bytes) -> None:
        try:
            draft.append(line)
        except (Exception, KeyboardInterrupt) as error:
            # Ctrl-C while it waits for the disk: the line may be there, or may not.
            give_back(draft, line, error, "line")

    return add


def give_back(draft: Draft, words: bytes, error: BaseException, what: str = "words") -> None:
    """Print words that a draft does not hold, and raise what kept them from it: FailedError where
    the disk refused."""
    remark(THIS_LINE if what == "line" else NOT_KEPT)
    print_words(words)
    draft.leave()
    if not isinstance(error, OSError):
        raise error
    raise FailedError(
        f"What you write cannot be kept any more ({error.strerror}).",
        where_kept(draft),
        Do("doctor", f"Copy the {what} above somewhere safe, then see"),
    ) from None


def end_line(draft: Draft) -> None:
    """End the last line of a draft, so that the next one is a line of its own."""
    text = draft.text()
    if text and not text.endswith(b"\n"):
        draft.append(b"\n")


def print_words(data: bytes) -> None:
    """Words that could not be kept, on stderr, where they can be copied from."""
    if sys.stderr.isatty():
        sys.stderr.write(visible(decoded(data).rstrip("\n")) + "\n")
    else:
        sys.stderr.flush()
        sys.stderr.buffer.write(data.rstrip(b"\n") + b"\n")
        sys.stderr.flush()


def put_aside(context: Context, data: bytes, note: DraftNote) -> str:
    """Keep words that cannot be saved as a draft; a sentence that says where.

    Where not even that can be done, for whatever reason, they are printed, so that they are not
    lost.
    """
    try:
        context.home.begin(context.now)
        draft = drafts.start(context.home, note, data)
    except (Exception, KeyboardInterrupt) as error:  # whatever it is, the words come first
        remark(NOT_KEPT)
        print_words(data)
        if isinstance(error, NoHomeError):
            return "Copy them somewhere safe."
        return str(Do("doctor", "Copy them somewhere safe. Then make room, or see"))
    draft.leave()
    return f"What you wrote is kept as a draft in {draft.text_file}\n  {_to_go_on(draft)}"


def with_hint(error: BaseException, kept: str) -> StepguideError:
    """The same error, saying also where the words are kept."""
    if isinstance(error, KeyboardInterrupt):
        return StoppedError("Stopped.", kept)
    if not isinstance(error, StepguideError):
        said = getattr(error, "strerror", None) or str(error)
        return FailedError(f"It could not be saved: {said}.", kept)
    error.hints = (*error.hints, kept)
    return error


def visit_editor(
    context: Context, draft: Draft, words: list[str], before: bytes, begun: bytes
) -> None:
    """Have a draft written in the editor `words`; FailedError where that ends badly.

    `before` is what it held, `begun` what was put in it before the person wrote: alone that is
    not worth keeping.
    """
    try:
        visit = editor.visit(words, draft.text_file, draft.lock)
    except FailedError:
        if before in (b"", begun):
            draft.drop()
        raise
    draft.leave()
    if visit.exit_code != 0:
        text = draft.text()
        if (not text.strip() or text == begun) and not left.words(draft.text_file) and draft.take():
            draft.drop()
            raise FailedError(_ended(visit.exit_code), "Nothing had been saved in it.")
        raise FailedError(_ended(visit.exit_code), where_kept(draft))
    _wait_while_open(context, draft, visit, before)


def edit_here(context: Context, draft: Draft) -> bool:
    """Have a draft written in the person's editor in the middle of a conversation.

    False, having said why, when it could not be; the draft then holds what was saved in it.
    """
    before = draft.text()
    try:
        words = editor.command() or editor.any_there_is()
        if not words:
            raise FailedError(
                "There is no editor here: EDITOR is not set, and neither nano nor vi is installed."
            )
        visit = editor.visit(words, draft.text_file, draft.lock)
    except FailedError as error:
        remark(error.message)
        hint(error.hint)
        return False
    draft.leave()
    if visit.exit_code != 0:
        draft.take()
        remark(_ended(visit.exit_code))
        return False
    _wait_while_open(context, draft, visit, before)
    return True


def _wait_while_open(context: Context, draft: Draft, visit: Visit, before: bytes) -> None:
    still_open = not draft.take()
    unchanged = draft.text() == before
    if (still_open or (unchanged and visit.seconds < QUICK)) and modes.is_typed_at():
        remark("your editor came back at once, and may be open in another window.")
        try:
            way = asking.pauses(
                context, "Save there, then press Enter here. Ctrl-C keeps it as a draft. "
            )
        except StoppedError:
            way = Way.STOP
        if way is Way.STOP:
            raise StoppedError("Stopped.", where_kept(draft))
        draft.take()


def let_go(draft: Draft) -> None:
    """Drop a draft that has no words or whose words are kept; it stays, and that is said, while
    an editor has it open or has left words of its own beside it."""
    found = left.words(draft.text_file)
    if not draft.take():
        remark("your editor still has it open, so the draft stays: " + DRAFTS.typed)
    elif found:
        draft.leave()
        remark(f"{found[0]} is still there, so the draft stays: {DRAFTS.typed}")
    else:
        drop(draft)


def drop(draft: Draft) -> None:
    """Drop a draft; what its editor has in a folder of its own stays there, and is named."""
    stays = left.elsewhere(draft.text_file)
    draft.drop()
    for path in stays:
        remark(f"your editor has a copy of its own, which stays until you remove it: {path}")


def show_so_far(text: str) -> None:
    """How a text ends, for whoever goes on with it."""
    lines = text.rstrip().split("\n")
    end = "\n".join(lines[-LAST_LINES:])[-LAST_LETTERS:]
    is_cut = len(end) < len(text.rstrip())
    if "\n" not in end:
        return say(f"So far: {'…' if is_cut else ''}{end.strip() or '(no words yet)'}")
    say("So far:")
    return hint(("…\n" if is_cut else "") + end)


def text_of(draft: Draft) -> str:
    """The words of a draft as a record would hold them, or as far as they can be read."""
    return draft.text().decode(errors="replace").rstrip("\r\n")


def beginning(draft: Draft) -> str:
    """How a draft begins, on one line."""
    if found := one_line(draft.text().decode(errors="replace"), 70):
        return found
    by_editor = left.unsaved(draft.text_file)
    return f"(no words yet, but your editor left some in {by_editor[0]})" if by_editor else NO_WORDS


def where_kept(draft: Draft) -> str:
    """Where a draft is, and how to go on with it."""
    by_editor = left.unsaved(draft.text_file)
    also = "".join(f"\n  Your editor left words in {path}" for path in by_editor)
    return f"It is kept as a draft in {draft.text_file}{also}\n  {_to_go_on(draft)}"


def say_where(kept: str) -> None:
    """Say, on lines of their own, where words are kept and how to go on with them."""
    said, _, then = kept.partition("\n")
    remark(said)
    hint(then)


def _to_go_on(draft: Draft) -> Do:
    return Do(f"journal drafts open {draft.id[: ids.SHORT]}", "To go on with it")


def _ended(code: int) -> str:
    if code < 0:
        return f"Your editor was ended from outside (signal {-code})."
    return f"Your editor ended with an error (exit code {code})."
