"""The folders in use, and taking everything away."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stepguide.errors import FailedError
from stepguide.home import files
from stepguide.home.store import DRAFTS, HELD, LOCK, RECORDS, SETTINGS, STORE, TRASH, Home

FOLDERS = (RECORDS, DRAFTS, TRASH)


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
    others: list[Path]


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
    ours = {*FOLDERS, STORE, SETTINGS, LOCK, HELD}
    others = [
        home.root / name
        for name in sorted(home.names())
        if name not in ours and not files.is_temporary(name)
    ]
    return Contents(
        _count(home.root / RECORDS), _count(home.root / TRASH), len(home.names(DRAFTS)), others
    )


def wipe(home: Home) -> None:
    """Remove every file and folder of ours; links go, what they point to stays.

    `store.json` goes last, so that a wipe cut off half-way is known for what it is.
    FailedError where the system refuses to remove something.
    """
    try:
        _remove_ours(home.root)
    except OSError as error:
        raise FailedError(
            f"Not everything could be removed ({error.strerror}: {error.filename}).",
            "Part of it is gone already. See what is in the way, then try again.",
        ) from None
    files.sync_folder(home.root)
    with suppress(OSError):
        home.root.rmdir()


def _remove_ours(root: Path) -> None:
    for name in FOLDERS:
        path = root / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
    for path in root.iterdir():
        if path.name in (SETTINGS, LOCK, HELD) or files.is_temporary(path.name):
            path.unlink(missing_ok=True)
    (root / STORE).unlink(missing_ok=True)


def _count(part: Path) -> int:
    return sum(
        name.endswith(".json") for _, _, names in os.walk(part) for name in names if name[0] != "."
    )
