"""What can be chosen on the front page: a letter or a word each, and the command it runs."""

from typing import NamedTuple


class MenuItem(NamedTuple):
    """A choice: its letter, what it says, the command it runs, and other words it is known by."""

    key: str
    says: str
    command: str
    also: tuple[str, ...] = ()
    aloud: str = ""  # what is said in place of a letter that is not read aloud

    def is_called(self, typed: str) -> bool:
        """Whether it is meant by what was typed, small and without blanks around it."""
        return typed in (self.key, self.says, *self.also)


TODAY = MenuItem("", "today's page", "today")
MORE = MenuItem("m", "more", "", ("menu",))
LEAVE = MenuItem("q", "leave", "", ("bye", "done", "goodbye", "good night", "goodnight"))
STEP = MenuItem("s", "go on with the step", "work", ("step", "the step", "go on", "next"))

FRONT = (
    MenuItem("c", "craving", "craving"),
    MenuItem("u", "I used", "lapse", ("i used", "used")),
    MenuItem("!", "emergency", "sos", ("e", "sos"), aloud="sos"),
    MenuItem("k", "check in", "checkin"),
    MenuItem("w", "write", "journal add"),
    STEP,
    MORE,
    LEAVE,
)

# The second page, under headings. With it the whole program is used without knowing a command.
DEEPER: dict[str, tuple[MenuItem, ...]] = {
    "Worksheets": (
        MenuItem("i", "inventory", "inventory add", ("take stock",)),
        MenuItem("a", "amends", "amends add"),
        MenuItem("h", "a pattern", "pattern add", ("patterns", "habit")),
        MenuItem("y", "what my sponsor asked", "instruction add", ("instructions",)),
    ),
    "People and days": (
        MenuItem("p", "people", "people call"),
        MenuItem("n", "someone new", "people add", ("new person",)),
        MenuItem("d", "days", "days"),
        MenuItem("t", "meetings", "meeting"),
        MenuItem("g", "gratitude", "gratitude"),
        MenuItem("o", "my plan", "plan"),
    ),
    "Look back": (
        MenuItem("j", "what I wrote", "journal list", ("my journal",)),
        MenuItem("f", "find words", "search", ("find", "search")),
        MenuItem("l", "look back", "insight"),
        MenuItem("v", "how far I have come", "progress"),
    ),
    "Read": (
        MenuItem("r", "the steps", "steps", ("read", "steps")),
        MenuItem("b", "topics", "learn"),
    ),
    "Share and settings": (
        MenuItem("x", "share what is marked", "share --marked --read"),
        MenuItem("z", "settings", "settings"),
    ),
}

A_SENTENCE = 3  # words from which on a line may be no command at all, but one's own

ALL = (*FRONT, *(choice for group in DEEPER.values() for choice in group))


def called(typed: str) -> MenuItem | None:
    """The choice that is meant by what was typed."""
    small = " ".join(typed.lower().split()).strip("[]().")
    return next((choice for choice in ALL if choice.is_called(small)), None)
