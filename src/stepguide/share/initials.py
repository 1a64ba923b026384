"""Names shortened to initials on the way out."""

import re
from collections.abc import Iterable

from stepguide.share.pieces import Piece


def shortened(pieces: list[Piece], names: Iterable[str]) -> list[Piece]:
    """The pieces with every one of `names`, and each part of it, as initials wherever it stands."""
    pattern = _pattern(names)
    if pattern is None:
        return pieces
    return [
        piece._replace(parts=[(name, pattern.sub(_initial, text)) for name, text in piece.parts])
        for piece in pieces
    ]


def names_in(pieces: list[Piece], who: Iterable[str]) -> list[str]:
    """The names that stand in the cells called `who` of the pieces."""
    fields = set(who)
    return [text for piece in pieces for name, text in piece.parts if name in fields]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    words = {
        word for name in names for word in re.findall(r"\w[\w'’-]+", name) if word[0].isupper()
    }
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _initial(found: re.Match[str]) -> str:
    return f"{found[0][0]}."
