"""What lies in a folder: every path with its mode and content, to compare before with after."""

import os
import stat
import subprocess
from pathlib import Path

Tree = dict[str, tuple[str, bytes]]


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


def bound_by_modes() -> list[str]:
    """What to put before a command so that the modes of files bind it, which for root they do not.

    OSError where root has no way to give that up.
    """
    if os.geteuid() != 0:
        return []
    without = "-dac_override,-dac_read_search"
    words = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"]
    if subprocess.run([*words, "true"], capture_output=True).returncode:
        raise OSError("setpriv is not allowed to drop capabilities")
    return words


def can_mount() -> bool:
    """Whether a file system of our own can be mounted for a test."""
    try:
        done = subprocess.run(["unshare", "-Urm", "true"], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
