"""A word on drafts that were left."""

from stepguide.advice import Do
from stepguide.home.store import DRAFTS
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import remark
from stepguide.terminal.text import counted


def mention_drafts(desk: Desk) -> None:
    """One line on stderr when a draft is waiting."""
    if not desk.home.names(DRAFTS):
        return
    from stepguide.records.writing import left_drafts

    if waiting := left_drafts(desk):
        said = counted(len(waiting), "draft is", "drafts are")
        remark(Do("journal drafts", f"{said} waiting to be finished"))
