"""How the source is put together, where a newcomer would trip: imports and names."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import CHECKOUT

SOURCE = CHECKOUT / "src" / "stepguide"
TREES = {path: ast.parse(path.read_bytes()) for path in sorted(SOURCE.rglob("*.py"))}
INSIDE = 120  # below this; each stands where its reason is speed, and a new one has to have one


def _inside(tree: ast.Module) -> set[int]:
    """The lines of the imports that stand inside a function."""
    return {
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def _classes() -> Iterator[tuple[str, Path]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield node.name, path


def test_imports_stand_at_the_top_but_for_few() -> None:
    assert sum(len(_inside(tree)) for tree in TREES.values()) < INSIDE


def test_a_command_has_one_import_inside_at_most() -> None:
    found = {
        f"{path.parent.name}: {node.name}"
        for path, tree in TREES.items()
        if path.name == "commands.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and sum(isinstance(one, ast.Import | ast.ImportFrom) for one in ast.walk(node)) > 1
    }
    assert found == set()


def test_no_class_name_stands_for_two_things() -> None:
    seen = Counter(name for name, _ in _classes())
    assert [name for name, times in seen.items() if times > 1] == []
