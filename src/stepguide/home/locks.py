"""One program at a time: the system's own lock, or a file in its place where the disk has none."""

import errno
import fcntl
import os
import time
from pathlib import Path
from typing import Protocol

from stepguide.home import files

# NFS says EBADF of a file that could only be opened to be read.
REFUSED = {
    *(errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EINVAL, errno.EBADF),
}


class Held(Protocol):
    """A lock that is held until it is released."""

    def release(self) -> None: ...


class RefusedError(Exception):
    """The disk cannot lock files."""


def lock(path: Path, patience: float) -> Held | None:
    """The system's lock on `path`, to be released; None when another program holds it for longer
    than `patience` seconds, RefusedError where the disk knows no locks."""
    from filelock import FileLock, Timeout

    # The library would set the mode of a file that it makes, and fail where there are no modes.
    files.make_file(path)
    found = FileLock(path, timeout=patience, fallback_to_soft=False)
    try:
        found.acquire()
    except Timeout:
        return None
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        raise RefusedError from None
    return found


def marker(path: Path, patience: float, left_after: float) -> Held | None:
    """`path` as a file that says who holds it, to be released; None when another program does.

    What a program that was killed left is taken over. Whether one on another machine still runs
    cannot be known, so what it made counts for `left_after` seconds.
    """
    from filelock import SoftFileLock, Timeout

    found = SoftFileLock(path, timeout=patience, poll_interval=patience / 5)
    try:
        found.acquire()
    except Timeout:
        if not _is_older(path, left_after):
            return None
        found.break_lock()
        return marker(path, patience, left_after)
    return found


def can_lock(path: Path) -> bool:
    """Whether the disk can lock the file `path`; yes where that cannot be tried."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in REFUSED
    finally:
        os.close(descriptor)
    return True


def _is_older(path: Path, seconds: float) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > seconds
    except OSError:
        return False
