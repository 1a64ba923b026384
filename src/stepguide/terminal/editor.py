"""The person's editor: $VISUAL, else $EDITOR; started without a shell, on a draft's own file."""

import os
import re
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
from stepguide.terminal import ending

# As vim, neovim, joe and micro have it; what others keep is in docs/more.md.
QUIET = {
    "vim": ["-i", "NONE"],
    "nvim": ["-i", "NONE"],
    "joe": ["--joe_state"],
    "micro": ["-savehistory", "false"],
}

QUOTED = """A path with blanks or backslashes needs quotes: export EDITOR="'/my tools/ed' -w\""""


class Visit(NamedTuple):
    """How a visit to the editor ended: its exit code (negative: the signal), after how long."""

    exit_code: int
    seconds: float


def command() -> list[str]:
    """The editor, by its whole path, and its options; empty when none is chosen.

    What it holds is read as sh reads it: quotes, `~`, `$HOME`, variables before the name. Raises
    FailedError when one is chosen that cannot be found.
    """
    chosen = _chosen().strip()
    whole = _expanded(chosen)
    try:
        # A path with blanks in it needs no quotes, if there is such a file.
        words = [whole] if shutil.which(whole) else [*map(_expanded, shlex.split(chosen))]
    except ValueError:
        words = [chosen]
    if words and re.match(r"\w+=", words[0]):
        words = ["env", *words]
    if not words:
        return []
    found = shutil.which(words[0])
    if not found:
        is_read_otherwise = "\\" in chosen or ("/" in words[0] and len(words) > 1)
        name = chosen if is_read_otherwise else words[0]
        raise FailedError(
            f"Your editor '{name}' was not found.",
            "Set EDITOR to one that is installed, for example: export EDITOR=nano",
            *([QUOTED] if is_read_otherwise else []),
        )
    return [str(Path(found).absolute()), *words[1:]]


def _expanded(word: str) -> str:
    return os.path.expanduser(os.path.expandvars(word))  # noqa: PTH111 (of any word)


def is_chosen() -> bool:
    """Whether the person has chosen one, there or not."""
    return bool(_chosen().strip())


def _chosen() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def _quieting(editor: str) -> list[str]:
    """What keeps an editor from writing down elsewhere what was removed or looked for in it."""
    name = Path(shutil.which(editor) or editor).resolve().name  # vi is one of several
    return next((options for known, options in QUIET.items() if name.startswith(known)), [])


def any_there_is() -> list[str]:
    """An editor that most machines have, for what cannot be done at a prompt; empty without."""
    return next(([name] for name in ("nano", "vi") if shutil.which(name)), [])


def visit(words: list[str], path: Path, lock: int | None) -> Visit:
    """Open the editor `words` on `path` and wait until it is left.

    It starts in the folder of `path`: what ne and joe save when their window closes they put where
    they were started. The editor inherits `lock`, so that the draft counts as open for as long as
    anything the editor started still runs. Ctrl-C belongs to the editor meanwhile.
    """
    started = time.monotonic()
    with _interrupts_left_to_the_editor():
        try:
            with ending.memory_as_before():
                process = subprocess.Popen(
                    [*words, *_quieting(words[0]), str(path)],
                    cwd=path.parent,
                    pass_fds=() if lock is None else (lock,),
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
