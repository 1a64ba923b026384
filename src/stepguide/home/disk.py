"""What the disk that holds a home cannot do, and whether the person was told of it."""

from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json, to_json

from stepguide.home import files, locks

PERMISSIONS, LOCKS = "permissions", "locks"
LACKS = {
    PERMISSIONS: (
        "keeps no file permissions, so others who can use the disk may be able to read what you "
        "write there"
    ),
    LOCKS: (
        "cannot lock files. Everything can be saved and changed there; do it in one window at a "
        "time"
    ),
}


def lacking(root: Path, file: Path) -> list[str]:
    """What the disk that holds the folder `root`, and `file` in it, cannot do."""
    can = {PERMISSIONS: files.keeps_modes(root), LOCKS: locks.can_lock(file)}
    return [lack for lack in LACKS if not can[lack]]


def told_once(root: Path, store_file: Path, lacks: set[str]) -> list[str]:
    """A sentence for each of `lacks` that was not told of yet; that it was stands in the store's
    own file from now on."""
    try:
        content = from_json(files.read_file(store_file))
        told = list(content.get("told", []))
    except (OSError, ValueError, AttributeError, TypeError):
        return []
    untold = [lack for lack in LACKS if lack in lacks and lack not in told]
    if untold:
        content["told"] = told + untold
        with suppress(OSError):
            files.write_over(store_file, to_json(content, indent=2) + b"\n")
    return [f"the disk that holds {root} {LACKS[lack]}." for lack in untold]
