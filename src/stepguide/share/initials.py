"""Names shortened to initials on the way out."""

import re
import unicodedata
from collections.abc import Iterable

from stepguide.share.pieces import Piece

# Words that stand beside a name and are none; "my sister" and "the benefits office" hold no name.
NO_NAMES = {
    *("a", "an", "the", "my", "our", "his", "her", "their", "and", "of", "from", "at", "old"),
    *("mother", "father", "mum", "mom", "dad", "sister", "brother", "son", "daughter", "wife"),
    *("husband", "partner", "ex", "aunt", "uncle", "cousin", "friend", "boss", "landlord"),
    *("office", "benefits", "school", "work", "doctor", "clinic", "family", "me", "myself"),
    *("court", "police", "church", "bank", "hospital", "neighbour", "neighbor", "gran", "grandma"),
}
WORD = r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)"


def shortened(pieces: list[Piece], names: Iterable[str]) -> list[Piece]:
    """The pieces with every one of `names`, and each part of it, as initials wherever it stands.

    Capitals, the kind of apostrophe and the spelling of accents make no difference. A name of
    signs without capitals, such as a Chinese one, is shortened to its first sign.
    """
    known = {_plain(word) for name in names for word in _words(name)} - NO_NAMES
    return [
        piece._replace(parts=[(name, _with_initials(text, known)) for name, text in piece.parts])
        for piece in pieces
    ]


def names_in(pieces: list[Piece], who: Iterable[str]) -> list[str]:
    """The names that stand in the cells called `who` of the pieces."""
    fields = set(who)
    return [text for piece in pieces for name, text in piece.parts if name in fields]


def _with_initials(text: str, known: set[str]) -> str:
    if not known:
        return text
    composed = unicodedata.normalize("NFC", text)
    changed = re.sub(WORD, lambda found: _initial(found[0], known), composed)
    return text if changed == composed else changed


def _initial(word: str, known: set[str]) -> str:
    name, ending = _without_possessive(word)
    return f"{name[0].upper()}.{ending}" if _plain(name) in known else word


def _words(name: str) -> list[str]:
    found = re.findall(WORD, unicodedata.normalize("NFC", name))
    return [_without_possessive(word)[0] for word in found]


def _without_possessive(word: str) -> tuple[str, str]:
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), ending
    return word, ""


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("’", "'")).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
