"""A context for what is called without a command: of a home, at a moment."""

from datetime import datetime
from pathlib import Path

from stepguide.home.store import Home
from stepguide.journal.handling import JournalHandling, journal_of
from stepguide.terminal.context import Context
from tests.known import GUIDE


def context_of(home: Path, now: datetime | None = None) -> Context:
    """A context as a run over this home would have it, begun at `now` or the suite's own time."""
    context = Context(open_guide=lambda: GUIDE)
    context.__dict__["home"] = Home(home)
    if now:
        context.__dict__["now"] = now
    return context


def journal_at(home: Path, now: datetime | None = None) -> JournalHandling:
    """The journal in such a run."""
    return journal_of(context_of(home, now))
