"""The page after using again and its questions, and what these tests say at them."""

from tests.known import GUIDE
from tests.terminal.terminals import ENTER, Terminal

NOTE = "short note about it now? [y/N] "
WHEN = f"{GUIDE.daily.lapse.when}: "
OFFER = "as a day you used? [y/N] "


def leaves_the_day_out(terminal: Terminal) -> None:
    """Enter, when it is asked on which day it was."""
    terminal.sees(WHEN)
    terminal.is_ready_for_a_line()
    terminal.types(ENTER)
