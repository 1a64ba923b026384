"""Shared pages removed for good, from the records, the trash and the drafts."""

from datetime import datetime

from stepguide.errors import FailedError, NotFoundError, StepguideError
from stepguide.home.rows import SHEETS
from stepguide.home.shelf import ChangedError
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.journal import actions as journal
from stepguide.share.pieces import Piece
from stepguide.worksheets import actions as worksheets


def remove(home: Home, pieces: list[Piece], now: datetime) -> int:
    """Remove these records for good; how many there were to remove."""
    gone = 0
    for piece in pieces:
        try:
            gone += _removed(home, piece, now)
        except (StepguideError, OSError) as error:
            said = (getattr(error, "strerror", None) or str(error)).rstrip(".")
            raise FailedError(
                f"{gone} of {len(pieces)} pages were removed, and then it failed: {said}.",
                "The others are as they were. To see how your files are: stepguide doctor",
            ) from None
    return gone


def _removed(home: Home, piece: Piece, now: datetime) -> bool:
    if piece.kind not in SHEETS:
        journal.remove_for_good(home, piece.id, now, piece.changed)
        return True
    was_there = False
    for part in (RECORDS, TRASH):
        try:
            found = worksheets.find(home, piece.kind, piece.id, part)
        except NotFoundError:
            continue
        if part == RECORDS and piece.changed not in (None, found.record.updated_at):
            raise ChangedError("A page was changed since it was shared")
        worksheets.remove_for_good(home, piece.kind, found, part, now)
        was_there = True
    return was_there
