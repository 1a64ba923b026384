"""A session on a step at a real terminal, and what these tests say at its prompts."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from tests.clock import running_first
from tests.conftest import records
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_D, ENTER, Terminal, draft_texts, until

SAYS = GUIDE.sessions
PROGRAM = GUIDE.steps

CHOICE = "to end: "
LENGTH = "q to stop: "
BEFORE = f"{SAYS.distress.before} "
AFTER = f"{SAYS.distress.after} "
KEEP = f"{SAYS.distress.keep} [y/N] "
GO_ON = "n for something else: "
WHICH_EXERCISE = "Which (a, b or c)? "
WHICH_ROW = "asset)? "
CELL = "> "
ADDED = "opens all of it in your editor."
GOODBYE = SAYS.closing.title


class Sitting:
    """One session: it waits for a prompt before it types, as a person does."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self.terminal = terminal
        self.home = home

    def at(self, *prompts: str) -> "Sitting":
        """Wait until each of these is shown, and until the last one is ready for a line."""
        self.terminal.sees(*prompts)
        self.terminal.is_ready_for_a_line()
        return self

    def asks(self, question: str) -> "Sitting":
        """Wait until the question of this id can be answered."""
        return self.at(f"\n{question}  ")

    def says(self, *keys: str) -> "Sitting":
        """Type these, and Enter."""
        self.terminal.types(*keys, ENTER)
        return self

    def writes(self, *lines: str, last: str | None = CTRL_D) -> "Sitting":
        """Type lines of an answer, each once the one before is on the disk; then `last`."""
        for line in lines:
            self.terminal.is_ready_for_a_line()
            self.says(line)
            until(partial(self._ends_with, f"{line}\n".encode()))
        self.terminal.is_ready_for_a_line()
        if last == CTRL_D:
            return self.saves()
        return self if last is None else self.says(last)

    def saves(self) -> "Sitting":
        """End what is being written."""
        self.terminal.is_ready_for_a_line()
        self.terminal.types(CTRL_D)
        return self

    def _ends_with(self, line: bytes) -> bool:
        return any(text.endswith(line) for text in draft_texts(self.home))

    def stops(self) -> int:
        """End at a choice, and wait for the end."""
        self.at(CHOICE).says(":stop")
        return self.terminal.ends()

    @property
    def screen(self) -> str:
        """Everything shown, without the switching of marked pastes, and the ids as ID."""
        text = re.sub(r"\x1b\[\?2004[hl]", "", self.terminal.text)
        return re.sub(r"(Saved |journal show )\w{6}", r"\1ID", text)

    def screen_from(self, beginning: str) -> str:
        """The same from the last place where this stands."""
        return self.screen[self.screen.rindex(beginning) :]


def stored(home: Path, kind: str) -> list[dict[str, Any]]:
    """The records of a kind without their ids and times, in no order of their own."""
    found = [json.loads(file.read_bytes()) for file in records(home, kind)]
    known = ("format", "kind", "id", "at", "updated_at")
    return [{name: one[name] for name in one if name not in known} for one in found]


def answers(home: Path) -> dict[str, str]:
    """The text of the one answer to each question that has one."""
    found = [(one["question"], one["text"]) for one in stored(home, "answer")]
    assert len(found) == len(dict(found))
    return dict(found)


def moved_clock(folder: Path, seconds: Path) -> dict[str, str]:
    """An environment in which as many seconds more have passed as the file `seconds` says."""
    return running_first(
        folder / "moved.py",
        "import pathlib, time\n"
        "real = time.monotonic\n"
        f"more = pathlib.Path({str(seconds)!r})\n"
        "time.monotonic = lambda: real() + (float(more.read_text()) if more.exists() else 0)\n",
    )
