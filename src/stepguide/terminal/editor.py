"""The person's editor: $VISUAL, else $EDITOR; started without a shell, on a draft's own file."""

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from stepguide.errors import FailedError


class Visit(NamedTuple):
    """How a visit to the editor ended: its exit code (negative: the signal), after how long."""

    exit_code: int
    seconds: float


def command() -> list[str]:
    """The editor and its options; empty when none is chosen.

    Raises FailedError when one is chosen that cannot be found.
    """
    chosen = _chosen()
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = [chosen]
    if words and not shutil.which(words[0]):
        raise FailedError(
            f"Your editor {words[0]!r} was not found.",
            "Set EDITOR to one that is installed, for example: export EDITOR=nano",
        )
    return words


def is_chosen() -> bool:
    """Whether the person has chosen one, there or not."""
    return bool(_chosen().strip())


def _chosen() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def any_there_is() -> list[str]:
    """An editor that most machines have, for what cannot be done at a prompt; empty without."""
    return next(([name] for name in ("nano", "vi") if shutil.which(name)), [])


def visit(words: list[str], path: Path, lock: int | None) -> Visit:
    """Open the editor `words` on `path` and wait until it is left.

    The editor inherits `lock`, so that the draft counts as open for as long as anything
    the editor started still runs. Ctrl-C belongs to the editor meanwhile.
    """
    started = time.monotonic()
    with _interrupts_left_to_the_editor():
        try:
            process = subprocess.Popen(
                [*words, str(path)], pass_fds=() if lock is None else (lock,)
            )
        except OSError as error:
            raise FailedError(
                f"Your editor could not be started ({error.strerror}).",
                "Set EDITOR to another one, for example: export EDITOR=nano",
            ) from None
        code = process.wait()
    return Visit(code, time.monotonic() - started)


@contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    # A handler that does nothing, and not SIG_IGN, which the editor would inherit.
    kept = {sign: signal.signal(sign, _nothing) for sign in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for sign, handler in kept.items():
            signal.signal(sign, handler)


def _nothing(_signal: int, _frame: object) -> None:
    pass
