"""What lies in a folder: every path with its mode and content, to compare before with after."""

import os
import stat
import subprocess
from pathlib import Path

Tree = dict[str, tuple[str, bytes]]

NOBODY = 65534


def tree(root: Path) -> Tree:
    """Every path below `root`, with its mode and what it holds (a link: where it leads)."""
    found: Tree = {}
    for path in (root, *root.rglob("*")):
        info = path.lstat()
        content = b""
        if stat.S_ISLNK(info.st_mode):
            content = os.fsencode(path.readlink())
        elif stat.S_ISREG(info.st_mode):
            content = path.read_bytes()
        found[str(path.relative_to(root))] = (stat.filemode(info.st_mode), content)
    return found


def all_private(root: Path) -> bool:
    """Whether every folder is 0700 and every file 0600, and there is nothing else."""
    return {mode for mode, _ in tree(root).values()} <= {"drwx------", "-rw-------"}


def leftovers(root: Path) -> list[Path]:
    """Temporary files that a write left behind."""
    return list(root.rglob("*.tmp"))


def give_away(root: Path) -> dict[str, int]:
    """Have `root` belong to a user without rights, for tests that root runs.

    The answer is for `subprocess`: it starts a process as that user, or, where we are no root,
    as ourselves.
    """
    if os.geteuid() != 0:
        return {}
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    above = root.parent
    while above != above.parent and above.stat().st_uid == 0 and above.stat().st_mode & 0o005 != 5:
        above.chmod(above.stat().st_mode | 0o055)
        above = above.parent
    return {"user": NOBODY, "group": NOBODY}


def can_mount() -> bool:
    """Whether a file system of our own can be mounted for a test."""
    try:
        done = subprocess.run(["unshare", "-Urm", "true"], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
