"""Rows of every kind to test with, and what is stored of them."""

import json
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from stepguide.guide.sheets import Form
from stepguide.home import ids
from tests.conftest import records
from tests.known import GUIDE

Content = str | int | list[str]


class Filled(NamedTuple):
    """A row to add: its sheet and kind, the step it falls to, and what is in its cells."""

    sheet: str
    kind: str
    step: int
    cells: dict[str, Content]

    @property
    def words(self) -> list[str]:
        """The command that adds it."""
        chosen = [self.kind] if self.sheet == "inventory" else []
        return [self.sheet, "add", *chosen, *options(self.cells)]

    @property
    def known(self) -> Form:
        """Its kind in the guide."""
        return GUIDE.sheets.sheet(self.sheet).kind(self.kind)


def options(cells: dict[str, Content]) -> list[str]:
    """The options that give these cells."""
    return [f"--{name.replace('_', '-')}={typed(content)}" for name, content in cells.items()]


def typed(content: Content) -> str:
    """A cell as a person types it."""
    return ", ".join(content) if isinstance(content, list) else str(content)


FILLED = [
    Filled(
        "inventory",
        "resentment",
        4,
        {
            "who": "J.",
            "happened": "sold my guitar while I was in hospital",
            "touched": ["safety", "money"],
            "part": "not my part",
            "wish": "someone to believe me",
        },
    ),
    Filled(
        "inventory",
        "fear",
        4,
        {
            "fear": "that my daughter will not want to see me",
            "source": "the eviction",
            "drove": "left the letters unopened",
            "support": "my counsellor on Tuesday",
        },
    ),
    Filled(
        "inventory",
        "harm",
        4,
        {
            "who": "M.",
            "did": "broke a promise about money",
            "effect": "she stopped leaving the kids with me",
            "motive": "felt sick and could not face the night",
            "repair": "pay a little back each month",
        },
    ),
    Filled(
        "inventory",
        "relationship",
        4,
        {
            "pattern": "I go quiet, then leave before they can",
            "wanted": "someone to eat with",
            "gave": "half the truth",
            "now": "say when I need space",
        },
    ),
    Filled(
        "inventory",
        "asset",
        4,
        {
            "strength": "I turn up",
            "shows": "sat with K. at the clinic all morning",
            "serves": "I will take the early appointment",
        },
    ),
    Filled(
        "inventory",
        "spot",
        10,
        {
            "happened": "he did not call",
            "name": ["hungry", "lonely"],
            "true": "one message, no answer since noon",
            "mine": "my tone",
            "next": "eat toast, then text R.",
        },
    ),
    Filled(
        "pattern",
        "pattern",
        6,
        {
            "pattern": "say yes, then do not turn up",
            "gave": "nobody could turn me down",
            "costs": "my brother has stopped asking me over",
            "when": "Sunday evenings",
            "opposite": "text when I am late",
            "raise": "a lift to group",
            "ask": "the nurse on Monday",
            "words": "Can I call you before I say yes?",
            "act": "open one letter",
            "happened": "not yet",
        },
    ),
    Filled(
        "amends",
        "amends",
        8,
        {
            "who": "T.",
            "did": "let him down over money",
            "effect": "he had to make excuses for me",
            "kind": ["money", "trust"],
            "willing": "later",
            "risk_them": "it would bring it all back",
            "risk_me": "a court case",
            "risk_others": "that money is our rent",
            "form": "living",
            "words": "I did not come, and you waited. That was wrong.",
            "offer": "a call every Sunday",
            "follow_up": "call Sam from the bus",
        },
    ),
    Filled("instruction", "instruction", 1, {"text": "one fear a day, and call me on Sunday"}),
]

BY_KIND = {filled.kind: filled for filled in FILLED}

each_kind = pytest.mark.parametrize("filled", FILLED, ids=[filled.kind for filled in FILLED])


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that count up: 1names0000, 2names0000 and so on."""
    for room in ("journal.metadata", "steps.actions", "work.distress"):
        import_module(f"stepguide.{room}")  # where the name is taken hold of at the first import
    numbers = count(1)
    monkeypatch.setattr(ids, "new_id", lambda: f"{ids.ALPHABET[next(numbers)]}names0000")


def stored(home: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet as they are on the disk, oldest first."""
    return [json.loads(file.read_bytes()) for file in records(home, sheet)]


def only(home: Path, sheet: str) -> dict[str, Any]:
    """The one row of a sheet."""
    (row,) = stored(home, sheet)
    return row
