"""The program's commands, found by walking its tree."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup

from stepguide.app import app
from stepguide.guide.guide import Guide
from stepguide.terminal.context import Context


def tree(guide: Guide) -> Iterator[typer.Context]:
    """The program itself, then each command and group below it, a group before what is in it."""
    context = Context(open_guide=lambda: guide)
    return _below(typer.Context(typer.main.get_command(app), info_name="stepguide", obj=context))


def path_of(ctx: Any) -> tuple[str, ...]:
    """The names that lead to a command, after the program's."""
    return (*path_of(ctx.parent), str(ctx.info_name)) if ctx.parent else ()


def _below(ctx: Any) -> Iterator[typer.Context]:
    yield ctx
    if isinstance(ctx.command, TyperGroup):
        for name in ctx.command.list_commands(ctx):
            found: Any = ctx.command.get_command(ctx, name)
            yield from _below(typer.Context(found, info_name=name, parent=ctx))
