"""A `-` takes what comes through a pipe; a pipe beside words is left to whoever it belongs to."""

import json
from pathlib import Path

import pytest

from tests import kept
from tests.conftest import Ran, Run, records
from tests.terminal.terminals import CTRL_D, ENTER, Start, texts
from tests.terminal.test_pipes import sh

pytestmark = pytest.mark.usefixtures("line_by_line")

UNREAD = "stepguide: something waits on standard input and was left unread. A - takes it.\n"
NO_PIPE = (
    "stepguide: A - takes what comes through a pipe, and there is no pipe here.\n"
    "  Leave it away to be asked, or give the words themselves.\n"
)
NOTHING = "stepguide: There is nothing to save: nothing came through the pipe.\n"
TEXT = "ä\n\nb \\ %s".encode()


def _cells(home: Path, sheet: str) -> dict[str, object]:
    (file,) = records(home, sheet)
    cells = json.loads(file.read_bytes())["cells"]
    assert isinstance(cells, dict)
    return cells


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        (["-"], TEXT.decode()),
        (["one", "two", "-"], f"one two\n{TEXT.decode()}"),
        (["-", "one  two"], f"one  two\n{TEXT.decode()}"),
        ([], TEXT.decode()),
    ],
)
def test_an_entry_takes_the_pipe(process: Run, home: Path, words: list[str], stored: str) -> None:
    ran = process("journal", "add", *words, input=TEXT + b"\n")
    assert (ran.code, ran.err.count("left unread")) == (0, 0)
    assert texts(home) == [stored]


@pytest.mark.parametrize(
    ("line", "sheet", "field"),
    [
        ("inventory add resentment --touched money --who -", "inventory", "who"),
        ("gratitude add --first -", "gratitude", "first"),
        ("craving log 4 --note -", "craving", "note"),
        ("checkin --mood 5 --action=-", "checkin", "action"),
        ("plan add reason --reason -", "plan", "reason"),
    ],
)
def test_a_field_takes_the_pipe(
    process: Run, home: Path, line: str, sheet: str, field: str
) -> None:
    assert process(*line.split(), input=TEXT + b"\n").code == 0
    assert _cells(home, sheet)[field] == TEXT.decode()


def test_an_edit_takes_the_pipe(run: Run, home: Path) -> None:
    assert run("gratitude", "add", "--first", "socks").code == 0
    assert run("gratitude", "edit", "last", "--second", "-", input=b"tea\n").code == 0
    assert _cells(home, "gratitude") == {"first": "socks", "second": "tea"}


def test_a_second_dash_is_refused_and_the_pipe_kept(run: Run, home: Path) -> None:
    ran = run("gratitude", "add", "--first", "-", "--second", "-", input=b"tea\n")
    said = "stepguide: Only one - can stand on a line: what comes through a pipe comes once.\n"
    assert ran == Ran(2, "", said + kept.where(home))
    assert kept.drafts(home) == [b"First: tea\n"]
    assert run("journal", "add", "-", "-", input=b"tea\n").code == 2


@pytest.mark.parametrize("nothing", [b"", b" \n"])
def test_where_nothing_came_nothing_is_changed(run: Run, home: Path, nothing: bytes) -> None:
    assert run("gratitude", "add", "--first", "socks").code == 0
    assert run("gratitude", "edit", "last", "--first", "-", input=nothing) == Ran(1, "", NOTHING)
    assert _cells(home, "gratitude") == {"first": "socks"}
    assert run("journal", "add", "-", input=nothing) == Ran(1, "", NOTHING)
    assert kept.drafts(home) == []


def test_where_nothing_came_the_words_beside_it_are_kept(run: Run, home: Path) -> None:
    ran = run("journal", "add", "hello", "-", input=b"")
    assert ran == Ran(1, "", NOTHING + kept.where(home))
    assert kept.drafts(home) == [b"hello"]


@pytest.mark.parametrize(
    "line",
    [
        "inventory add resentment --who - --tuched x",
        "inventory add resentment --who - --touched x",
        "craving log 12 --note -",
        "craving log 2 --helped 99 --note=-",
        "journal add - --quesion 1.1",
        "journal add --quesion 1.1",
        "journal edit last --text-from - --quesion 1.1",
        "checkin --action - --mood 11",
        "checkin --action - --mod 1",
    ],
)
def test_a_pipe_beside_a_wrong_option_is_a_draft(process: Run, home: Path, line: str) -> None:
    ran = process(*line.split(), input=b"caf\xe9 and tea\n")
    assert (ran.code, ran.out) == (2, "")
    (draft,) = kept.drafts(home)
    assert b"caf\xe9 and tea\n" in draft
    assert kept.where(home) in ran.err


def test_a_loop_keeps_its_own_pipe(home: Path) -> None:
    done = sh(
        "printf 'one\\ntwo\\nthree\\n' | while read -r line; "
        'do $STEPGUIDE journal add "$line"; done'
    )
    assert done.returncode == 0
    assert sorted(texts(home)) == ["one", "three", "two"]


def test_a_loop_keeps_its_own_pipe_when_an_option_is_wrong(home: Path) -> None:
    done = sh(
        "printf 'one\\ntwo\\n' | while read -r line; "
        'do $STEPGUIDE journal add --quesion 1.1 "$line"; done'
    )
    back = [line for line in done.stderr.decode().splitlines() if line.startswith("1.1 ")]
    assert back == ["1.1 one", "1.1 two"]
    assert kept.drafts(home) == []


@pytest.mark.parametrize(
    "line", ["journal add words", "gratitude add --first tea", "craving log 3 --note words"]
)
def test_what_waits_beside_words_is_told_after_the_saving(process: Run, line: str) -> None:
    ran = process(*line.split(), input=b"piped\n")
    assert ran.code == 0
    assert ran.err.endswith(UNREAD)
    assert ran.err.count(UNREAD) == 1


def test_a_file_that_waits_is_told_too_and_nothing_where_nothing_waits(
    tmp_path: Path,
) -> None:
    (tmp_path / "full").write_bytes(b"x")
    (tmp_path / "empty").write_bytes(b"")
    add = f"cd {tmp_path}; $STEPGUIDE journal add words"
    assert sh(f"{add} < full").stderr.decode().count(UNREAD) == 1
    for quiet in ("< empty", "< /dev/null", "<&-"):
        assert b"unread" not in sh(f"{add} {quiet}").stderr
    assert b"unread" not in sh("true | $STEPGUIDE journal add words").stderr


def test_somebody_elses_number_takes_no_pipe(process: Run, home: Path) -> None:
    assert process("people", "add", "Sam", "--reach", "-", input=b"piped\n").code == 0
    (file,) = records(home, "person")
    assert json.loads(file.read_bytes())["reach"] == "-"


def test_at_a_terminal_a_dash_alone_opens_the_prompt(start: Start, home: Path) -> None:
    terminal = start("journal", "add", "-")
    terminal.sees("Write as much as you like.")
    terminal.is_ready_for_a_line()
    terminal.types("at the prompt", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["at the prompt"]


def test_at_a_terminal_a_dash_among_words_is_a_dash(start: Start, home: Path) -> None:
    assert start("journal", "add", "I", "went", "-", "and", "stayed").ends() == 0
    assert texts(home) == ["I went - and stayed"]


def test_at_a_terminal_a_dash_for_a_field_is_refused(start: Start, home: Path) -> None:
    terminal = start("gratitude", "add", "--first", "tea", "--second", "-")
    assert terminal.ends() == 2
    assert terminal.text == NO_PIPE + kept.where(home)
    assert kept.drafts(home) == [b"First: tea"]
