"""Whether a line is a call for help, and what it opens: data/calls.yaml without models, since this
is asked before anything heavy is imported."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stepguide.guide.contents import CallsContent

from stepguide.guide import place, plain

FILE = "calls.yaml"
SOS, CRISIS, CRAVING, LAPSE = OPENS = ("sos", "crisis", "craving", "lapse")

# Heard as SOS even where the table cannot be read.
ALWAYS = frozenset(
    {
        *("sos", "now", "help now", "help me", "overdose", "emergency", "crisis"),
        *("911", "999", "112", "000", "988"),
    }
)
# So are the plainest of the others.
PLAINEST = {
    **dict.fromkeys(("suicide", "i want to die", "kill myself"), CRISIS),
    **dict.fromkeys(("i want to use", "about to use", "i am about to use"), CRAVING),
    **dict.fromkeys(("i used", "i used again", "relapse", "slip"), LAPSE),
}
THINGS = {"now", "overdose", "emergency", "crisis"}  # words that an answer may be
A_CRISIS_LINE = "988"  # of these, what the table is asked for first, as it opens CRISIS
AN_ANSWER = "now"  # a call where a command would stand, and an answer at a question
LONG_WORD = 5  # letters from which on a word is known with one of them wrong
LONGEST = 100  # letters; no call is longer
SIGNS_TO_BLANKS = bytes(byte if byte > 0x7F or chr(byte).isalnum() else 0x20 for byte in range(256))
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def heard(line: str) -> str | None:
    """Which of OPENS a whole line opens, spelled right or nearly so; None for any other line.

    The name of the program may stand before it.
    """
    words = words_of(line)
    words = words[1:] if words[:1] == ["stepguide"] else words
    said = " ".join(words)
    if said in ALWAYS and said != A_CRISIS_LINE:
        return SOS
    if not words or len(said) > LONGEST:
        return None
    calls = known()
    return calls.get(said) or next(
        (opens for call, opens in calls.items() if is_near(words, call.split(" "))), None
    )


def exactly(text: str) -> str | None:
    """Which of OPENS a text opens that is nothing but a call, spelled right; quick for any other,
    as every entry is asked this."""
    words = words_of(text) if len(text) <= LONGEST else []
    if not words or not _may_be_one(words):
        return None
    return known().get(" ".join(words))


def _may_be_one(words: list[str]) -> bool:
    """Whether each of the words is one of those in the table as it is written."""
    try:
        table = _read(FILE)
    except Exception:  # as in `known`
        return True
    there = {*table.translate(SIGNS_TO_BLANKS).split()}
    return all(word.encode() in there for word in words)


def for_help(line: str) -> str | None:
    """SOS or CRISIS where an answer at a question is a call for that screen instead."""
    opens = heard(line)
    return opens if opens in (SOS, CRISIS) and words_of(line) != [AN_ANSWER] else None


def in_words(line: str) -> str | None:
    """SOS where a line is one of the plainest calls, which nobody gives as an answer in words."""
    words = words_of(line)
    words = words[1:] if words[:1] == ["stepguide"] else words
    return SOS if " ".join(words) in ALWAYS - THINGS or words == ["help"] else None


def words_of(line: str) -> list[str]:
    """The words of a line, small, without the signs around and within them."""
    letters = line.lower().translate(APOSTROPHES)
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def is_near(typed: list[str], call: list[str]) -> bool:
    """Whether all words but one are those of the call, and that one is long and nearly right."""
    if len(typed) != len(call):
        return False
    differing = [(said, word) for said, word in zip(typed, call, strict=True) if said != word]
    return len(differing) == 1 and _is_slip(*differing[0])


def _is_slip(typed: str, word: str) -> bool:
    """Whether a long word was typed with one letter wrong, missing or too much, or two swapped, and
    not as another word that people mean."""
    if len(word) < LONG_WORD or not word.isalpha() or typed in _table().no_slips:
        return False
    same = 0
    while same < min(len(typed), len(word)) and typed[same] == word[same]:
        same += 1
    said, meant = typed[same:], word[same:]
    is_swapped = said[:2] == meant[1::-1] and said[2:] == meant[2:]
    return is_swapped or meant[1:] in (said, said[1:]) or meant == said[1:]


def said_in(call: str, stands_for: dict[str, list[str]]) -> Iterator[str]:
    """A call of the table with each of the words that may stand where it has a name in angle
    brackets; an unknown name stands for itself."""
    parts = call.replace("<", "\0").replace(">", "\0").split("\0")
    choices = [
        stands_for.get(part, [f"<{part}>"]) if at % 2 else [part] for at, part in enumerate(parts)
    ]
    yield from map("".join, product(*choices))


class _CallTable(NamedTuple):
    """Every call with what it opens, and the words that are never a call's with a slip."""

    opens: dict[str, str]
    no_slips: frozenset[str]


def _whole(table: "CallsContent") -> _CallTable:
    # The first counts where a call stands twice.
    found: dict[str, str] = {}
    for opens in OPENS:
        for call in table["opens"][opens]:
            for said in said_in(call, table["stands_for"]):
                found.setdefault(said, opens)
    return _CallTable(found, frozenset(table["no_slips"]))


def known() -> dict[str, str]:
    """Every call with what it opens; ALWAYS and PLAINEST where the table cannot be read."""
    return _table().opens


@cache
def _read(name: str) -> bytes:
    return place.read_guide_file(name)


@cache
def _table() -> _CallTable:
    always = dict.fromkeys(ALWAYS, SOS)
    try:
        opens, no_slips = plain.read(FILE, _whole, _read)
        return _CallTable({**always, **opens}, no_slips)
    except Exception:  # a call has to be heard whatever state the guide is in
        return _CallTable(PLAINEST | always, frozenset())
