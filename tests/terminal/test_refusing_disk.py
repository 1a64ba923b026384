"""A disk that takes no more while someone writes at the prompt: the line is given back."""

import resource
import sys
from pathlib import Path

import pytest

from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
    until,
)

pytestmark = [
    pytest.mark.usefixtures("line_by_line"),
    pytest.mark.skipif(
        sys.platform != "linux", reason="only Linux lets one process set limits for another"
    ),
]


def _may_write(terminal: Terminal, most: int) -> None:
    """From now on files of this command can have `most` bytes, as on a disk that is full."""
    if sys.platform == "linux":
        limit = (most, resource.RLIM_INFINITY)
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, limit)


@pytest.fixture
def refused(start: Start, home: Path) -> Terminal:
    """A prompt at which one line was kept, and no other will be."""
    terminal = start("journal", "add", columns=400)
    terminal.is_ready_for_a_line()
    terminal.types("kept", ENTER)
    until(lambda: draft_texts(home) == [b"kept\n"])
    terminal.is_ready_for_a_line()
    _may_write(terminal, len(b"kept\n"))
    return terminal


def _told(home: Path, line: str) -> str:
    draft = only_draft(home)
    return (
        "stepguide: this line could not be kept on the disk, so here it is:\n"
        f"{line}\n"
        "stepguide: What you write cannot be kept any more (File too large).\n"
        f"  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
        "  Copy the line above somewhere safe, then see: stepguide doctor\n"
    )


@pytest.mark.parametrize("key", [ENTER, CTRL_C], ids=["finished", "begun"])
def test_the_line_is_printed_and_the_draft_is_named(
    refused: Terminal, home: Path, key: str
) -> None:
    refused.types("Ана, naïve [b]", key)
    assert refused.ends() == 1
    assert refused.text.endswith(_told(home, "Ана, naïve [b]"))
    assert draft_texts(home) == [b"kept\n"]
    assert texts(home) == []


def test_the_draft_goes_on_when_there_is_room_again(
    refused: Terminal, start: Start, home: Path
) -> None:
    refused.types("lost?", ENTER)
    assert refused.ends() == 1
    again = start("journal", "drafts", "open", "last")
    again.sees("So far: kept\r\n")
    again.is_ready_for_a_line()
    again.types("lost? no", ENTER, CTRL_D)
    assert again.ends() == 0
    assert texts(home) == ["kept\nlost? no"]
    assert draft_texts(home) == []


def test_signs_that_steer_a_terminal_are_printed_as_signs(refused: Terminal, home: Path) -> None:
    refused.types("\x16\x1b[2J!", ENTER)
    assert refused.ends() == 1
    assert refused.text.endswith(_told(home, "␛[2J!"))
    assert b"\x1b[2J" not in refused.raw
