"""A word on drafts that were left."""

from stepguide.advice import Do
from stepguide.home.store import DRAFTS
from stepguide.terminal.context import Context
from stepguide.terminal.screen import remark
from stepguide.terminal.text import counted


def mention_drafts(context: Context) -> None:
    """One line on stderr when a draft is waiting."""
    if context.is_quiet or not context.home.names(DRAFTS):
        return
    from stepguide.writing.compose import left_drafts

    if waiting := left_drafts(context):
        said = counted(len(waiting), "draft is", "drafts are")
        remark(Do("journal drafts", f"{said} waiting to be finished"))
