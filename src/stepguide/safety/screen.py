"""What is said first, before anything is saved or refused: the person to call, the numbers, and a
few words. Nothing else in the program says it, and nothing can keep it from being said."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stepguide.home import at_hand
from stepguide.home.at_hand import NOBODY, Own
from stepguide.safety import lines
from stepguide.safety.card import card
from stepguide.safety.questions import Danger
from stepguide.safety.rules import ORDER
from stepguide.terminal.context import Context
from stepguide.terminal.page import Items, Page, Typed
from stepguide.terminal.screen import hint, say
from stepguide.terminal.spoken import is_dumb
from stepguide.terminal.text import TIE, columns, folded

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent
    from stepguide.guide.guide import Guide

FIRST = "Before anything else:"
SHOWN = "safety, on the screen"
NEXT_QUESTION = 7  # rows that the next question takes
NO_LIMIT = 10_000
# Each danger is told with its own text in data/daily.yaml, but for these two: a report has the
# notice on lost tolerance alone, which use has as well.
TEXTS: dict[Danger, str] = {"break": "craving", "report": ""}
LOST_TOLERANCE: tuple[Danger, ...] = ("use", "report")
USING: tuple[Danger, ...] = ("use", "about", "craving", "break", "report", "unclear")


class SafetyMessage(NamedTuple):
    """What is said: whom to call, which numbers, and the words below them; `again` when it is only
    the first person and the numbers once more, `is_card` when it is the card of the program
    itself, whose lines stay as they are. `briefly` is the first person and the numbers in three
    lines at most."""

    people: list[str]
    numbers: list[str]
    words: list[str]
    again: bool = False
    is_card: bool = False
    briefly: Sequence[str] = ()

    @property
    def first(self) -> list[str]:
        """Whom to call and which numbers."""
        return [*self.people, *self.numbers]

    def untied(self) -> "SafetyMessage":
        """The same as data, where no line is folded and no blank has to hold."""
        parts = (self.people, self.numbers, self.words)
        people, numbers, words = ([line.replace(TIE, " ") for line in part] for part in parts)
        return self._replace(people=people, numbers=numbers, words=words)

    @property
    def page(self) -> Page:
        """Whom to call and which numbers, as they begin a page that has words of its own."""
        return [Typed("\n".join(self.first))] if self.is_card else [Items([*self.first])]


def show(context: Context, dangers: Iterable[Danger]) -> None:
    """Say on stderr what each danger calls for, unless it was said for just these already."""
    if said := called_for(context, dangers):
        _say(context, said)


def not_understood(context: Context) -> None:
    """Say on stderr what an answer calls for that could be any danger, each time there is one."""
    taken_back(context, ["unclear"])
    show(context, ["unclear"])


def show_card(context: Context) -> None:
    """Say on stderr what the program itself knows, where the guide cannot be read; once a run."""
    if SHOWN not in context.said:
        _say(context, _card(own(context)))


def _say(context: Context, said: SafetyMessage) -> None:
    context.said.add(SHOWN)
    as_they_are = say if said.again or said.is_card else hint
    say("")
    if not said.again:
        say(FIRST)
    for line in said.first:
        as_they_are(line)
    for line in said.words:
        hint(line)
    # On a small screen the top has scrolled away by now.
    if not said.again and _rows([*said.first, *said.words]) > _height():
        for line in said.briefly:
            say(line)
    say("")


def _rows(said: list[str]) -> int:
    return sum(folded(line, columns(), "  ").count("\n") + 1 for line in said)


def _height() -> int:
    """How many rows can be said before the first one scrolls away, with the next question below;
    no limit where it goes to no terminal."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).lines - NEXT_QUESTION
    except (OSError, ValueError):
        return NO_LIMIT


