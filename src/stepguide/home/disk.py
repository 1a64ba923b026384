"""What the disk that holds a home cannot do."""

from pathlib import Path

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


def said(root: Path, lack: str) -> str:
    """A sentence on something that the disk which holds the folder `root` cannot do."""
    return f"the disk that holds {root} {LACKS[lack]}."
