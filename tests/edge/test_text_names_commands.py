"""Every command line that a text names is there, and every command is described."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stepguide import rooms
from stepguide.guide import calling, check, place
from stepguide.nearest import MEANT
from tests.conftest import CHECKOUT, Run
from tests.edge import commands

DOCUMENTS = sorted(
    path
    for path in (*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"))
    if path.name != "issue.md"
)
SOURCE = CHECKOUT / "src" / "stepguide"
SOURCES = sorted(SOURCE.rglob("*.py"))
GUIDE = [name for name in check.FILES if name not in ("words.yaml", "sources.yaml")]

# What follows the program's name in running text, and is no command.
PROSE = {"anew", "has", "is", "itself", "knows", "meanwhile", "needs", "shows", "to", "while"}

VERSION = ["{}"]  # what follows the name alone; `Do` itself puts a command there


TREE = dict(commands.tree())

Line = list[str]


def _in_source(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


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


def _text(node: ast.AST) -> str:
    """A text in a module; what is filled in later stands as `{}`."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    return str(node.value) if isinstance(node, ast.Constant) else "{}"


def _offered(source: str) -> Iterator[str]:
    """The command of each `Do` in a module, as it is typed."""
    for call in _next_steps(source):
        yield f"stepguide {_given(call, 0, 'command')}"


def _next_steps(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Do":
            yield node


def _given(call: ast.Call, place: int, name: str) -> str:
    """The text of an argument that stands at a place or has a name; empty where it is not given."""
    named = [word.value for word in call.keywords if word.arg == name]
    return next(map(_text, [*call.args[place : place + 1], *named]), "")


def _docstrings(source: str) -> Iterator[ast.Constant]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case (
                ast.Module(body=[first, *_])
                | ast.ClassDef(body=[first, *_])
                | ast.FunctionDef(body=[first, *_])
            ):
                match first:
                    case ast.Expr(ast.Constant(str()) as said):
                        yield said


def _typed_out(source: str) -> list[str]:
    """The commands that a module names in its other texts."""
    helps = {(said.lineno, said.col_offset) for said in _docstrings(source)}
    texts = (
        _text(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        if (node.lineno, node.col_offset) not in helps
    )
    lines = (line for text in texts for line in _lines(text) if line)
    return [
        f"stepguide {' '.join(line)}"
        for line in lines
        if (line[0],) in TREE or (line[0].startswith(("-", "{")) and line != VERSION)
    ]


def _wrong(line: Line) -> str:
    """What is wrong with a command line that a text names; empty when nothing is."""
    path: tuple[str, ...] = ()
    words = [*rooms.SHORT.get("".join(line[:1]), line[:1]), *line[1:]]
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


def test_a_next_step_that_is_not_there_would_be_found() -> None:
    source = (
        'Do("nonsense", "Why"); Do(f"show {number} --every"); Do(command="work --now")\n'
        'Do(f"{typed} list"); Do(words, "Why"); Do("journal drafts", f"{said} waiting")'
    )
    assert [*_offered(source)] == [
        "stepguide nonsense",
        "stepguide show {} --every",
        "stepguide work --now",
        "stepguide {} list",
        "stepguide {}",
        "stepguide journal drafts",
    ]
    assert _mistakes(_offered(source)) == [
        "stepguide nonsense: there is no command 'nonsense'",
        "stepguide show {} --every: show has no option --every",
        "stepguide work --now: work has no option --now",
    ]


def test_a_command_that_is_typed_out_would_be_found() -> None:
    source = (
        '"""Such as: stepguide learn"""\n'
        'said = "To see it: stepguide show 4"\n'
        'then = f"stepguide {typed} list shows them."\n'
        'how = "stepguide --help says how."\n'
        'none = "Install stepguide anew, or another stepguide."\n'
        'def run():\n    """Example: stepguide work 4"""\n'
    )
    assert _typed_out(source) == [
        "stepguide show 4",
        "stepguide {} list shows them",
        "stepguide --help says how",
    ]


@pytest.mark.parametrize("path", SOURCES, ids=_in_source)
def test_the_program_offers_commands_that_are_there(path: Path) -> None:
    assert _mistakes(_offered(path.read_text())) == []


@pytest.mark.parametrize("path", SOURCES, ids=_in_source)
def test_what_a_next_step_is_for_can_begin_a_line(path: Path) -> None:
    reasons = [why for call in _next_steps(path.read_text()) if (why := _given(call, 1, "why"))]
    assert [why for why in reasons if why[0].islower()] == []


@pytest.mark.parametrize("path", SOURCES, ids=_in_source)
def test_the_help_names_commands_that_are_there(path: Path) -> None:
    texts = [str(said.value) for said in _docstrings(path.read_text())]
    assert _mistakes(iter(texts)) == []


@pytest.mark.parametrize("path", SOURCES, ids=_in_source)
def test_the_program_types_no_command_out_where_it_can_offer_it(path: Path) -> None:
    assert _typed_out(path.read_text()) == []


def test_the_words_that_mean_a_command_mean_one_that_is_there() -> None:
    assert _mistakes(f"stepguide {meant}" for meant in MEANT.values()) == []


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
            *(
                "journal",
                "inventory",
                "pattern",
                "amends",
                "instruction",
                "search",
                "tags",
                "share",
            ),
            "print",
        ],
        "To understand": ["learn", "compare", "faq", "fit"],
        "Help now": ["sos", "craving", "lapse", "people"],
        "Your folder": ["settings", "where", "doctor", "wipe"],
        "The program": ["content", "version", "help"],
    }
    listed = {name for names in headings.values() for name in names}
    assert listed == {path[0] for path in TREE if len(path) == 1}
