"""Where the program asks, read from its own source: who reads a line, and every prompt there is."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import stepguide

SOURCE = Path(stepguide.__file__).parent
ASKING, WRITING = "terminal.asking", "writing.compose"
# What takes a line from the keyboard: of this program, of Python, and of what it stands on.
READS = {
    "input",
    "getpass",
    "keyboard.ask",
    "keyboard.lines",
    "typer.prompt",
    "typer.confirm",
    "Prompt.ask",
    "Confirm.ask",
    "stdin.readline",
}


@cache
def modules() -> dict[str, ast.Module]:
    """The source of every module, by its name below the package."""
    return {
        ".".join(file.relative_to(SOURCE).with_suffix("").parts): ast.parse(file.read_text())
        for file in sorted(SOURCE.rglob("*.py"))
    }


def reading() -> set[str]:
    """The modules in which a line is taken from the keyboard."""
    return {
        name
        for name, tree in modules().items()
        for call in _calls(tree)
        if _called(call) in READS or _called(call).split(".")[-1] in READS
    }


def asking() -> set[str]:
    """What asks when it is called: all of terminal/asking.py that comes to a prompt, and lines."""
    known = {"Prompt"}
    tree = modules()[ASKING]
    functions = [one for one in tree.body if isinstance(one, ast.FunctionDef)]
    while True:
        found = {
            one.name for one in functions if {_called(call) for call in _calls(one)} & known
        } | known
        if found == known:
            return {f"asking.{name}" for name in known} | known | {"lines", "compose.lines"}
        known = found


def places() -> list[str]:
    """Every prompt outside terminal/asking.py, as `module:function` or `module:class`; the second
    one in the same function has a 2 behind it."""
    asks, questions = asking(), _questions()
    found = [
        f"{module}:{within}"
        for module, tree in modules().items()
        if module != ASKING
        for within, node in _within(tree)
        if (isinstance(node, ast.Call) and _called(node) in asks)
        or (isinstance(node, ast.ClassDef) and (module, node.name) in questions)
    ]
    seen: Counter[str] = Counter()
    numbered = []
    for place in found:
        seen[place] += 1
        numbered.append(f"{place} {seen[place]}" if seen[place] > 1 else place)
    return numbered


def _questions() -> set[tuple[str, str]]:
    """The classes that ask one question after another, each with its module."""
    classes = [
        (module, one.name, {ast.unparse(base).split(".")[-1] for base in one.bases})
        for module, tree in modules().items()
        for one in ast.walk(tree)
        if isinstance(one, ast.ClassDef)
    ]
    known = {"Questions"}
    while True:
        found = {(module, name) for module, name, bases in classes if bases & known}
        if {name for _, name in found} <= known:
            return found
        known |= {name for _, name in found}


def _within(tree: ast.AST, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.AST]]:
    """Every node, with the class and the function it stands in; a class stands in itself."""
    for node in ast.iter_child_nodes(tree):
        inner = names
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and (
            not names or isinstance(tree, ast.ClassDef)
        ):
            inner = (*names, node.name)
        yield ".".join(inner), node
        yield from _within(node, inner)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    """What is called, by its last two names: `prompt.ask`, `choose`."""
    return ".".join(ast.unparse(call.func).split(".")[-2:])
