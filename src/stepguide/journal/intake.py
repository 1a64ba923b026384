"""Words that come all at once: on the command line, through a pipe, from a file."""

import io
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.journal import actions, finding
from stepguide.journal.keeping import keeping, kept, mention_drafts, print_of
from stepguide.journal.placing import Given, understood
from stepguide.journal.records import Writing, text_from
from stepguide.terminal import prompt
from stepguide.terminal.desk import Desk

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote

MOST_INPUT = 16 * 1024 * 1024


class Input:
    """What was read, and what kept it from being read whole."""

    def __init__(self, data: bytes, trouble: StepguideError | None = None) -> None:
        self.data = data
        self.trouble = trouble


def take(desk: Desk, words: list[str], given: Given) -> Writing:
    """Save the words of the command line, or without any what comes in on standard input."""
    came = Input(os.fsencode(" ".join(words))) if words else read_input()

    def save(data: bytes) -> Writing:
        if came.trouble:
            raise came.trouble
        text = text_from(data)
        place = understood(given, desk.now, desk.settings.date_format)
        return actions.add(desk.home, place, text, desk.now)

    def note() -> "DraftNote":
        from stepguide.home.drafts import ADD, new_note

        return new_note(ADD, desk.now, options=given.as_options())

    written = keeping(desk, came.data, save, note)
    mention_drafts(desk)
    return written


def replace_text(
    desk: Desk, which: str, name: str, understand: Callable[[], Callable[[Writing], Writing]]
) -> Writing:
    """Put the text of the file `name` in the record `which`, with the changes of `understand`.

    The record is looked for first, so that a change to it meanwhile is noticed; the text is read
    all the same, and kept as a draft if anything fails.
    """
    found, missing = _found(desk, which)
    given = read_text(name)

    def save(data: bytes) -> Writing:
        if found is None:
            raise missing
        if given.trouble:
            raise given.trouble
        text, change = text_from(data), understand()
        return actions.change(
            desk.home, found, lambda writing: change(writing).changed(text=text), desk.now
        )

    def note() -> "DraftNote":
        from stepguide.home.drafts import ADD, EDIT, new_note

        if found is None:
            return new_note(ADD, desk.now)
        record = found.writing
        return new_note(EDIT, desk.now, record=record.id, base=print_of(record))

    return keeping(desk, given.data, save, note)


def _found(desk: Desk, which: str) -> tuple[finding.Found | None, StepguideError]:
    try:
        return finding.find(desk.home, which), StepguideError("")
    except StepguideError as error:
        return None, error


def keep_mistyped(desk: Desk, args: list[str]) -> str:
    """Keep what was typed with options that cannot be understood; a sentence that says where."""
    import select

    from stepguide.home.drafts import ADD, new_note

    has_words = any(not word.startswith("-") for word in args)
    data = os.fsencode(" ".join(args)) if has_words else b""
    if not prompt.is_possible() and select.select([sys.stdin], [], [], 0.5)[0]:
        piped = read_input().data
        data = piped if piped.strip() else data
    return kept(desk, data, new_note(ADD, desk.now)) if data.strip() else ""


def read_text(name: str) -> Input:
    """What a file holds, or standard input for `-`; UsageError where it cannot be opened."""
    if name == "-":
        return read_input()
    try:
        with open(name, "rb") as file:  # noqa: PTH123 (a name that may be anything)
            return _read(file)
    except OSError as error:
        raise UsageError(f"{name} cannot be read ({error.strerror}).") from None


def read_input() -> Input:
    """Standard input, up to 16 MiB and no further."""
    return _read(cast(io.BufferedReader, sys.stdin.buffer))


def _read(stream: io.BufferedReader) -> Input:
    parts: list[bytes] = []
    left = MOST_INPUT
    signs = (signal.SIGHUP, signal.SIGTERM)
    kept_handlers = {sign: signal.signal(sign, _stop) for sign in signs}
    try:
        while left:
            part = stream.read1(min(1 << 20, left))
            if not part:
                return Input(b"".join(parts))
            parts.append(part)
            left -= len(part)
    except KeyboardInterrupt:
        return Input(b"".join(parts), StoppedError("Stopped before all of it had come."))
    finally:
        for sign, handler in kept_handlers.items():
            signal.signal(sign, handler)
    more = "That is more than 16 MiB; it was read so far and no further."
    return Input(b"".join(parts), UsageError(more))


def _stop(_signal: int, _frame: object) -> None:
    """Ends the reading as Ctrl-C does, so that what has come is kept."""
    raise KeyboardInterrupt
