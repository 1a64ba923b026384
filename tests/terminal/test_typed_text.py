"""What is typed and pasted at the prompt arrives as it was: long, in any script, in any shape."""

from pathlib import Path

import pytest

from tests.clock import running_first
from tests.terminal.terminals import (
    CTRL_D,
    ENTER,
    HAS_GNU_READLINE,
    Start,
    Terminal,
    draft_texts,
    texts,
    until,
)

pytestmark = pytest.mark.usefixtures("line_by_line")


@pytest.fixture
def prompt(start: Start) -> Terminal:
    """A prompt that is ready for the first line."""
    terminal = start("journal", "add")
    terminal.sees("! is help.\r\n")
    terminal.is_ready_for_a_line()
    return terminal


def _finish(prompt: Terminal, home: Path, stored: bytes) -> None:
    def is_stored() -> bool:
        prompt.reads()
        return draft_texts(home) == [stored]

    until(is_stored)
    prompt.types(CTRL_D)
    assert prompt.ends() == 0
    assert texts(home) == [stored.decode().rstrip("\n")]
    assert draft_texts(home) == []


@pytest.mark.parametrize("length", [4095, 4096, 20_000])
def test_a_long_line_arrives_whole(prompt: Terminal, home: Path, length: int) -> None:
    line = ("0123456789" * 2000)[:length]
    prompt.types(line, ENTER)
    _finish(prompt, home, line.encode() + b"\n")


@pytest.mark.parametrize(
    "line",
    [
        "Grüße, čeština, żółw",
        "cafe\u0301 n\u0303 Z\u0351\u036b\u0343",
        "👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈",
        "שלום עולם, مرحبا بالعالم",
        "日本語のテキスト 한국어",
        "ภาษาไทย हिन्दी தமிழ்",
        "[bold]x[/bold] :smile: {{x}} \\n %s $HOME `id`",
    ],
    ids=["Latin", "combining", "emoji", "right to left", "wide", "Indic", "markup"],
)
def test_every_script_arrives_as_typed(prompt: Terminal, home: Path, line: str) -> None:
    prompt.types(line, ENTER)
    _finish(prompt, home, line.encode() + b"\n")


def test_a_tab_is_a_tab_and_completes_nothing(prompt: Terminal, home: Path) -> None:
    prompt.types("/et\tc\t\t!", ENTER)
    _finish(prompt, home, b"/et\tc\t\t!\n")


def test_a_corrected_line_arrives_corrected(prompt: Terminal, home: Path) -> None:
    prompt.types("a wrohn\x7f\x7fng word\x17", "line", ENTER)
    _finish(prompt, home, b"a wrong line\n")


def test_a_pasted_text_keeps_its_empty_lines(prompt: Terminal, home: Path) -> None:
    prompt.types("one\r\r\rtwo\r\rthree\r")
    _finish(prompt, home, b"one\n\n\ntwo\n\nthree\n")


def test_a_large_paste_loses_nothing(prompt: Terminal, home: Path) -> None:
    # Faster than lines can be saved, with lines longer than a terminal itself would take.
    lines = [f"{number} " + "word " * (number % 7) * 200 for number in range(60)]
    prompt.types("".join(line + "\r" for line in lines))
    _finish(prompt, home, "".join(line + "\n" for line in lines).encode())


@pytest.mark.skipif(not HAS_GNU_READLINE, reason="libedit knows no marked pastes")
def test_a_bracketed_paste_is_one_piece(prompt: Terminal, home: Path) -> None:
    prompt.types("\x1b[200~one\r\r\rtwo\r\rthree\x1b[201~", ENTER)
    _finish(prompt, home, b"one\n\n\ntwo\n\nthree\n")


def test_what_is_typed_while_a_line_is_being_saved_arrives(
    start: Start, home: Path, tmp_path: Path
) -> None:
    # A disk that takes its time: no fsync comes back for as long as the file `slow` is there.
    slow = tmp_path / "slow"
    held_up = running_first(
        tmp_path / "slow.py",
        "import os, time\nreal = os.fsync\n"
        "def fsync(descriptor):\n"
        f"    while os.path.exists({str(slow)!r}):\n        time.sleep(0.02)\n"
        "    real(descriptor)\n"
        "os.fsync = fsync\n",
    )
    terminal = start("journal", "add", **held_up)
    terminal.sees("! is help.\r\n")
    terminal.is_ready_for_a_line()
    slow.touch()
    terminal.types("first", ENTER)
    until(lambda: draft_texts(home) == [b"first\n"])
    terminal.types("x" * 6000, ENTER, CTRL_D)
    slow.unlink()
    assert terminal.ends() == 0
    assert texts(home) == ["first\n" + "x" * 6000]
