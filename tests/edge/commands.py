"""Every command of the tree, walked once for all tests of a process, and what each takes."""

from functools import cache
from typing import Any

from docs.tree import path_of
from docs.tree import tree as walk
from tests.known import GUIDE

Path = tuple[str, ...]


@cache
def _walked() -> dict[Path, Any]:
    return {path_of(ctx): ctx.command for ctx in walk(GUIDE)}


@cache
def tree() -> tuple[tuple[Path, Any], ...]:
    """The names that lead to each command and group below the root, and the thing itself."""
    return tuple((path, found) for path, found in _walked().items() if path)


def names() -> list[Path]:
    """The names that lead to each command and group."""
    return [path for path, _ in tree()]


def options_of(path: Path) -> set[str]:
    """The options that a command takes, as typed."""
    params = _walked()[path].params
    taken = {option for param in params for option in (*param.opts, *param.secondary_opts)}
    return {option for option in taken if option.startswith("-")} | {"--help", "-h"}


def takes_words(path: Path) -> bool:
    """Whether a command takes more than options."""
    return any(param.param_type_name == "argument" for param in _walked()[path].params)
