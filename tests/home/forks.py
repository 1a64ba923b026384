"""Commands run in a forked child whose calls that change files are counted, cut off or failing."""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.conftest import Ran

CHANGING = (
    "open", "write", "fsync", "link", "replace", "rename", "unlink", "rmdir", "mkdir",
    "chmod", "fchmod", "ftruncate",
)  # fmt: skip

# Called with the name of the call, the call itself and its arguments.
Hook = Callable[..., Any]


def kill_at(point: int, before: bool) -> Hook:
    """Kill the process before (or after) its call number `point`, from 1 on."""
    calls = 0

    def hook(name: str, call: Callable[..., Any], *args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == point and before:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return call(*args)
        finally:
            if calls == point:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def fail_at(name: str, point: int, code: int, until: int | None = None) -> Hook:
    """Have the calls number `point` up to `until` of one kind fail with `code`; None: all on."""
    calls = 0

    def hook(called: str, call: Callable[..., Any], *args: Any) -> Any:
        nonlocal calls
        calls += called == name
        if called == name and point <= calls <= (until or calls):
            raise OSError(code, os.strerror(code))
        return call(*args)

    return hook


def forked(hook: Hook | None, *words: str, scratch: Path, umask: int = 0o022) -> Ran:
    """Run a command in a forked child, with `hook` around each call that changes files.

    The code is negative when a signal ended it.
    """
    from stepguide.app import app

    scratch.mkdir(exist_ok=True)
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.umask(umask)
            _redirect(scratch)
            if hook:
                _patch(hook)
            try:
                app(list(words))
            except SystemExit as ending:
                code = int(ending.code or 0)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    out, err = ((scratch / name).read_text() for name in ("out", "err"))
    return Ran(os.waitstatus_to_exitcode(status), out, err)


def _redirect(scratch: Path) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(scratch / name, flags, 0o600), number)
    # Lives as long as the child.
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def _patch(hook: Hook) -> None:
    def around(name: str) -> None:
        original = getattr(os, name)

        def patched(*args: Any, **kwargs: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return original(*args, **kwargs)
            return hook(name, partial(original, **kwargs), *args)

        setattr(os, name, patched)

    for name in CHANGING:
        around(name)
