"""What can be chosen on the front page: a letter or a word each, and the command it runs."""

from typing import NamedTuple


class Choice(NamedTuple):
    """A choice: its letter, what it says, the command it runs, and other words it is known by."""

    key: str
    says: str
    command: str
    also: tuple[str, ...] = ()

    def is_called(self, typed: str) -> bool:
        """Whether it is meant by what was typed, small and without blanks around it."""
        return typed in (self.key, self.says, *self.also)


TODAY = Choice("", "today's page", "today")
MORE = Choice("m", "more", "", ("menu",))
LEAVE = Choice("q", "leave", "", ("bye", "leave", "done", "goodbye", "good night", "goodnight"))
STEP = Choice("s", "go on with the step", "work", ("step", "the step", "go on", "next"))

FRONT = (
    Choice("c", "craving", "craving"),
    Choice("u", "I used", "lapse", ("i used", "used")),
    Choice("!", "emergency", "sos", ("e",)),
    Choice("k", "check in", "checkin"),
    Choice("w", "write", "journal add"),
    STEP,
    MORE,
    LEAVE,
)

# The second page, under headings. With it the whole program is used without knowing a command.
DEEPER: dict[str, tuple[Choice, ...]] = {
    "Worksheets": (
        Choice("i", "inventory", "inventory add", ("take stock",)),
        Choice("a", "amends", "amends add"),
        Choice("h", "a pattern", "pattern add", ("patterns", "habit")),
        Choice("y", "what my sponsor asked", "instruction add", ("instructions",)),
    ),
    "People and days": (
        Choice("p", "people", "people call"),
        Choice("n", "someone new", "people add", ("new person",)),
        Choice("d", "days", "days"),
        Choice("t", "meetings", "meeting"),
        Choice("g", "gratitude", "gratitude"),
        Choice("o", "my plan", "plan"),
    ),
    "Look back": (
        Choice("j", "what I wrote", "journal list", ("my journal",)),
        Choice("f", "find words", "search", ("find", "search")),
        Choice("l", "look back", "insight"),
        Choice("v", "how far I have come", "progress"),
    ),
    "Read": (
        Choice("r", "the steps", "steps", ("read", "steps")),
        Choice("b", "topics", "learn"),
    ),
    "Share and settings": (
        Choice("x", "share what is marked", "share --marked --read"),
        Choice("z", "settings", "settings"),
    ),
}

ALL = (*FRONT, *(choice for group in DEEPER.values() for choice in group))


def called(typed: str) -> Choice | None:
    """The choice that is meant by what was typed."""
    small = " ".join(typed.lower().split()).strip("[]().")
    return next((choice for choice in ALL if choice.is_called(small)), None)
