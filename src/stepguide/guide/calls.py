"""What opens the sos screen, a craving or a lapse when it is typed: data/calls.yaml, which
calling.py reads without models."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase
from typing import Annotated

from pydantic import Field

from stepguide.guide import calling
from stepguide.guide.source import GuideModel

Call = Annotated[str, Field(min_length=1)]
Path = tuple[str | int, ...]
Mistake = tuple[Path, str]


class Opens(GuideModel):
    """The calls that open each."""

    sos: list[Call]
    crisis: list[Call]
    craving: list[Call]
    lapse: list[Call]


class Calls(GuideModel):
    """What opens what, the words that are no slip of any other, and those that stand for a name in
    angle brackets."""

    opens: Opens
    no_slips: list[Call]
    stands_for: dict[str, list[Call]]


def mistakes(found: Calls) -> list[Mistake]:
    """Calls that would not be heard as they stand, and such as might open two things, with a letter
    wrong or without."""
    wrong: list[Mistake] = []
    known: dict[str, str] = {}
    no_slips, said_at_all = {*found.no_slips}, set[str]()
    alike: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for path, opens, call in _placed(found):
        said = " ".join(calling.words_of(call))
        if call != said:
            wrong.append((path, f"{call!r} is heard as {said!r}: write that"))
        if known.setdefault(call, opens) != opens:
            wrong.append((path, f"{call!r} opens {known[call]} too"))
        words = call.split(" ")
        for at, word in enumerate(words):
            others = alike[(*words[:at], "", *words[at + 1 :])]
            said_at_all.add(word)
            if (other := _unclear(word, opens, others, no_slips)) and other != word:
                wrong.append((path, f"{word!r} may be {other!r}, which opens {others[other]}"))
            others[word] = opens
    for place, word in enumerate(found.no_slips):
        if not any(word in _forms(one) for one in said_at_all):
            wrong.append((("no_slips", place), f"{word!r} is near no word of a call"))
    return wrong


def _placed(found: Calls) -> Iterator[tuple[Path, str, str]]:
    plain = found.model_dump()
    for opens in calling.OPENS:
        for place, call in enumerate(plain["opens"][opens]):
            for said in calling.said_in(call, found.stands_for):
                yield ("opens", opens, place), opens, said


def _unclear(word: str, opens: str, others: dict[str, str], no_slips: set[str]) -> str | None:
    forms = _forms(word) - no_slips
    return next((one for one, to in others.items() if to != opens and forms & _forms(one)), None)


@cache
def _forms(word: str) -> set[str]:
    """What a word may have been typed as."""
    return {word, *(slips(word) if len(word) >= calling.LONG_WORD else ())}


def slips(word: str) -> Iterator[str]:
    """The forms of a word with one letter wrong, missing or too much, or two swapped."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after[1:]
            yield before + letter + after
