"""What stands on the terminal at once, before the editor is loaded."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from stepguide.terminal import ending
from stepguide.terminal.notepad import restoring
from stepguide.terminal.notepad.help_line import how, size
from stepguide.terminal.terminfo import is_known as is_known

# The line below the one that is written, and back.
FIRST_LOOK = "\r\n\x1b[7m{}\x1b[0m\x1b[A\r"


def write(
    text: str,
    keep: Callable[[str], None],
    give_back: Callable[[str, Exception], object],
    is_heard: Callable[[str], bool],
    is_again: bool = False,
) -> str | None:
    """Have a text written on, until the person saves it, or types a line for which `is_heard`
    holds: that line, which is no part of the text.

    `keep` puts what is there on the disk, in a thread of its own; `give_back` is called with what
    it refused at the end, and why. `is_again` leaves room for what was shown meanwhile.
    KeyboardInterrupt when the person leaves, or the terminal is gone; a signal that ends the
    program does so, once the words are kept and the terminal is as it was.
    """
    with ending.held_back() as held, restoring.lent() as lent, _collected():
        if not text:
            # What is typed while the editor is loaded waits for it.
            lent.terminal.write(FIRST_LOOK.format(how(size(lent.terminal)[1])))
            lent.terminal.flush()
        from stepguide.terminal.notepad.notepad import Notepad

        return Notepad(text, keep, is_heard, lent, is_again).go(held, give_back)


@contextmanager
def _collected() -> Iterator[None]:
    """Each key leaves rings behind, which only the collector takes away."""
    is_on = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not is_on:
            gc.disable()
