"""The commands that take records out and put them back, whatever their kind; run.py does what they
say."""

from typing import Any

import typer

from stepguide.home.store import TRASH
from stepguide.records import parameters
from stepguide.terminal.options import context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter


def delete(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that takes a record of a kind out; `which` is what names it."""

    def delete_one(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.delete(context_of(ctx), kind, **given)

    doc = "Put one in the trash, or remove it for good."
    named = which or parameters.which(kind)
    return BuiltCommand(
        delete_one, [named, parameters.FOR_GOOD, parameters.YES, parameters.AS_JSON], doc
    )


def restore(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that puts a record of a kind back; `which` is what names it."""

    def restore_one(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.restore(context_of(ctx), kind, **given)

    named = which or parameters.which(kind, TRASH)
    return BuiltCommand(restore_one, [named, parameters.AS_JSON], "Put one back from the trash.")
