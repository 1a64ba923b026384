"""Drafts that were left, and whether what they change is still as it was."""

from typing import TYPE_CHECKING

from stepguide.home.store import DRAFTS
from stepguide.journal.records import Writing
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft


def mention_drafts(desk: Desk) -> None:
    """One line on stderr when a draft is waiting."""
    if waiting := left_drafts(desk):
        from stepguide.terminal.text import counted

        said = counted(len(waiting), "draft is", "drafts are")
        remark(f"{said} waiting to be finished: stepguide journal drafts")


def left_drafts(desk: Desk) -> "list[Draft]":
    """The drafts that nobody has open, oldest first."""
    if not desk.home.names(DRAFTS):
        return []
    from stepguide.home import drafts

    return [draft for draft in drafts.every(desk.home) if not draft.in_use()]


def print_of(writing: Writing) -> str:
    """What tells whether a record is still as it was when a change to it began."""
    import hashlib

    return hashlib.sha256(writing.to_bytes()).hexdigest()
