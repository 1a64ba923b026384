"""The folders in use, and how much is in them."""

import os
from dataclasses import dataclass
from pathlib import Path

from stepguide.home.store import DRAFTS, RECORDS, SETTINGS, TRASH, Home
from stepguide.upkeep import wiping


@dataclass(frozen=True)
class Places:
    """The folders and files in use."""

    home: Path
    chosen_by: str
    exists: bool
    records: Path
    drafts: Path
    trash: Path
    settings: Path
    guide: Path


@dataclass(frozen=True)
class Contents:
    """How much there is to take away."""

    records: int
    in_trash: int
    drafts: int
    others: list[str]


def places(home: Home, chosen_by: str, guide: Path) -> Places:
    """Where everything is; nothing has to exist."""
    root = home.root
    return Places(
        root,
        chosen_by,
        root.is_dir(),
        root / RECORDS,
        root / DRAFTS,
        root / TRASH,
        root / SETTINGS,
        guide,
    )


def contents(home: Home) -> Contents:
    """What `wipe` would remove, and what in the folder is not ours to remove."""
    return Contents(
        _count(home.root / RECORDS),
        _count(home.root / TRASH),
        len(home.names(DRAFTS)),
        wiping.others(home),
    )


def _count(part: Path) -> int:
    return sum(
        name.endswith(".json") for _, _, names in os.walk(part) for name in names if name[0] != "."
    )
