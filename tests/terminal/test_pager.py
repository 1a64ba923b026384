"""Long pages go through a pager that the person chose, and only where someone turns them."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, ENTER, MakeEditor, Start, texts, until, without_styles

RECORDING = 'env > "$0.env"; cat > "$0.stdin"'


@pytest.fixture
def pager(editor: MakeEditor) -> str:
    """A pager that records what it is given, and shows nothing."""
    return editor(RECORDING, name="pager")


def _shown_in(pager: str) -> str:
    return without_styles(Path(f"{pager}.stdin").read_text())


def test_a_long_page_goes_through_the_pager(start: Start, pager: str, process: Run) -> None:
    terminal = start("show", "4", PAGER=pager)
    assert terminal.ends() == 0
    assert terminal.raw == b""
    shown = _shown_in(pager)
    assert shown.startswith("Step 4: Self-Reflection\n")
    assert "Everything at once: stepguide show 4 --all" in shown
    assert len(shown.splitlines()) > 24


def test_the_last_line_on_a_terminal_names_help(start: Start, pager: str) -> None:
    assert start("show", "4", PAGER=pager).ends() == 0
    paged = _shown_in(pager).rstrip("\n").rpartition("\n\n")[2]
    printed = start("steps")
    assert printed.ends() == 0
    assert printed.text.rstrip("\n").endswith(paged)
    assert paged == "Help now: stepguide sos"


@pytest.mark.parametrize(
    ("words", "rows"),
    [(["show", "4", "--no-pager"], 24), (["show", "4"], 400), (["steps"], 24), (["today"], 60)],
    ids=["--no-pager", "a page that fits", "steps", "today"],
)
def test_these_are_printed(start: Start, pager: str, words: list[str], rows: int) -> None:
    terminal = start(*words, rows=rows, PAGER=pager)
    assert terminal.ends() == 0
    assert not Path(f"{pager}.stdin").exists()
    assert len(terminal.text.splitlines()) > 5


def test_the_twelve_steps_fit_on_one_screen(start: Start) -> None:
    terminal = start("steps", columns=80)
    assert terminal.ends() == 0
    lines = terminal.text.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80


def test_the_setting_turns_it_off(start: Start, pager: str, process: Run) -> None:
    assert process("settings", "set", "pager", "off").code == 0
    terminal = start("show", "4", PAGER=pager)
    assert terminal.ends() == 0
    assert not Path(f"{pager}.stdin").exists()
    assert "Step 4: Self-Reflection" in terminal.text


def test_a_pipe_is_never_paged(start: Start, pager: str) -> None:
    terminal = start(shell="$STEPGUIDE show 4 | cat", PAGER=pager)
    assert terminal.ends() == 0
    assert not Path(f"{pager}.stdin").exists()
    assert "\x1b" not in terminal.raw.decode()
    assert terminal.text.startswith("Step 4: Self-Reflection\n")


@pytest.mark.parametrize("pager", ["no-such-pager -x", "", "'unbalanced"])
def test_without_the_pager_the_page_comes_a_screenful_at_a_time(start: Start, pager: str) -> None:
    terminal = start("show", "4", PAGER=pager)
    terminal.sees("Enter for more, q when done: ")
    terminal.types("q", ENTER)
    assert terminal.ends() == 0
    assert terminal.text.startswith("Step 4: Self-Reflection\n")


@pytest.mark.parametrize("body", ["exit 0", "exit 1", "head -n 1"])
def test_a_pager_that_is_left_at_once_is_no_error(
    start: Start, editor: MakeEditor, process: Run, body: str
) -> None:
    assert process("journal", "add", input=b"a line of text\n" * 20_000).code == 0
    terminal = start("journal", "show", "last", PAGER=editor(body, name="pager"))
    assert terminal.ends() == 0
    assert "stepguide" not in terminal.text


def test_the_pager_is_given_a_quiet_environment(start: Start, pager: str) -> None:
    terminal = start("show", "4", PAGER=pager, LESSOPEN="|evil %s", LESSCLOSE="evil %s %s")
    assert terminal.ends() == 0
    environment = Path(f"{pager}.env").read_text().splitlines()
    assert "LESSHISTFILE=-" in environment
    assert "LESSSECURE=1" in environment
    assert not [line for line in environment if line.startswith(("LESSOPEN=", "LESSCLOSE="))]


def test_ctrl_c_belongs_to_the_pager(start: Start, editor: MakeEditor, process: Run) -> None:
    body = """trap 'echo x >> "$0.signals"' INT; touch "$0.open"
    while [ ! -e "$0.go" ]; do sleep 0.05; done; cat > "$0.stdin" """
    waiting = editor(body, name="pager")
    text = "a line of text\n" * 20_000
    assert process("journal", "add", input=text.encode()).code == 0
    for words in (["show", "4"], ["journal", "show", "last"]):
        for name in ("open", "go", "signals", "stdin"):
            Path(f"{waiting}.{name}").unlink(missing_ok=True)
        terminal = start(*words, PAGER=waiting)
        until(Path(f"{waiting}.open").exists)
        terminal.types(CTRL_C)
        until(Path(f"{waiting}.signals").exists)
        Path(f"{waiting}.go").touch()
        assert terminal.ends() == 0
        assert "stepguide" not in terminal.text
    assert _shown_in(waiting).count("a line of text\n") == 20_000


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_less_shows_a_page_at_a_time(start: Start, tmp_path: Path) -> None:
    terminal = start("show", "4", PAGER="less")
    terminal.sees("Step 4: Self-Reflection")
    terminal.types(CTRL_C, " ", " ", "q")
    assert terminal.ends() == 0
    assert "Traceback" not in terminal.text
    assert not (tmp_path / ".lesshst").exists()


def test_no_color_gives_no_colours(start: Start) -> None:
    coloured = start("show", "4", "--no-pager")
    assert coloured.ends() == 0
    assert _colours(coloured.raw)
    terminal = start("show", "4", "--no-pager", NO_COLOR="1")
    assert terminal.ends() == 0
    assert not _colours(terminal.raw)
    assert terminal.text == coloured.text


@pytest.mark.parametrize("words", [["show", "4"], ["today"], ["journal", "list"], ["settings"]])
def test_a_dumb_terminal_gets_no_escapes(start: Start, process: Run, words: list[str]) -> None:
    process("journal", "add", "words")
    terminal = start(*words, TERM="dumb", PAGER="cat")
    assert terminal.ends() == 0
    assert b"\x1b" not in terminal.raw
    assert len(terminal.text.splitlines()) > 2


def test_a_dumb_terminal_can_be_written_at(start: Start, home: Path) -> None:
    terminal = start("journal", "add", TERM="dumb")
    terminal.sees("Control C leaves and keeps it")
    terminal.types("words\r", "\x04")
    assert terminal.ends() == 0
    assert b"\x1b" not in terminal.raw
    assert texts(home) == ["words"]


def _colours(raw: bytes) -> list[int]:
    sequences = [part.split(b"m")[0] for part in raw.split(b"\x1b[")[1:]]
    numbers = [int(number) for one in sequences for number in one.split(b";") if number.isdigit()]
    return [number for number in numbers if 30 <= number <= 49 or number >= 90]


def test_the_size_of_the_screen_decides(start: Start, pager: str) -> None:
    assert "COLUMNS" not in os.environ
    terminal = start("show", "4", "--no-pager", columns=40)
    assert terminal.ends() == 0
    assert max(map(len, terminal.text.splitlines())) <= 40
