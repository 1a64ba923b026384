"""The home as a whole: new, in order, or something to be careful with."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from stepguide.advice import Do
from stepguide.errors import FailedError, InvalidDataError, StepguideError
from stepguide.home import files, told

FORMAT = 1
STORE, SETTINGS, LOCK = "store.json", "settings.json", "lock"
HELD = "lock.held"  # in place of the lock, on a disk that knows none
RECORDS, DRAFTS, TRASH, BACKUPS = "records", "drafts", "trash", "backups"

PATIENCE = 10.0  # seconds to wait for another program's change
LEFT_AFTER = 600.0  # seconds: no change takes as long

LOOK_CLOSER = Do("doctor", "Nothing was changed. To look at every file")


class Damage(NamedTuple):
    """A file or folder that could not be used, with the reason in words."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Home:
    """One person's folder. Nothing is read or made until it is needed.

    `damage` gathers what could not be read on the way; `remarks` what is only worth a line;
    `lacks` what its disk was found not to do; `was_made` says that this run made the home,
    `has_saved` that it put something new in it or changed something.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.damage: list[Damage] = []
        self.remarks: list[str] = []
        self.lacks: set[str] = set()
        self.was_made = False
        self.has_saved = False
        self._trouble: Damage | None = None
        self._looked = False

    @property
    def store_file(self) -> Path:
        return self.root / STORE

    def is_new(self) -> bool:
        """Whether there is no home here yet: no folder, or one without anything of ours."""
        try:
            return not self.store_file.is_file() and not self._holds_records()
        except OSError:  # what may not be looked at is there
            return False

    def tell_if_missing(self) -> None:
        """Have it told at the end of the run that there is no folder, if there is none: where it
        was named wrongly, everything looks lost."""
        if not os.path.lexists(self.root):
            self.remarks.append(
                f"the folder {self.root} does not exist yet; your first words make it."
            )

    def trouble(self) -> Damage | None:
        """Why this home must not be written to, or None; looked at once."""
        if not self._looked:
            self._trouble = self._look()
            self._looked = True
            if self._trouble:
                self.note(self._trouble)
        return self._trouble

    def note(self, damage: Damage) -> None:
        """Remember something that could not be read, once."""
        if damage not in self.damage:
            self.damage.append(damage)

    def folder(self, *parts: str) -> Path:
        """A folder of the home; InvalidDataError where a link would lead out of it."""
        path = self.root
        for part in parts:
            path = path / part
            if path.is_symlink():
                raise InvalidDataError(
                    f"{path} is a symbolic link, and links are not followed out of your folder.",
                    "Put a real folder there, or take the link away.",
                )
        return path

    def names(self, *parts: str) -> list[str]:
        """The names in a folder of the home, unsorted; empty when there is no such folder."""
        try:
            return os.listdir(self.folder(*parts))  # noqa: PTH208 (names alone, and many)
        except FileNotFoundError:
            return []
        except InvalidDataError as error:
            self.note(Damage(self.root.joinpath(*parts), error.message.rstrip(".")))
        except OSError as error:
            if self.root.is_file():
                self.trouble()  # which says all there is to say
            else:
                reason = f"the folder cannot be read ({error.strerror})"
                self.note(Damage(self.root.joinpath(*parts), reason))
        return []

    def ready(self, now: datetime) -> None:
        """Make the home if it is new; InvalidDataError if it must not be written to, FailedError
        where a file is in its place.

        Several processes may do this at once.
        """
        # A session may last for hours, and another stepguide may have been at work meanwhile.
        self._looked = False
        if trouble := self.trouble():
            if trouble.path == self.root:
                where = "Move that file away, or set STEPGUIDE_HOME to another place."
                raise FailedError(f"{trouble}.", where)
            raise InvalidDataError(f"{trouble}.", LOOK_CLOSER)
        if self.store_file.is_file():
            return
        files.make_folder(self.root)
        if not any(self.root.iterdir()):
            files.set_mode(self.root, files.FOLDER_MODE)
        content = {"format": FORMAT, "program": "stepguide", "created_at": now}
        try:
            files.write_new(self.store_file, to_json(content, indent=2) + b"\n")
        except FileExistsError:
            return
        self.was_made = True

    def begin(self, now: datetime) -> None:
        """Make the home if it is new and can be made; where it cannot, that is no error yet."""
        with suppress(OSError, StepguideError):
            self.ready(now)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the home's lock while something that exists is changed."""
        from stepguide.home import disk, locks

        path = self.folder() / LOCK
        if path.is_symlink():  # to lock what it leads to could empty that
            raise InvalidDataError(f"{path} is a symbolic link.", "Take it away, and try again.")
        lock: locks.Held | None
        try:
            lock = locks.lock(path, PATIENCE)
        except locks.RefusedError:
            self.lacks.add(disk.LOCKS)
            lock = locks.marker(self.root / HELD, PATIENCE, LEFT_AFTER)
        if lock is None:
            raise FailedError(
                "Another stepguide is changing something at this moment.",
                "Wait until it is done, then try again. Nothing was changed.",
            )
        try:
            yield
        finally:
            lock.release()

    def told_once(self) -> list[str]:
        """What the person has to know of the disk and was never told, in sentences."""
        if not self.lacks and not files.open_to_others:
            return []
        from stepguide.home import disk

        if any(path.is_relative_to(self.root) for path in files.open_to_others):
            self.lacks.add(disk.PERMISSIONS)
        return disk.told_once(self.root, self.store_file, self.lacks)

    def is_first(self, name: str) -> bool:
        """Whether what is called so is to be said now: it was not yet, and from now on it was.
        Before there is a home nothing remembers it, and it is said."""
        if self.is_new():
            return True
        known = told.told(self.store_file) if self._look() is None else None
        if known is None or name in known:
            return False
        told.tell(self.store_file, name)
        return True

    def _look(self) -> Damage | None:
        try:
            mode = self.root.stat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISDIR(mode):
            return Damage(self.root, "this is a file, and stepguide needs a folder there")
        try:
            data = files.read_file(self.store_file)
        except FileNotFoundError:
            # Another process may have made the home between the two looks.
            if not self._holds_records() or self.store_file.is_file():
                return None
            return Damage(self.store_file, "it is missing, though there are records beside it")
        except OSError as error:
            return Damage(self.store_file, f"it cannot be read ({error.strerror})")
        return self._judge(data)

    def _judge(self, data: bytes) -> Damage | None:
        try:
            content = from_json(data)
            found = content["format"]
        except (ValueError, TypeError, KeyError):
            reason = "it is not what it was, as if it had been cut or altered"
            return Damage(self.store_file, reason)
        if not isinstance(found, int) or found < 1:
            return Damage(self.store_file, "it names no format that there is")
        if found > FORMAT:
            return Damage(self.store_file, "this folder belongs to a newer stepguide")
        return None

    def _holds_records(self) -> bool:
        for part in (RECORDS, TRASH):
            try:
                kinds = list((self.root / part).iterdir())
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                return True
            if any(map(_holds_something, kinds)):
                return True
        return False


def _holds_something(path: Path) -> bool:
    try:
        return path.is_file() or any(path.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True
