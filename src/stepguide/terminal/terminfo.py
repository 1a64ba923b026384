"""What the system knows of the terminal that TERM names."""

import os

try:
    import curses
except ImportError:  # a Python made without it
    curses = None  # type: ignore[assignment]


def is_known() -> bool:
    """Whether something can stand still on this terminal while it is typed at."""
    term = os.environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return False
    if curses is None:
        return True
    try:
        curses.setupterm(term, 0)
    except curses.error:
        return False
    return True