def called_for(context: Context, dangers: Iterable[Danger]) -> SafetyMessage | None:
    """What these dangers call for; None where there is none, or each was met already.

    No words are said twice in a run: what comes later brings the person and the numbers again.
    """
    wanted = set(dangers)
    found = [danger for danger in ORDER if danger in wanted]
    if wanted <= context.said:
        return None
    again = any(mark in context.said for mark in (*ORDER, *map(_mark, _texts(ORDER))))
    texts = [name for name in _texts(found) if not _is_told(context, name)]
    # Of what is said of using and of a strong craving, the graver is enough.
    if {"about", "use"}.intersection(texts) or _is_told(context, "about"):
        texts = [name for name in texts if name != "craving"]
    context.said.update(found)
    context.said.update(map(_mark, texts))
    try:
        return _said(context.guide, own(context), found, texts, again)
    except Exception:  # whatever state the guide is in, there is a card in the program itself
        return _card(own(context))


def taken_back(context: Context, dangers: Iterable[Danger]) -> None:
    """These do not stand any more, so that they are met anew if they come again."""
    context.said.difference_update(dangers)


def people(context: Context) -> list[str]:
    """The first of the person's people who can be reached, each in a line."""
    return [lines.contact(one, tie=True) for one in own(context).contacts[: lines.MOST]]


def own(context: Context) -> Own:
    """The person's country and people, as far as anything can be read."""
    try:
        mine = at_hand.own(context.home.root)
    except Exception:  # a home that cannot be named, or whatever else is wrong with it
        mine = NOBODY
    return mine._replace(plain=mine.plain or is_dumb())


def numbers(context: Context, *kinds: str) -> list[str]:
    """The numbers of these kinds in lines, for a screen on which nothing is grave."""
    try:
        known, mine = context.guide.plain_help(), own(context)
    except Exception:  # as above
        return _card(NOBODY).numbers
    return _numbers(known, mine, kinds)


def _numbers(known: "HelpContent", mine: Own, kinds: Iterable[str]) -> list[str]:
    return [line for kind in kinds for line in lines.number(known, kind, mine.country, mine.plain)]


def _mark(text: str) -> str:
    return f"words: {text}"


def _is_told(context: Context, text: str) -> bool:
    return _mark(text) in context.said


def _texts(dangers: Iterable[Danger]) -> list[str]:
    named = [TEXTS.get(danger, danger) for danger in dangers]
    notice = ["notice"] if any(danger in LOST_TOLERANCE for danger in dangers) else []
    return [*dict.fromkeys(filter(None, named)), *notice]


def _said(
    guide: "Guide", mine: Own, found: list[Danger], texts: list[str], again: bool
) -> SafetyMessage:
    known = guide.plain_help()
    uses = any(danger in USING for danger in found)
    words = [_words(guide, name, mine.brief) for name in texts]
    briefly = lines.briefly(known, mine, uses)
    if again and "about" in found:
        return SafetyMessage([], briefly, words, again=True)
    if again and not words:
        return SafetyMessage([], briefly, [], again=True)
    kinds = ["crisis", "emergency"] if found[0] == "living" else ["emergency", "crisis"]
    # Who has used may need an ambulance; who has not may need a voice until it has passed.
    has_used = any(danger in ("emergency", *LOST_TOLERANCE) for danger in found)
    staying = ["alone"] if uses else []
    is_second = has_used or not lines.stays_anyone(known, mine.country)
    kinds = [*kinds[:1], *staying, *kinds[1:]] if is_second else [*staying, *kinds]
    if "unsafe" in found:
        kinds.insert(kinds.index("emergency") + 1, "violence")
    kinds += ["poison"] if "medication" in found else []
    said = _numbers(known, mine, kinds)
    return SafetyMessage(lines.people(mine), said, words, briefly=briefly)


def _words(guide: "Guide", name: str, brief: bool) -> str:
    if name == "emergency":
        return guide.plain_text("help.yaml", "first")
    if name != "notice":
        return guide.plain_text("daily.yaml", "safety", name, "text")
    if brief:
        return guide.plain_text("screens.yaml", "tolerance", "short")
    known = guide.plain_notice()
    return f"{known['title']}.\n{known['text']}"


def _card(mine: Own) -> SafetyMessage:
    return SafetyMessage(lines.people(mine), card(mine.plain).splitlines(), [], is_card=True)
