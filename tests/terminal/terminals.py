"""A command in a pseudo-terminal of its own, as a person would run it."""

import io
import json
import os
import re
import readline
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect

from tests import clock
from tests.conftest import records

PATIENCE = 60
# macOS and some builds of Python have libedit in its place, which knows no marked pastes.
HAS_GNU_READLINE = "libedit" not in str(readline.__doc__)
ENTER, CTRL_C, CTRL_D, CTRL_BACKSLASH = "\r", "\x03", "\x04", "\x1c"
# Below an answer that is not taken.
WAYS_ON = "  Enter skips it, :back goes back, :stop ends here, and ! is help now.\n"


class Terminal:
    """One running command; what it shows is gathered as raw bytes."""

    def __init__(self, argv: list[str], env: dict[str, str], rows: int, columns: int) -> None:
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            argv[0],
            argv[1:],
            env=env,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self._pty: Any = vars(self.child)["ptyproc"]
        self._shown = io.BytesIO()
        self.child.logfile_read = self._shown

    @property
    def pid(self) -> int:
        """The process that was started."""
        return int(self._pty.pid)

    @property
    def raw(self) -> bytes:
        """Everything that reached the terminal."""
        return self._shown.getvalue()

    @property
    def text(self) -> str:
        """What is to be read there, without colours and carriage returns."""
        return without_styles(self.raw.decode()).replace("\r", "")

    def sees(self, *words: str) -> None:
        """Wait until each of `words` is shown, in this order."""
        for word in words:
            self.child.expect_exact(word.encode())

    def is_ready_for_a_line(self) -> None:
        """Wait until readline reads the keys itself, and not the terminal."""
        until(lambda: not self.child.getecho())

    def types(self, *keys: str | bytes) -> None:
        """Send keys one after another, and read meanwhile, as a terminal does."""
        os.set_blocking(self.child.child_fd, False)
        for key in keys:
            left = key.encode() if isinstance(key, str) else key
            while left:
                self.reads()
                with suppress(BlockingIOError):
                    left = left[os.write(self.child.child_fd, left) :]
        os.set_blocking(self.child.child_fd, True)

    def reads(self) -> None:
        """Take what has been shown until now, so that the command never waits for it."""
        while select.select([self.child.child_fd], [], [], 0.01)[0]:
            try:
                self.child.buffer += self.child.read_nonblocking(1 << 16, 0)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return

    def ends(self) -> int:
        """Wait for the end: the exit code, or the signal as a negative number."""
        self.child.expect_exact(pexpect.EOF)
        self.child.wait()
        if self.child.exitstatus is not None:
            return self.child.exitstatus
        return -(self.child.signalstatus or 0)

    def hangs_up(self) -> None:
        """Close the window, and wait for the command to be gone."""
        self._pty.fileobj.close()
        self.child.closed = self._pty.closed = True
        self.child.child_fd = self._pty.fd = -1
        until(lambda: not self._pty.isalive())

    def is_put_away(self) -> None:
        """End whatever still runs."""
        if self._pty.isalive():
            os.kill(self._pty.pid, signal.SIGKILL)
            self._pty.wait()
        if not self.child.closed:
            self.child.close(force=True)
        clock.shown.append(self.raw)


Start = Callable[..., Terminal]
MakeEditor = Callable[..., str]


def argv_of(words: Iterable[str]) -> list[str]:
    """The program with these words, in this interpreter."""
    return [sys.executable, "-m", "stepguide", *words]


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


def without_styles(text: str) -> str:
    """`text` without the sequences that colour it, or have the terminal mark what is pasted."""
    return re.sub(r"\x1b\[(?:[0-9;]*m|\?2004[hl])", "", text)


def texts(home: Path, kind: str = "entry") -> list[str]:
    """The texts of the stored records, oldest first."""
    return [json.loads(file.read_bytes())["text"] for file in records(home, kind)]


def draft_texts(home: Path) -> list[bytes]:
    """What is in each draft, as bytes."""
    return [path.read_bytes() for path in sorted((home / "drafts").glob("*/text"))]


def only_draft(home: Path) -> Path:
    """The folder of the one draft there is."""
    (folder,) = (home / "drafts").iterdir()
    return folder
