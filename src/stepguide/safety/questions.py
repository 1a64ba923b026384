"""The answers that safety hangs on, and which commands they can reach: plain facts, so that a
command that takes none of them costs nothing."""

from collections.abc import Iterable
from typing import Any, Literal

Danger = Literal[
    "emergency",
    "living",
    "unsafe",
    "use",
    "about",
    "craving",
    "break",
    "report",
    "medication",
    "unclear",
]

# The fields that are looked at, sheet by sheet.
LOOKED_AT = {
    "checkin": ("craving", "medication", "use", "living", "unsafe"),
    "craving": ("strength", "where", "again"),
}
TAG, ENDED, WORDS = "tag", "ended", "words"
WRITING = ("journal add",)  # commands whose words may be all there is to say: "I used"
LOOKING = ("list", "search")  # commands whose tags only choose what is shown
# What a command tells of by its name, and what it is met with where its words are not understood.
TOLD: dict[str, tuple[Danger, ...]] = {"days used": ("report",)}
OPENED: dict[str, tuple[Danger, ...]] = {
    "lapse": ("use",),
    "craving": ("craving",),
    "people call": ("craving",),
}
# Commands that show numbers from the guide, so that without it they show the card first.
OF_HELP = ("", "today", "craving", "checkin", "lapse", "people", "days", "sos", "journal")


def taken(path: str, params: Iterable[Any]) -> dict[str, Any]:
    """The parameters of the command `path` that are looked at, by what they are called there."""
    if path.endswith(LOOKING):
        return {}
    wanted = [*LOOKED_AT.get(path.partition(" ")[0], ()), TAG, ENDED]
    wanted += [WORDS] if path in WRITING else []
    named = {str(one.opts[0]).removeprefix("--"): one for one in params}
    return {name: one for name, one in named.items() if name in wanted}
