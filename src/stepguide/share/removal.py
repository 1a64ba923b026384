"""Shared pages removed for good, from the records, the trash and the drafts."""

from stepguide.advice import Do
from stepguide.errors import FailedError, StepguideError
from stepguide.home.store import TRASH
from stepguide.records import changing
from stepguide.records.handling import handling_of
from stepguide.share.pieces import Piece
from stepguide.terminal.context import Context


def remove(context: Context, pieces: list[Piece]) -> int:
    """Remove these records for good; how many there were to remove."""
    gone = 0
    for piece in pieces:
        try:
            gone += _removed(context, piece)
        except (StepguideError, OSError) as error:
            said = (getattr(error, "strerror", None) or str(error)).rstrip(".")
            raise FailedError(
                f"{gone} of {len(pieces)} pages were removed, and then it failed: {said}.",
                Do("doctor", "The others are as they were. To see how your files are"),
            ) from None
    return gone


def _removed(context: Context, piece: Piece) -> bool:
    handling = handling_of(context, piece.kind)
    everywhere = [*handling.collections(), *handling.collections(TRASH)]
    return changing.remove_for_good(context.home, everywhere, piece.id, context.now, piece.changed)
