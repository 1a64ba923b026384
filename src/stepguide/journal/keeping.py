"""Words kept as a draft when they cannot be saved: nothing that was typed is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stepguide.errors import FailedError, StepguideError, StoppedError
from stepguide.home.store import DRAFTS
from stepguide.journal.records import Writing
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft, DraftNote


def keeping(
    desk: Desk, data: bytes, save: Callable[[bytes], Writing], note: "Callable[[], DraftNote]"
) -> Writing:
    """What `save` makes of the words in `data`; when it fails they become a draft for `note`."""
    try:
        return save(data)
    except (StepguideError, OSError, KeyboardInterrupt) as error:
        if not data.strip():
            raise
        raise with_hint(error, _aside(desk, data, note)) from None
    except Exception:
        # A fault of the program's own: the words come first, and then the fault is shown.
        if data.strip():
            from stepguide.terminal import drafting

            drafting.say_where(_aside(desk, data, note))
        raise


def _aside(desk: Desk, data: bytes, note: "Callable[[], DraftNote]") -> str:
    try:
        whole = note()
    except Exception:  # what they are for is lost then, and they are not
        from stepguide.home.drafts import ADD, new_note

        whole = new_note(ADD, desk.now)
    return kept(desk, data, whole)


def kept(desk: Desk, data: bytes, note: "DraftNote") -> str:
    """Keep words as a draft, or print them; a sentence that says where they are."""
    from stepguide.terminal import drafting

    return drafting.put_aside(desk, data, note)


def with_hint(error: BaseException, kept: str) -> StepguideError:
    """The same error, saying also where the words are kept."""
    if isinstance(error, KeyboardInterrupt):
        return StoppedError("Stopped.", kept)
    if not isinstance(error, StepguideError):
        said = getattr(error, "strerror", None) or str(error)
        return FailedError(f"It could not be saved: {said}.", kept)
    hinted = type(error)(error.message, f"{error.hint}\n  {kept}" if error.hint else kept)
    hinted.code = error.code
    return hinted


def mention_drafts(desk: Desk) -> None:
    """One line on stderr when a draft is waiting."""
    if waiting := left_drafts(desk):
        from stepguide.terminal.text import counted

        said = counted(len(waiting), "draft is", "drafts are")
        remark(f"{said} waiting to be finished: stepguide journal drafts")


def left_drafts(desk: Desk) -> "list[Draft]":
    """The drafts that nobody has open, oldest first."""
    if not desk.home.names(DRAFTS):
        return []
    from stepguide.home import drafts

    return [draft for draft in drafts.every(desk.home) if not draft.in_use()]


def print_of(writing: Writing) -> str:
    """What tells whether a record is still as it was when a change to it began."""
    import hashlib

    return hashlib.sha256(writing.to_bytes()).hexdigest()
