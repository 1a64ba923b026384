"""What the disk that holds a home cannot do, and whether the person was told of it."""

from pathlib import Path

from stepguide.home import files, locks, told

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
    known = told.told(store_file)
    if known is None:
        return []
    untold = [lack for lack in LACKS if lack in lacks and lack not in known]
    told.tell(store_file, *untold)
    return [f"the disk that holds {root} {LACKS[lack]}." for lack in untold]
