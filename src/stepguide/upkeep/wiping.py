"""Taking away everything that is ours in a folder, and nothing else."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from stepguide.errors import FailedError
from stepguide.home import files, whose
from stepguide.home.store import DRAFTS, HELD, LOCK, OURS, RECORDS, SETTINGS, STORE, TRASH, Home

TRIES = 5  # as another stepguide may go on writing
PARTS = (RECORDS, TRASH, DRAFTS)
_IN_USE = (errno.ENOTEMPTY, errno.EEXIST)


def wipe(home: Home, now: datetime) -> bool:
    """Remove every file and folder of ours; links go, what they point to stays. False where
    something was written meanwhile in another window, which is kept.

    `store.json` goes last, so that a wipe cut off half-way is known for what it is. What the system
    refuses stops nothing else: FailedError once the rest is gone.
    """
    if (home.root / LOCK).is_symlink():
        (home.root / LOCK).unlink()
    try:
        with home.locked():
            refused = _cleared(home)
    except OSError:  # a lock that cannot be had keeps nobody from letting go of what is theirs
        refused = _cleared(home)
    if refused:
        first = refused[0]
        more = f", and {len(refused) - 1} more" if len(refused) > 1 else ""
        raise FailedError(
            f"Not everything could be removed ({first.strerror}: {first.filename}{more}).",
            home.belongs_to(first),
            "The rest is gone. See what is in the way, then try again.",
        )
    is_gone = not _own_files(home)
    if is_gone:
        for path in _last(home):
            _removed(path)
        is_gone = not _own_files(home)  # another may still have seen the sign when it wrote
    if is_gone:
        with suppress(OSError):
            home.root.rmdir()
    else:
        home.sign(now)
    return is_gone


def others(home: Home) -> list[str]:
    """What is in the folder and not ours to remove, as paths from there."""
    ours = {*_own(home), *_last(home)}
    left = [path for path in _inside(home.root) if path not in ours and path.name not in PARTS]
    for part in PARTS:
        inner = (Path(top) / name for top, _, names in os.walk(home.root / part) for name in names)
        left += [path for path in inner if path not in ours]
    return sorted(str(path.relative_to(home.root)) for path in left)


def _last(home: Home) -> list[Path]:
    """The sign, after all else, and what the lock is."""
    return [path for name in (LOCK, HELD, STORE) if (path := home.root / name).is_file()]


def _cleared(home: Home) -> list[OSError]:
    """Remove what is ours but for the sign and the lock; what was refused."""
    refused: list[OSError] = []
    for _ in range(TRIES):
        errors = [error for path in [*_own(home)] if (error := _removed(path))]
        refused = [error for error in errors if error.errno not in _IN_USE]
        if refused or not _own_files(home):
            break
    return refused


def _removed(path: Path) -> OSError | None:
    """Remove a file or an empty folder; the error where that is refused."""
    try:
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    except FileNotFoundError:
        return None
    except OSError as error:
        return error
    return None


def _own_files(home: Home) -> list[Path]:
    return [path for path in _own(home) if path.is_symlink() or not path.is_dir()]


def _own(home: Home) -> Iterator[Path]:
    """What is ours but for the sign and the lock, a folder after all that is in it."""
    for path in _inside(home.root):
        name = path.name
        if path.is_symlink():
            if name in OURS:
                yield path
        elif name in PARTS:
            yield from _in_part(path)
        elif name == SETTINGS:
            with suppress(OSError):
                if home.has_own_settings():
                    yield path
        elif whose.is_at_the_top(name) and path.is_file():
            yield path


def _in_part(part: Path) -> Iterator[Path]:
    if not part.is_dir():
        return
    for path in _inside(part):
        if path.is_symlink() or not path.is_dir():
            if path.is_symlink() or whose.is_beside(path.name) or whose.record_in(path.name):
                yield path
        elif part.name != DRAFTS:
            yield from filter(_is_of_a_record, _inside(path))
            yield path
        elif whose.is_id(path.name):
            for top, folders, names in os.walk(path, topdown=False):
                yield from (Path(top) / name for name in (*names, *folders))
            yield path
    yield part


def _is_of_a_record(path: Path) -> bool:
    """Whether it holds a record of ours or is of no use beside one."""
    if path.is_symlink():
        return True
    if path.is_dir():
        return False
    if whose.record_in(path.name) or whose.is_beside(path.name):
        return True
    try:
        return path.name.endswith(".json") and whose.is_record(files.read_file(path, cut=True))
    except OSError:
        return False


def _inside(folder: Path) -> list[Path]:
    try:
        return [*folder.iterdir()]
    except OSError:
        return []
