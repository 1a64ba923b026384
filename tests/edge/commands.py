"""Every command of the tree, found by walking it; with words that would run each of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import typer
from typer.core import TyperGroup

from stepguide.terminal.desk import Desk
from tests.known import GUIDE


@cache
def root() -> Any:
    """The program as one group; made once, for every room is opened on the way."""
    from stepguide.app import app

    return typer.main.get_command(app)


@cache
def tree() -> tuple[tuple[tuple[str, ...], Any], ...]:
    """The names that lead to each command and group below the root, and the thing itself."""
    return tuple(
        _below(
            root(),
            typer.Context(root(), info_name="stepguide", obj=Desk(open_guide=lambda: GUIDE)),
            (),
        )
    )


def names() -> list[tuple[str, ...]]:
    """The names that lead to each command and group."""
    return [path for path, _ in tree()]


def options_of(path: tuple[str, ...]) -> set[str]:
    """The options that a command takes, as typed."""
    found = dict(tree()).get(path) if path else root()
    assert found is not None
    taken = {option for param in found.params for option in (*param.opts, *param.secondary_opts)}
    return {option for option in taken if option.startswith("-")} | {"--help", "-h"}


def takes_words(path: tuple[str, ...]) -> bool:
    """Whether a command takes more than options."""
    found = dict(tree())[path]
    return any(param.param_type_name == "argument" for param in found.params)


def _below(
    group: TyperGroup, ctx: typer.Context, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in group.list_commands(ctx):
        found: Any = group.get_command(ctx, name)
        yield (*path, name), found
        if isinstance(found, TyperGroup):
            inner = typer.Context(found, info_name=name, parent=ctx)
            yield from _below(found, inner, (*path, name))
