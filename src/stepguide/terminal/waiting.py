"""Progress of long work, on stderr and only on a terminal: a count, or where it is listened to a
sentence at the beginning and one at the end."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from stepguide.terminal import spoken
from stepguide.terminal.screen import say

AFTER, EVERY = 1.0, 0.2


@contextmanager
def counting(what: str) -> Iterator[Callable[[], None]]:
    """A function to call once for each thing done; after a second the count begins to show."""
    count = 0
    shown = False
    next_at = time.monotonic() + AFTER
    plain = spoken.is_plain()

    def one_more() -> None:
        nonlocal count, shown, next_at
        count += 1
        if time.monotonic() < next_at or not sys.stderr.isatty():
            return
        if not plain:
            sys.stderr.write(f"\r{count:,} {what}")
            sys.stderr.flush()
        elif not shown:
            say("This takes a moment.")
        shown = True
        next_at = time.monotonic() + EVERY

    try:
        yield one_more
    finally:
        if shown and plain:
            say(f"Done: {count:,} {what}.")
        elif shown:
            sys.stderr.write("\r\033[K")
