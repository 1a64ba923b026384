"""Who could read what a person writes: said once, after the first thing they write here."""

import sys
from typing import TYPE_CHECKING

from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.home.store import Home


def say_once(home: "Home") -> None:
    """Say it on a terminal where this run made the home."""
    if home.was_made and sys.stderr.isatty():
        from stepguide.guide import screens

        remark(screens.load().privacy)
