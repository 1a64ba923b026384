"""A desk for what is called without a command: of a home, at a moment."""

from datetime import datetime
from pathlib import Path

from stepguide.home.store import Home
from stepguide.journal.handling import JournalHandling, journal_of
from stepguide.terminal.desk import Desk
from tests.known import GUIDE


def desk_of(home: Path, now: datetime | None = None) -> Desk:
    """A desk as a run over this home would have it, begun at `now` or the suite's own time."""
    desk = Desk(open_guide=lambda: GUIDE)
    desk.__dict__["home"] = Home(home)
    if now:
        desk.__dict__["now"] = now
    return desk


def journal_at(home: Path, now: datetime | None = None) -> JournalHandling:
    """The journal in such a run."""
    return journal_of(desk_of(home, now))
