"""Shared pages removed for good, from the records, the trash and the drafts."""

from datetime import datetime

from stepguide.errors import NotFoundError
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.journal import actions as journal
from stepguide.share.pieces import Piece
from stepguide.steps.rows import MODELS
from stepguide.worksheets import actions as worksheets


def remove(home: Home, pieces: list[Piece], now: datetime) -> int:
    """Remove these records for good; how many there were to remove."""
    gone = 0
    for piece in pieces:
        if piece.kind not in MODELS:
            journal.remove_for_good(home, piece.id, now)
            gone += 1
            continue
        was_there = False
        for part in (RECORDS, TRASH):
            try:
                found = worksheets.find(home, piece.kind, piece.id, part)
            except NotFoundError:
                continue
            worksheets.remove_for_good(home, piece.kind, found, part, now)
            was_there = True
        gone += was_there
    return gone
