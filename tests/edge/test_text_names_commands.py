"""Every command line that a text names is there, and every command is described."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stepguide.guide import calling, check, place
from tests.conftest import CHECKOUT, Run
from tests.edge import commands

DOCUMENTS = sorted(
    path
    for path in (*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"))
    if path.name != "issue.md"
)
SOURCES = sorted((CHECKOUT / "src" / "stepguide").rglob("*.py"))
GUIDE = [name for name in check.FILES if name not in ("words.yaml", "sources.yaml")]

# What follows the program's name in running text, and is no command.
PROSE = {"anew", "has", "is", "itself", "knows", "meanwhile", "needs", "shows", "to", "while"}

TREE = dict(commands.tree())

Line = list[str]


def _lines(text: str) -> Iterator[Line]:
    """The words after each `stepguide` in a text, to the end of the sentence or the command."""
    name, after = r"(?<![\w/.@-])stepguide(?![\w/:'’=-]|\.\w)", r"(?=((?:[ \n]+[^\s`|;&<>]+)*))"
    for hit in re.finditer(name + after, text):
        words: Line = []
        for word in hit[1].split():
            words.append(word.strip("\"'()[],;:!?").rstrip("."))
            if word.endswith((".", ":", "?", ",", ";", ")")):
                break
        yield [word for word in words if word]


def _code(markdown: str) -> str:
    """What stands between backticks in a document, a line each."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE)
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", rest)]
    lines = [line.split(" #")[0] for block in blocks for line in block.splitlines()]
    return " .\n".join([*lines, *spans])


def _said(path: Path) -> Iterator[str]:
    """The texts in a module; what is filled in later stands as `{}`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _wrong(line: Line) -> str:
    """What is wrong with a command line that a text names; empty when nothing is."""
    path: tuple[str, ...] = ()
    words = list(line)
    while words and (*path, words[0]) in TREE:
        path = (*path, words.pop(0))
    if not path and words and (calling.heard(words[0]) or calling.heard(" ".join(words))):
        return ""
    if not path and words and not words[0].startswith(("-", "{")) and words[0] not in PROSE:
        return f"there is no command {words[0]!r}"
    options = commands.options_of(path)
    for word in words:
        name = word.split("=")[0]
        if name.startswith("-") and name.strip("-{}") and name not in options:
            return f"{' '.join(path) or 'stepguide'} has no option {name}"
    return ""


def _mistakes(texts: Iterator[str]) -> list[str]:
    return [
        f"stepguide {' '.join(line)}: {wrong}"
        for text in texts
        for line in _lines(text)
        if (wrong := _wrong(line))
    ]


def test_a_command_line_that_is_not_there_would_be_found() -> None:
    texts = "See stepguide nonsense, stepguide show 4 --every, stepguide journal add -x. stepguide"
    assert _mistakes(iter([texts, f"Or: {texts.split()[1]} journal add --step 4 -h"])) == [
        "stepguide nonsense: there is no command 'nonsense'",
        "stepguide show 4 --every: show has no option --every",
        "stepguide journal add -x: journal add has no option -x",
    ]


def test_what_is_not_a_command_line_is_left_alone() -> None:
    text = "src/stepguide/app.py, stepguide-cli, stepguide's, import stepguide.app, STEPGUIDE_HOME"
    assert list(_lines(text)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_documents_name_commands_that_are_there(path: Path) -> None:
    assert _mistakes(iter([_code(path.read_text())])) == []


@pytest.mark.parametrize("name", GUIDE)
def test_the_guide_names_commands_that_are_there(name: str) -> None:
    texts = place.read_guide_file(name).decode()
    assert _mistakes(iter([re.sub(r"^\s*#.*$", "", texts, flags=re.MULTILINE)])) == []


def test_the_welcome_does_name_commands() -> None:
    lines = list(_lines(place.read_guide_file("screens.yaml").decode()))
    assert ["show", "1", "opens", "the", "first", "step"] in lines
    assert len(lines) >= 5


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CHECKOUT / "src")))
def test_the_program_names_commands_that_are_there(path: Path) -> None:
    assert _mistakes(_said(path)) == []


@pytest.mark.parametrize("path", commands.names(), ids=" ".join)
def test_each_command_and_each_option_has_a_text_of_its_own(path: tuple[str, ...]) -> None:
    command = TREE[path]
    assert command.help
    assert command.help.strip().split("\n")[0].endswith(".")
    assert not command.hidden
    assert [param.name for param in command.params if not param.help] == []


def test_no_two_commands_of_a_group_have_the_same_text() -> None:
    texts = [(path[:-1], command.help) for path, command in TREE.items()]
    assert len(set(texts)) == len(texts)


def test_each_command_is_listed_under_a_heading(run: Run) -> None:
    headings: dict[str, list[str]] = {}
    for line in run("--help", COLUMNS="200").out.splitlines():
        if heading := re.match(r"╭─ (.+?) ─", line):
            headings[heading[1]] = []
        elif name := re.match(r"│ ([a-z]+) ", line):
            headings[list(headings)[-1]].append(name[1])
    assert headings == {
        "Options": [],
        "Day by day": [
            *("today", "progress", "days", "checkin", "plan", "meeting", "gratitude", "insight"),
            *("measure", "remind"),
        ],
        "The steps": ["steps", "show", "start", "finish", "reopen", "work"],
        "Your journal": [
            *("journal", "inventory", "pattern", "amends", "instruction", "search", "share")
        ],
        "To understand": ["learn", "compare", "faq", "fit"],
        "Help now": ["sos", "craving", "lapse", "people"],
        "Your folder": ["settings", "where", "doctor", "wipe"],
        "The program": ["content", "help"],
    }
    listed = {name for names in headings.values() for name in names}
    assert listed == {path[0] for path in TREE if len(path) == 1}
