"""The README's table of what people want to know: every command in it runs, and it is whole."""

import os
import re
import shlex

import pytest

from stepguide.guide import topics
from tests.conftest import CHECKOUT, Run
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_D, ENTER, Terminal, argv_of

HEAD = "| what people want to know | command |\n|---|---|\n"


def _rows() -> list[tuple[str, list[str]]]:
    table = (CHECKOUT / "README.md").read_text().split(HEAD)[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [(asked, re.findall(r"`stepguide ([^`]+)`", command)) for asked, command in rows]


ROWS = _rows()
COMMANDS = sorted({command for _, found in ROWS for command in found})


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != "fit"])
def test_each_command_of_the_table_runs(run: Run, command: str) -> None:
    ran = run(*shlex.split(command))
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.split()) > 20


@pytest.mark.terminal
def test_so_does_the_one_that_asks() -> None:
    assert "fit" in COMMANDS
    terminal = Terminal(argv_of(["fit"]), {**os.environ, "PAGER": "cat"}, 24, 80)
    try:
        for _ in GUIDE.topics.fit.questions:
            terminal.sees("Enter to skip: ")
            terminal.types(ENTER)
        terminal.sees("What your answers speak for", "Keep this as an entry")
        terminal.types(CTRL_D)
        terminal.sees("Stopped.")
    finally:
        terminal.is_put_away()


def test_each_row_asks_something_and_names_a_command() -> None:
    assert len(ROWS) >= 40
    assert [asked for asked, found in ROWS if not asked or not found] == []
    assert len({asked for asked, _ in ROWS}) == len(ROWS)


def test_each_step_and_each_topic_beside_the_questions_is_in_the_table() -> None:
    wanted = {f"show {number}" for number in range(1, 13)}
    known = GUIDE.topics.topics
    wanted |= {f"learn {one.id}" for one in known if one.group != topics.FAQ}
    assert wanted - {*COMMANDS, "learn compare"} == set()
    assert "compare" in COMMANDS
