"""The home as a whole: new, in order, or something to be careful with."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from stepguide.advice import Do, Said
from stepguide.errors import FailedError, InvalidDataError, StepguideError
from stepguide.home import files, signs, told, whose

FORMAT = 1
STORE, SETTINGS, LOCK = "store.json", "settings.json", "lock"
HELD = "lock.held"  # in place of the lock, on a disk that knows none
RECORDS, DRAFTS, TRASH, BACKUPS = "records", "drafts", "trash", "backups"
OURS = (SETTINGS, LOCK, HELD, RECORDS, TRASH, DRAFTS, STORE)

PATIENCE = 10.0  # seconds to wait for another program's change
LEFT_AFTER = 600.0  # seconds: no change takes as long

CLOSED = "It is for you alone again."
ELSEWHERE = "Set STEPGUIDE_HOME to a folder of its own."
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
    `has_saved` that it put something new in it or changed something, `is_anothers` that what is in
    its place is another program's folder. With `only_looks` no mode in it is ever changed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.damage: list[Damage] = []
        self.remarks: list[Said] = []
        self.lacks: set[str] = set()
        self.was_made = False
        self.has_saved = False
        self.is_anothers = False
        self.only_looks = False
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
            elif not self.only_looks:
                self._close_again()
        return self._trouble

    def note(self, damage: Damage) -> None:
        """Remember something that could not be read, once."""
        if damage not in self.damage:
            self.damage.append(damage)

    def remark(self, line: Said) -> None:
        """Have a line told at the end of the run, once."""
        if line not in self.remarks:
            self.remarks.append(line)

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
                path = self.root.joinpath(*parts)
                self.note(Damage(path, whose.unread(path, error, "the folder")))
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
            raise InvalidDataError(f"{trouble}.", ELSEWHERE if self.is_anothers else LOOK_CLOSER)
        files.make_folder(self.root)
        self._tell_of_owner()
        if self.store_file.is_file():
            return
        if not any(self.root.iterdir()) and not whose.other_owner(self.root):
            files.set_mode(self.root.resolve(), files.FOLDER_MODE)
        self.sign(now)

    def sign(self, now: datetime) -> None:
        """Put the sign of a home in its place, unless it is there."""
        if self.store_file.is_file():
            return
        content = {"format": FORMAT, "program": "stepguide", "created_at": now}
        try:
            files.write_new(self.store_file, to_json(content, indent=2) + b"\n")
        except FileExistsError:
            return
        self.was_made = True

    def check_own(self) -> None:
        """InvalidDataError for another program's folder, in which not even a draft is kept."""
        if (trouble := self.trouble()) and self.is_anothers:
            raise InvalidDataError(f"{trouble}.", ELSEWHERE)

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

        places = (self.root, self.root.resolve())
        if any(path.is_relative_to(root) for path in files.open_to_others for root in places):
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
            found = self._anothers()
            if not found and self._holds_records():
                reason = "it is missing, though there are records beside it"
                found = Damage(self.store_file, reason)
            if found and self.store_file.is_file():  # made by another process between these looks
                self.is_anothers = False
                return None
            return found
        except OSError as error:
            return Damage(self.store_file, whose.unread(self.store_file, error))
        return self._judge(signs.without_mark(data))

    def _judge(self, data: bytes) -> Damage | None:
        try:
            content = from_json(data)
            is_signed = not isinstance(content, dict) or "format" in content
            if not is_signed and (found := self._anothers()):
                return found
            number = content["format"]
        except (ValueError, TypeError, KeyError):
            reason = "it is not what it was, as if it had been cut or altered"
            return Damage(self.store_file, reason)
        if not isinstance(number, int) or number < 1:
            return Damage(self.store_file, "it names no format that there is")
        if number > FORMAT:
            return Damage(self.store_file, "this folder belongs to a newer stepguide")
        return None

    def _anothers(self) -> Damage | None:
        """What of another program's is called as ours; None where nothing is, or this is a home."""
        try:
            found = self._stranger()
        except OSError:  # what may not be looked at may be ours
            found = None
        self.is_anothers = found is not None
        if found is None:
            return None
        return Damage(found, "it is another program's, and nothing of yours is put beside it")

    def _stranger(self) -> Path | None:
        parts = [self.root / part for part in (RECORDS, TRASH, DRAFTS)]
        inside = {part: _listed(part) for part in parts}
        kinds = [part / kind for part in parts[:2] for kind in inside[part]]
        if any(whose.record_in(name) for kind in kinds for name in _listed(kind)):
            return None
        inside[parts[2]] = [*filterfalse(whose.is_id, inside[parts[2]])]
        if self.store_file.is_file():
            return self.store_file
        for part, names in inside.items():
            if part.is_file() or (names and any(inner for _, _, inner in os.walk(part))):
                return part
        for name in (SETTINGS, LOCK, HELD):
            path = self.root / name
            if path.is_file() and not (name == SETTINGS and self.has_own_settings()):
                return path
        return None

    def has_own_settings(self) -> bool:
        """Whether the settings are there and of this program, whole or cut; OSError where they
        cannot be read."""
        path = self.root / SETTINGS
        return path.is_file() and whose.is_settings(files.read_file(path, cut=True))

    def _close_again(self) -> None:
        """Close to others what came back open to them, from git, a zip or a cloud: the folder, or
        where it holds other things, what is ours in it."""
        if not whose.is_open_to_others(self.root) or not self.store_file.is_file():
            return
        closed = [path for path in self.own_parts() if whose.is_open_to_others(path)]
        for path in closed:
            with suppress(OSError):  # of a disk that is only read
                mode = files.FOLDER_MODE if path.is_dir() else files.FILE_MODE
                files.set_mode(path.resolve(), mode)
        if any(not whose.is_open_to_others(path) for path in closed):
            self.remark(f"others could open what is yours in {self.root}. {CLOSED}")

    def own_parts(self) -> list[Path]:
        """What has to be for this person alone: the folder, or where it holds other things, what is
        ours in it."""
        if all(name in OURS or whose.is_at_home(name) for name in self.names()):
            return [self.root]
        return [path for name in OURS if not (path := self.root / name).is_symlink()]

    def _tell_of_owner(self) -> None:
        """Have it told where others own what is written to, and so what becomes of it. A disk that
        knows no owners gives every file the same one."""
        for path in (self.root, *(self.root / part for part in (RECORDS, TRASH, DRAFTS))):
            owner = whose.other_owner(path)
            if owner and files.owner_there(path) == os.geteuid():
                self.remark(
                    f"{path} belongs to {owner}, who can change or take away what you write there. "
                    f"If it is your own folder: {whose.take_back(self.root)}"
                )
                return

    def belongs_to(self, error: OSError) -> str:
        """Who stands in the way where something of ours may not be opened, and what to type; else
        nothing."""
        path = Path(str(error.filename))
        for one in (path, *path.parents):
            if one == self.root.parent or not one.is_relative_to(self.root):
                break
            if owner := whose.other_owner(one):
                return f"{one} belongs to {owner}. To have it back: {whose.take_back(self.root)}"
        return ""

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


def _listed(folder: Path) -> list[str]:
    """The names in a folder that a program may have words in; none where it is no folder."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [*filterfalse(whose.is_beside, os.listdir(folder))]  # noqa: PTH208 (names alone)


def _holds_something(path: Path) -> bool:
    try:
        return path.is_file() or any(path.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True
