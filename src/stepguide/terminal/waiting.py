"""Progress of long work, on stderr and only on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AFTER, EVERY = 1.0, 0.2


@contextmanager
def counting(what: str) -> Iterator[Callable[[], None]]:
    """A function to call once for each thing done; after a second the count begins to show."""
    count = 0
    shown = False
    next_at = time.monotonic() + AFTER

    def one_more() -> None:
        nonlocal count, shown, next_at
        count += 1
        if time.monotonic() >= next_at and sys.stderr.isatty():
            sys.stderr.write(f"\r{count:,} {what}")
            sys.stderr.flush()
            shown = True
            next_at = time.monotonic() + EVERY

    try:
        yield one_more
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
