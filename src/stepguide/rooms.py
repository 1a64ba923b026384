"""Which words are commands, and the room that holds each: known without loading any of them."""

import re

from stepguide.home.kinds import KINDS

_WITH_A_PLACE = ("checkin", "craving")


def _kinds(of: str) -> dict[str, str]:
    """The groups of commands for the kinds that belong to a step, or to a day."""
    return {
        kind.typed: kind.room
        for kind in KINDS
        if kind.sheet and kind.of == of and kind.id not in _WITH_A_PLACE and " " not in kind.typed
    }


# In quotes from one blank to the next, or without any.
_WORD = r"""(?<!\S)(?:"([^"]*)"|'([^']*)'|(\S+))(?!\S)"""

# Each command, in the order of `--help`, and the room that holds it.
ROOMS = {
    "today": "today",
    "steps": "steps",
    "show": "steps",
    "start": "steps",
    "finish": "steps",
    "reopen": "steps",
    "work": "work",
    "progress": "progress",
    "days": "days",
    "checkin": "checkin",
    **_kinds("day"),
    "insight": "insight",
    "measure": "measure",
    "remind": "remind",
    "journal": "journal",
    **_kinds("step"),
    "search": "records",
    "tags": "records",
    "share": "share",
    "print": "paper",
    "learn": "learn",
    "compare": "learn",
    "faq": "learn",
    "fit": "learn",
    "sos": "sos",
    "craving": "craving",
    "lapse": "lapse",
    "people": "people",
    "settings": "settings",
    "where": "upkeep",
    "doctor": "upkeep",
    "wipe": "upkeep",
    "content": "content",
}

# What the root of the tree holds itself.
OWN = ("help", "version")

# Words for a command and an option together.
SHORT = {"morning": ("checkin", "--morning"), "evening": ("checkin", "--evening")}

# Before a word, which they do not take, these begin no command: "where is narcan".
ALONE = ("where", "version", *SHORT)


def words_of(line: str) -> list[str]:
    """The words of a command line that is typed at a prompt of the program. Quotes hold words
    together where they stand around them; an apostrophe within a word is a part of it."""
    found = re.finditer(_WORD, line)
    return [next(part for part in one.groups() if part is not None) for one in found]


def is_command(words: list[str]) -> bool:
    """Whether these words of a command line begin with a command, or are none but options.

    `help` explains the command behind it; before any other word it may be a call for help.
    """
    if not words or words[0].startswith("-"):
        return True
    if words[0] in ALONE:
        return all(word.startswith("-") and word != "-" for word in words[1:2])
    if words[0] not in OWN:
        return words[0] in ROOMS
    return len(words) == 1 or is_command(words[1:])
