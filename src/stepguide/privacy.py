"""Who could read what a person writes: said once, after the first thing they write here."""

import sys
from typing import TYPE_CHECKING

from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.terminal.context import Context


def say_once(context: "Context") -> None:
    """Say it on a terminal where this run made the home, and nothing graver was said in it."""
    if context.home.was_made and sys.stderr.isatty() and not context.said:
        remark(context.guide.screens.privacy)
