"""The commands that take records out and put them back, whatever their kind; run.py does what they
say."""

from typing import Any

import typer

from stepguide.home.store import TRASH
from stepguide.records import shape
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.options import desk_of


def delete(kind: str, which: Parameter | None = None) -> Made:
    """The command that takes a record of a kind out; `which` is what names it."""

    def delete_one(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.delete(desk_of(ctx), kind, **given)

    doc = "Put one in the trash, or remove it for good."
    named = which or shape.which(kind)
    return Made(delete_one, [named, shape.FOR_GOOD, shape.YES, shape.AS_JSON], doc)


def restore(kind: str, which: Parameter | None = None) -> Made:
    """The command that puts a record of a kind back; `which` is what names it."""

    def restore_one(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.restore(desk_of(ctx), kind, **given)

    named = which or shape.which(kind, TRASH)
    return Made(restore_one, [named, shape.AS_JSON], "Put one back from the trash.")
