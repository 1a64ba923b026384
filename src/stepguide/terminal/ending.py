"""Signals that end the program, how it ends by one, and that its memory is never written down."""

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)

_before: list[tuple[int, int]] = []  # the limit as it was found


def never_writes_memory() -> None:
    """Keep the system from writing down the whole memory, with words and keys in it, where the
    program comes to a sudden end, as by Ctrl-\\."""
    with suppress(OSError, ValueError):
        soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        # Less than two bytes also keeps it from a program that gathers such files; none at all
        # does not.
        most = hard if hard in (0, 1) else 1
        resource.setrlimit(resource.RLIMIT_CORE, (most, hard))
        if not _before:
            _before.append((soft, hard))


@contextmanager
def memory_as_before() -> Iterator[None]:
    """Start another program in here: what is written down of its memory is not for us to say."""
    if not _before:
        yield
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, _before[0])
    try:
        yield
    finally:
        never_writes_memory()


def not_ignored() -> list[signal.Signals]:
    """Those of ENDING that would end the program now: one that is to be passed over stays so, and
    one that is held back already is held back once."""
    return [sign for sign in ENDING if signal.getsignal(sign) is signal.SIG_DFL]


class HeldBack:
    """Signals that are held back; `comes` is called, in the middle of anything, when one comes."""

    def __init__(self) -> None:
        self.came: int | None = None
        self.comes: Callable[[], None] | None = None

    def take(self, sign: int, _frame: object) -> None:
        """Remember that it came."""
        self.came = sign
        if self.comes:
            self.comes()


@contextmanager
def held_back() -> Iterator[HeldBack]:
    """Hold back the signals that end the program until what is begun is done; one that came ends it
    then."""
    held = HeldBack()
    kept = {sign: signal.signal(sign, held.take) for sign in not_ignored()}
    try:
        yield held
    finally:
        for sign, handler in kept.items():
            signal.signal(sign, handler)
        if held.came is not None:
            end_by(held.came)


def end_by(sign: int) -> None:
    """End as the signal ends any program; call it once the terminal is right."""
    never_writes_memory()
    signal.signal(sign, signal.SIG_DFL)
    os.kill(os.getpid(), sign)
