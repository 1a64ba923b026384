"""A word on drafts that were left."""

from stepguide.records.writing import left_drafts
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark


def mention_drafts(desk: Desk) -> None:
    """One line on stderr when a draft is waiting."""
    if waiting := left_drafts(desk):
        from stepguide.terminal.text import counted

        said = counted(len(waiting), "draft is", "drafts are")
        remark(f"{said} waiting to be finished: stepguide journal drafts")
