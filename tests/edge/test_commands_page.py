"""docs/commands.md is what the commands say of themselves now, and what it lists can be read."""

import re
import shlex

import pytest

from docs import commands as page
from tests.conftest import Run
from tests.edge import commands
from tests.known import GUIDE

TEXT = page.PAGE.read_text(encoding="utf-8")
TREE = dict(commands.tree())

COMMANDS, READING = TEXT.split(f"\n## {page.READING}\n")
SHARED = COMMANDS.split("\n## ")[1]
TOLD = re.findall(r"^#+ `stepguide ([a-z ]*[a-z])\b[^`]*`\n(.*?)(?=^##|\Z)", COMMANDS, re.M | re.S)
ROWS = re.findall(r"^- `stepguide ([^`]+)`: (.+)$", READING, re.M)

each_command = pytest.mark.parametrize("path", TREE, ids=" ".join)


def test_it_is_what_is_made_now() -> None:
    assert page.made(GUIDE) == TEXT, "The commands have changed: `make commands` writes it anew."


def test_it_describes_each_command_once() -> None:
    assert sorted(name for name, _ in TOLD) == sorted(map(" ".join, TREE))


@each_command
def test_it_explains_all_that_a_command_takes(path: tuple[str, ...]) -> None:
    told = dict(TOLD)[" ".join(path)]
    everywhere = {"--help", "-h", "--json"}
    for option in commands.options_of(path) - everywhere:
        assert f"`{option}" in told or re.search(f"`{option}[` ]", SHARED)
    explained = " ".join(f"{told} {SHARED}".split())
    assert [one.name for one in TREE[path].params if one.help not in explained] == []


@each_command
def test_a_help_has_no_sign_that_markdown_reads_as_its_own(path: tuple[str, ...]) -> None:
    said = [TREE[path].help, *(param.help for param in TREE[path].params)]
    assert [text for text in said if re.search(r"[<>*_`\\\[\]|]", text)] == []


@pytest.mark.parametrize("command", [command for command, _ in ROWS])
def test_each_page_to_read_is_there(run: Run, command: str) -> None:
    ran = run(*shlex.split(command))
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.split()) > 20


def test_each_step_and_each_topic_is_there_to_read() -> None:
    wanted = {f"show {number}" for number in range(1, 13)}
    wanted |= {f"learn {topic.id}" for topic in GUIDE.topics.topics}
    assert {command for command, _ in ROWS} == wanted
    assert len({title for _, title in ROWS}) == len(ROWS) >= 40
