"""What a person stored is shown as signs: it can neither move the cursor nor recolour a screen."""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import ENTER, MakeEditor, Start, Terminal

ESCAPES = "\x1b[31mred\x1b[2J\x1b[H \x1b]0;a title\x07 \x1b]8;;http://x\x1b\\link\x1bc"
CONTROLS = "\x9b31m \x9d0;title\x9c \x85 \x08\x08 \x0b\x0c \x7f \x0e\x0f \x05"
BIDI = "\u202eoverride\u202c \u2066isolate\u2069 \u202a\u202b\u202d \u2067\u2068"
MARKUP = "[bold]x[/bold] [/] :smile: {{x}} {0} %s **y** # z"
HARMLESS = "needle Grüße 👍🏽 שלום"
EVIL = " ".join([HARMLESS, MARKUP, ESCAPES, CONTROLS, BIDI])

# What the program itself sends: colours, and what readline needs at a question.
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?2004[hl]|\x1b\[[KC]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _unsafe(terminal: Terminal) -> list[str]:
    return FORBIDDEN.findall(OURS.sub("", terminal.raw.decode()))


@pytest.fixture(autouse=True)
def stored(process: Run) -> None:
    """An entry with everything in it that a screen could trip over."""
    assert process("journal", "add", input=f"{EVIL}\n{EVIL}\r\nend\n".encode()).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["journal", "show", "last"],
        ["journal", "list"],
        ["journal", "search", "needle"],
        ["journal", "search", "--regex", r"\x1b\[2J"],
        ["journal", "show", "last", "--json"],
        ["journal", "list", "--json"],
        ["today"],
        ["progress"],
    ],
    ids=" ".join,
)
def test_no_control_byte_reaches_the_terminal(start: Start, words: list[str]) -> None:
    terminal = start(*words, rows=200, columns=200)
    assert terminal.ends() == 0
    assert _unsafe(terminal) == []


def test_plain_output_is_as_safe(start: Start, process: Run) -> None:
    process("settings", "set", "plain", "on")
    terminal = start("journal", "list", columns=200)
    assert terminal.ends() == 0
    assert HARMLESS in terminal.text
    assert _unsafe(terminal) == []


def test_markup_is_shown_as_it_was_typed(start: Start) -> None:
    for words in (["journal", "show", "last"], ["journal", "list"]):
        terminal = start(*words, columns=200)
        assert terminal.ends() == 0
        assert HARMLESS in terminal.text
        assert "[bold]x[/bold] [/] :smile: {{x}} {0} %s" in terminal.text.replace("\n", " ")


def test_controls_are_shown_as_signs(start: Start) -> None:
    terminal = start("journal", "show", "last", columns=200)
    assert terminal.ends() == 0
    for sign in ("␛[31mred␛[2J␛[H", "␛]0;a title␇", "<U+009B>31m", "␡", "<U+202E>override"):
        assert sign in terminal.text.replace("\n", " ")


def test_a_draft_is_shown_as_signs(
    start: Start, process: Run, editor: MakeEditor, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_bytes(EVIL.encode() + b"\n")
    failing = editor(f"cp '{words}' \"$1\"; exit 1", name="failing")
    assert start("journal", "add", EDITOR=failing).ends() == 1
    listed = start("journal", "drafts", columns=200)
    assert listed.ends() == 0
    assert HARMLESS in listed.text
    assert _unsafe(listed) == []
    data = start("journal", "drafts", "--json", columns=200)
    assert data.ends() == 0
    assert _unsafe(data) == []
    offered = start("journal", "add", EDITOR="true")
    offered.sees("Open it (o)")
    offered.types("o", ENTER)
    offered.sees("your editor came back at once", "Ctrl-C keeps it as a draft.")
    offered.types(ENTER)
    assert offered.ends() == 0
    assert _unsafe(offered) == []


def test_the_question_before_deleting_shows_signs(start: Start) -> None:
    terminal = start("journal", "delete", "last")
    terminal.sees("[y/N]")
    terminal.types("n", ENTER)
    assert terminal.ends() == 130
    assert HARMLESS in terminal.text
    assert _unsafe(terminal) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["journal", "show", EVIL], 3),
        (["journal", EVIL], 2),
        ([EVIL], 2),
        (["show", EVIL], 3),
        (["journal", "add", "--step", EVIL, "words"], 3),
        (["journal", "add", "--tag", EVIL, "words"], 2),
        (["journal", "add", "--at", EVIL, "words"], 2),
        (["journal", "add", f"--{EVIL}"], 2),
        (["journal", "search", "--regex", f"({EVIL}"], 2),
        (["journal", "edit", "last", "--text-from", EVIL], 2),
        (["journal", "list", "-n", EVIL], 2),
        (["settings", "set", EVIL, "on"], 7),
        (["settings", "set", "plain", EVIL], 7),
        (["content", "check", EVIL], 3),
        (["help", EVIL], 2),
    ],
    ids=lambda value: (
        " ".join(word for word in value if word != EVIL)[:40] if isinstance(value, list) else ""
    ),
)
def test_messages_show_signs(start: Start, words: list[str], code: int) -> None:
    terminal = start(*words)
    assert terminal.ends() == code
    assert "Traceback" not in terminal.text
    assert _unsafe(terminal) == []


def test_bytes_that_are_no_text_are_no_traceback(start: Start) -> None:
    broken = os.fsdecode(b"\xff\x1b[31m")
    for words in (["journal", "show", broken], ["settings", "set", "name", broken], [broken]):
        terminal = start(*words)
        assert terminal.ends() in (2, 3, 7)
        assert "Traceback" not in terminal.text
        assert _unsafe(terminal) == []


def test_a_name_with_escapes_is_shown_as_signs(start: Start) -> None:
    set_ = start("settings", "set", "name", "\x1b[31mKim\x07")
    assert set_.ends() in (0, 7)
    for words in (["settings"], ["today"], ["where"]):
        terminal = start(*words, rows=100)
        assert terminal.ends() == 0
        assert _unsafe(terminal) == []


def test_words_that_cannot_be_kept_are_printed_as_signs(start: Start, home: Path) -> None:
    a_file = home / "a-file"
    a_file.touch()
    terminal = start("journal", "add", EVIL, STEPGUIDE_HOME=str(a_file))
    assert terminal.ends() == 1
    assert HARMLESS in terminal.text
    assert _unsafe(terminal) == []
    assert len(records(home)) == 1
