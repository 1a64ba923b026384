"""A craving at a real terminal, and what these tests say at its prompts."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from stepguide.guide.skills import Skill
from tests.clock import running_first
from tests.conftest import records
from tests.known import GUIDE
from tests.terminal.terminals import ENTER, Terminal, until

DAILY = GUIDE.daily
KIND = GUIDE.sheets.sheet("craving").kinds[0]
KNOWN = GUIDE.skills
SKILLS = KNOWN.skills

MARK = "> "
STRENGTH, TRIGGER, WHERE, AGAIN, HELPED = (
    KIND.field(name).ask for name in ("strength", "trigger", "where", "again", "helped")
)
CHOOSE = "m for others, s to go on: "
LISTED = "A number, Enter for 1, s to go on: "
ANOTHER = "A number, m for all, Enter to go on: "
SAFETY = "Before anything else:"
NUMBERS = (
    "US SafeSpot 1-800-972-0590 · Canada NORS 1-888-688-6677 stay on the phone.",
    "Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia · "
    "elsewhere your local emergency number",
    "Someone to talk to: 988 US, Canada · 116 123 UK, Ireland · 13 11 14 Australia · "
    "findahelpline.com EU, elsewhere",
)
# The same once more, where no country is chosen.
AGAIN_IN_SHORT = (
    "Emergency 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia",
    "Crisis line 988 US, Canada · 116 123 UK, Ireland · 13 11 14 Australia",
)
PEOPLE = DAILY.craving.person
NOBODY = DAILY.craving.nobody
PLAN = f"{DAILY.craving.own}:"
SKILL_LIST = f"{DAILY.craving.skills}:"
OFFER = DAILY.craving.skill.partition("{")[0]  # how the one that Enter begins is offered


def offered(skill: Skill) -> str:
    """How a skill is offered to Enter alone."""
    return DAILY.craving.skill.format(skill=skill.title, minutes=f"{skill.minutes} min")


class Way:
    """One craving: it waits for a prompt before it types, as a person does."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self.terminal, self.home = terminal, home

    def at(self, *shown: str) -> "Way":
        """Wait until each of these is shown, and until a line can be typed."""
        self.terminal.sees(*shown)
        self.terminal.is_ready_for_a_line()
        return self

    def asks(self, question: str) -> "Way":
        """Wait until this question can be answered."""
        return self.at(question, MARK)

    def says(self, *keys: str) -> "Way":
        """Type these, and Enter."""
        self.terminal.types(*keys, ENTER)
        return self

    def waits(self, said: str) -> "Way":
        """Wait until the timer runs after this has been said."""
        self.terminal.sees(said, "\r  ")
        return self

    def presses(self, key: str) -> "Way":
        """Press a key, without Enter."""
        self.terminal.types(key)
        return self

    def answers(self, strength: str = "", trigger: str = "", where: str = "") -> "Way":
        """Answer the first three questions, to the choice of a skill."""
        for question, said in ((STRENGTH, strength), (TRIGGER, trigger), (WHERE, where)):
            self.asks(question).says(said)
        return self.at(CHOOSE)

    def leaves(self) -> int:
        """Go on from the choice of a skill, to the end of one who is about to use: the code."""
        return self.says("s").terminal.ends()

    def ends(self, again: str = "", helped: str = "") -> int:
        """Go on from the choice of a skill to the end: the exit code."""
        self.says("s").asks(AGAIN).says(again).asks(HELPED).says(helped)
        return self.terminal.ends()

    def has_kept(self, **cells: object) -> "Way":
        """Wait until the one record holds these answers and no other."""
        until(partial(self._holds, cells))
        return self

    def _holds(self, cells: dict[str, object]) -> bool:
        return [row["cells"] for row in stored(self.home)] == [cells]

    @property
    def screen(self) -> str:
        """Everything shown, without the switching of marked pastes, and the ids as ID."""
        text = re.sub(r"\x1b\[\?2004[hl]", "", self.terminal.text)
        return re.sub(r"([Ss]aved (?:as )?)(?!for\b)[0-9a-z]{6}\b", r"\1ID", text)

    @property
    def read(self) -> str:
        """The same with every run of blanks and newlines as one blank."""
        return " ".join(self.screen.split())


def first_said(*texts: str, people: tuple[str, ...] = ()) -> str:
    """What stands before anything else on stderr, with no country chosen."""
    lines = (*people, *NUMBERS, *(getattr(DAILY.safety, one).text for one in texts))
    return "\n".join(["", SAFETY, *(f"  {line}" for line in lines), "", ""])


def stored(home: Path) -> list[dict[str, Any]]:
    """The cravings on the disk, oldest first."""
    return [json.loads(file.read_bytes()) for file in records(home, "craving")]


def cells(home: Path) -> dict[str, Any]:
    """The answers in the one craving there is."""
    (row,) = stored(home)
    found = row["cells"]
    assert isinstance(found, dict)
    return found


# A line on stderr at each file that is opened to be written below the home.
TELL_OF_WRITING = """
import os, sys
root = os.environ.get("STEPGUIDE_HOME", "")
def hook(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & os.O_CREAT:
        path = os.fsdecode(args[0]) if isinstance(args[0], (str, bytes, os.PathLike)) else ""
        if root and path.startswith(root):
            os.write(2, b"[writes]\\n")
sys.addaudithook(hook)
"""
WRITES = "[writes]"


def telling_of_writing(folder: Path) -> dict[str, str]:
    """An environment in which stderr tells of each file that is written below the home."""
    return running_first(folder / "tells.py", TELL_OF_WRITING)
