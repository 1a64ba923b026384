"""Files written so that a crash, a full disk or a second process can never leave half of one.

Every function raises OSError as the system gives it; the error names its file.
"""

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

_TO_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

FOLDER_MODE = 0o700
FILE_MODE = 0o600
LARGEST_FILE = 16 * 1024 * 1024
TEMPORARY = ".tmp"

_TEMPORARY_NAME = r"\..+\.[0-9a-f]{8}\.tmp"
_NOT_HERE = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_NO_LINKS = {*_NOT_HERE, errno.EMLINK, errno.EXDEV, errno.EINVAL}

# What this run wrote where it could not be made the owner's alone, for whoever tells of it.
open_to_others: set[Path] = set()


class TooLargeError(OSError):
    """A file is larger than anything this program writes."""


def make_folder(path: Path) -> None:
    """Make `path` and what is missing above it, for the owner alone whatever the umask."""
    if path.is_dir():
        return
    make_folder(path.parent)
    try:
        path.mkdir(FOLDER_MODE)
    except FileExistsError:
        if path.is_dir():
            return
        raise
    _give_folder(path)
    set_mode(path, FOLDER_MODE)
    sync_folder(path.parent)


def set_mode(path: Path, mode: int, descriptor: int | None = None) -> None:
    """Give a file or folder, open as `descriptor` if it is, its mode. A disk that has none is no
    error: `open_to_others` remembers what was left as it is."""
    try:
        if descriptor is None:
            path.chmod(mode)
        else:
            os.fchmod(descriptor, mode)
        is_set = is_private(path)
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
        is_set = False
    if not is_set:
        open_to_others.add(path)


def keeps_modes(folder: Path) -> bool:
    """Whether files in `folder` can be for the owner alone; yes where none can be made."""
    return _tried(folder)[0]


def owner_there(folder: Path) -> int | None:
    """The user whose a file is that is made in `folder` now; None where none can be made."""
    return _tried(folder)[1]


def _tried(folder: Path) -> tuple[bool, int | None]:
    """Both, found out on a file that is there for a moment."""
    try:
        probe = _write_temporary(folder / "probe", b"")
        owner = probe.lstat().st_uid
        probe.unlink()
    except OSError:
        return True, None
    can = probe not in open_to_others
    open_to_others.discard(probe)
    return can, owner


def is_private(path: Path) -> bool:
    """Whether only the owner can use `path`; file systems without modes answer no."""
    return stat.S_IMODE(path.lstat().st_mode) & 0o077 == 0


def is_temporary(name: str) -> bool:
    """Whether `name` is one that a file has while it is being written."""
    return name.endswith(TEMPORARY) and bool(re.fullmatch(_TEMPORARY_NAME, name))


def read_file(path: str | Path, largest: int = LARGEST_FILE, cut: bool = False) -> bytes:
    """The bytes of `path`, which must not be a link.

    Where there are more than `largest`, TooLargeError, or with `cut` the first of them.
    """
    descriptor = os.open(path, _TO_READ)
    try:
        data = os.read(descriptor, 65536)
        if len(data) == 65536:
            parts = [data]
            size = len(data)
            while data := os.read(descriptor, 1 << 20):
                parts.append(data)
                size += len(data)
                if size > largest:
                    if cut:
                        break
                    raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
            data = b"".join(parts)
        return data
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to `path`, which must not exist yet: FileExistsError if it does.

    When it raises, nothing new is there.
    """
    temporary = _write_temporary(path, data)
    try:
        _place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    try:
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def write_over(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one go: readers see the old file or the new one."""
    temporary = _write_temporary(path, data)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_file(path: Path) -> None:
    """Make an empty file for the owner alone, unless there is something at `path`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags, FILE_MODE)
    except FileExistsError:
        return
    try:
        _give(descriptor, path.parent)
        set_mode(path, FILE_MODE, descriptor)
    finally:
        os.close(descriptor)


def append(path: Path, data: bytes) -> None:
    """Add `data` to the end of `path`, and return once it is on the disk."""
    # A draft that was cut off before its text was made goes on all the same.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Rename `source` to `target`, never over something; call it with the home locked."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def remove(path: Path) -> None:
    """Remove one file for good; one that is gone already is no error."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the folder's own list of names written to the disk, where the system can."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.EACCES):
            raise
    finally:
        os.close(descriptor)


def _write_temporary(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, FILE_MODE)
    try:
        _give(descriptor, path.parent)
        set_mode(temporary, FILE_MODE, descriptor)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    return temporary


def _give(descriptor: int, folder: Path) -> None:
    """Give what root made in somebody's folder to them: made with sudo once, it could never be
    opened without it."""
    if os.geteuid() != 0:
        return
    there = folder.stat()
    if there.st_uid != 0:
        with suppress(OSError):
            os.fchown(descriptor, there.st_uid, there.st_gid)


def _give_folder(path: Path) -> None:
    if os.geteuid() != 0:
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        _give(descriptor, path.parent)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    # Near a full disk write() takes only a part and reports no error.
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _place(temporary: Path, path: Path) -> None:
    if _link(temporary, path):
        return
    # Without links: hold the name first, so that nothing is replaced.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    try:
        temporary.replace(path)
    except OSError:
        path.unlink()
        raise


def _link(temporary: Path, path: Path) -> bool:
    """Give the file its name as a second one; False where the disk or the system has no links."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except (AttributeError, NotImplementedError):  # Android, and systems that always follow
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return False
    return True
