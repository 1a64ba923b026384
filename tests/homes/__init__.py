"""Homes as earlier versions of the program left them, in folders named by the commit."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

HERE = Path(__file__).parent
OLD = HERE / "38969bd"

# The kinds that have a list, and the commands of each.
LISTED = {
    "entry": ["journal"],
    "inventory": ["inventory"],
    "pattern": ["pattern"],
    "amends": ["amends"],
    "instruction": ["instruction"],
    "plan": ["plan"],
    "meeting": ["meeting"],
    "visit": ["meeting", "visit"],
    "gratitude": ["gratitude"],
    "checkin": ["checkin"],
    "craving": ["craving"],
    "measure": ["measure"],
    "person": ["people"],
    "recovery": ["days"],
}


def moved_in(home: Path, old: Path = OLD) -> Path:
    """A home with what the old one holds, and the modes that a repository cannot keep."""
    copytree(old, home)
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return home


def stored(root: Path, kind: str, part: str = "records") -> dict[str, dict[str, Any]]:
    """What each record of a kind holds, by its id, in the order of their names."""
    found = map(read, sorted((root / part / kind).glob("*.json")))
    return {record["id"]: record for record in found}


def read(file: Path) -> dict[str, Any]:
    """What a file of JSON holds."""
    held: dict[str, Any] = json.loads(file.read_bytes())
    return held


def file_of(root: Path, record_id: str) -> Path:
    """Where a record or one in the trash is."""
    (file,) = root.glob(f"*/*/*-{record_id}.json")
    return file


def listed(root: Path, kind: str, part: str = "records") -> dict[str, dict[str, Any]]:
    """What the list of a kind has to hold: the journal has entries and answers in one."""
    more = stored(root, "answer", part) if kind == "entry" else {}
    return stored(root, kind, part) | more
