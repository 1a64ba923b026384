"""Every command that takes a person's own words, with a line for each."""

from stepguide.terminal.options import OWN
from stepguide.writing.autosave import Autosaves
from tests.edge import commands

Path = tuple[str, ...]

# Where words are only looked for, there is nothing to keep.
LOOKS = {("journal", "search"), ("search",), ("learn",)}

# A row to change, before what changes one.
ROW = {
    "inventory": ["add", "resentment", "--who", "x"],
    "pattern": ["add", "--pattern", "x"],
    "amends": ["add", "--who", "x"],
    "days": ["milestone", "30", "x"],
    "instruction": ["add", "--text", "x"],
    "plan": ["add", "reason", "--reason", "x"],
    "meeting": ["add", "--name", "x"],
    "meeting visit": ["add", "--name", "x"],
    "gratitude": ["add", "--first", "x"],
    "checkin": ["--action", "x"],
    "craving": ["log", "5"],
    "people": ["add", "Kim"],
}

ONE, TWO = "the first of  my words, which I typed", "a second line\nof them: 'quoted' and \"so\""

# What is typed after the command: each holds ONE, and those with room for it TWO.
LINES: dict[Path, list[str]] = {
    ("journal", "add"): [ONE, "--tag", "calm"],
    ("inventory", "add"): ["resentment", "--who", ONE, "--happened", TWO],
    ("inventory", "edit"): ["last", "--who", ONE, "--happened", TWO],
    ("pattern", "add"): ["--pattern", ONE, "--gave", TWO],
    ("pattern", "edit"): ["last", "--pattern", ONE, "--gave", TWO],
    ("amends", "add"): ["--who", ONE, "--did", TWO],
    ("amends", "edit"): ["last", "--who", ONE, "--did", TWO],
    ("instruction", "add"): ["--text", ONE],
    ("instruction", "edit"): ["last", "--text", ONE],
    ("plan", "add"): ["if", "--when", ONE, "--then", TWO],
    ("plan", "edit"): ["last", "--reason", ONE],
    ("meeting", "add"): ["--name", ONE, "--note", TWO],
    ("meeting", "edit"): ["last", "--name", ONE, "--note", TWO],
    ("meeting", "log"): ["--name", ONE, "--heard", TWO],
    ("meeting", "visit", "add"): ["--name", ONE, "--heard", TWO],
    ("meeting", "visit", "edit"): ["last", "--name", ONE, "--heard", TWO],
    ("gratitude", "add"): ["--first", ONE, "--second", TWO],
    ("gratitude", "edit"): ["last", "--first", ONE, "--second", TWO],
    ("checkin",): ["--mood", "4", "--action", ONE],
    ("checkin", "edit"): ["last", "--action", ONE],
    ("craving", "log"): ["5", "--note", ONE],
    ("craving", "now"): ["5", "--note", ONE],
    ("craving", "edit"): ["last", "--note", ONE],
    ("people", "add"): ["Sam", "--reach", ONE],
    ("people", "edit"): ["Kim", "--reach", ONE],
    ("days", "milestone"): ["100", ONE],
    ("days", "used"): ["yesterday", "--note", TWO],
    ("days", "edit"): ["last", "--name", ONE, "--note", TWO],
    ("settings", "set"): ["name", ONE],
}


def taking() -> dict[Path, bool]:
    """Every command and group that takes a person's own words, and whether it keeps them."""
    return {
        path: isinstance(command, Autosaves)
        for path, command in commands.tree()
        if path not in LOOKS and any(one.metavar in OWN for one in command.params)
    }


def typed_in(path: Path) -> list[str]:
    """Which of the words stand in the line of a command."""
    return [words for words in (ONE, TWO) if words in LINES[path]]
