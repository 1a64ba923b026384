"""Signals that end the program, and how it ends by one."""

import os
import resource
import signal
from contextlib import suppress

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)


def not_ignored() -> list[signal.Signals]:
    """Those of ENDING that would end the program now: one that is to be passed over stays so, and
    one that is held back already is held back once."""
    return [sign for sign in ENDING if signal.getsignal(sign) is signal.SIG_DFL]


def end_by(sign: int) -> None:
    """End as the signal ends any program; call it once the terminal is right."""
    with suppress(OSError, ValueError):
        # Ctrl-\ has the system write down the whole memory, with what was typed in it. Less than
        # two bytes also keeps it from a program that gathers such files; none at all does not.
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        most = hard if hard in (0, 1) else 1
        resource.setrlimit(resource.RLIMIT_CORE, (most, hard))
    signal.signal(sign, signal.SIG_DFL)
    os.kill(os.getpid(), sign)
