"""Records put in the trash, put back, and removed for good, whatever their kind."""

from typing import Any

import typer

from stepguide.home.folder import ChangedError
from stepguide.home.store import TRASH
from stepguide.records import shape
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.options import agreed, desk_of


def delete(kind: str, which: Parameter | None = None) -> Made:
    """The command that takes a record of a kind out; `which` is what names it."""

    def delete_one(
        ctx: typer.Context, which: Any, for_good: bool, yes: bool, as_json: bool
    ) -> None:
        from stepguide.records import changing
        from stepguide.records.handling import handling_of

        desk = desk_of(ctx)
        handling = handling_of(desk, kind)
        typed = shape.in_words(which)
        found = handling.find_for_good(typed) if for_good else handling.find(typed)
        record = found.record
        what = "Remove for good" if for_good else "Move to the trash"
        agreed(desk, f"{what}: {handling.asked_about(record)}?", yes, handling.is_kept)
        data = handling.data(record) if as_json else None
        note = ""
        if for_good:
            places = [*handling.collections(), *handling.collections(TRASH)]
            day = record.updated_at
            if not changing.remove_for_good(desk.home, places, record.id, desk.now, day):
                raise ChangedError("It was moved or deleted while you were changing it.")
            note = desk.guide.screens.removed_for_good
        else:
            changing.delete(desk.home, found, desk.now)
        line = handling.is_removed if for_good else handling.is_gone
        said = handling.said(line, record, note)
        return desk.screen.data(data) if as_json else desk.screen.say(said)

    doc = "Put one in the trash, or remove it for good."
    named = which or shape.which(kind)
    return Made(delete_one, [named, shape.FOR_GOOD, shape.YES, shape.AS_JSON], doc)


def restore(kind: str, which: Parameter | None = None) -> Made:
    """The command that puts a record of a kind back; `which` is what names it."""

    def restore_one(ctx: typer.Context, which: Any, as_json: bool) -> None:
        from stepguide.records import changing
        from stepguide.records.handling import handling_of
        from stepguide.terminal.screen import say

        desk = desk_of(ctx)
        handling = handling_of(desk, kind)
        found = handling.find(shape.in_words(which), TRASH)
        handling.check_back(found.record)
        changing.restore(desk.home, found, desk.now)
        if as_json:
            desk.screen.data(handling.data(found.record))
        else:
            desk.screen.say(handling.said(handling.is_back, found.record))
        for note in handling.notes(found.record):
            say(note)

    named = which or shape.which(kind, TRASH)
    return Made(restore_one, [named, shape.AS_JSON], "Put one back from the trash.")
