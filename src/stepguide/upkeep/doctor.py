"""Looks at every file of the home, and changes none."""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from stepguide.advice import Do, Said
from stepguide.home import disk, drafts, files, ids, settings, whose
from stepguide.home.collection import Collection, of_kind
from stepguide.home.dates import USUAL
from stepguide.home.kinds import BY_ID, TIMELESS, WRITINGS
from stepguide.home.record import Record
from stepguide.home.store import (
    BACKUPS,
    DRAFTS,
    ELSEWHERE,
    LOCK,
    OURS,
    RECORDS,
    SETTINGS,
    STORE,
    TRASH,
    Home,
)
from stepguide.records.listing import another_time
from stepguide.terminal.dates import shown
from stepguide.terminal.text import counted
from stepguide.upkeep import strays
from stepguide.upkeep.records import Finding, Health, Shell

KEEP_A_COPY = "Keep a copy of it before you change it; a text editor can show what is left in it."
COPY_BACK = "If you have a backup, copy the file back from there."


class Doctor:
    """One look at a home. `seen` is called for each file, for whoever shows progress."""

    def __init__(self, home: Home, now: datetime, seen: Callable[[], None]) -> None:
        self.home, self.horizon = home, ids.horizon(now)
        self.root = home.root
        self.seen = seen
        self.files = 0
        self._by_id: dict[str, tuple[Path, Record]] = {}
        self._in_records: dict[str, tuple[Path, Record]] = {}
        self._lacks: list[str] = []
        self._open: list[Path] = []
        self._owner = os.geteuid()
        self._anothers: list[Path] = []
        home.only_looks = True

    def look(self) -> Health:
        """Every finding, in the order of the folders."""
        if not os.path.lexists(self.root):
            return Health([], 0)
        findings = [*self._whole(), *self._disk()]
        self._modes(self.root)
        findings += self._top()
        for part in (RECORDS, TRASH):
            findings += self._kinds(self.root / part)
        findings += self._drafts()
        return Health([*findings, *self._owners(), *self._opened()], self.files)

    def _whole(self) -> Iterator[Finding]:
        if trouble := self.home.trouble():
            back = _way_back(self.root, trouble.reason)
            then = (ELSEWHERE,) if self.home.is_anothers else back
            yield Finding(trouble.path, trouble.reason, then)
        before = len(self.home.remarks)
        settings.load(self.home)
        if self.home.remarks[before:]:
            del self.home.remarks[before:]
            path = self.root / SETTINGS
            owner = whose.other_owner(path)
            mend = self._how_to_read(path) if owner else KEEP_A_COPY
            yield Finding(path, "it cannot be read as settings", mend)
        self.home.damage.clear()

    def _disk(self) -> Iterator[Finding]:
        self._lacks = disk.lacking(self.root, self.home.store_file)
        owner = files.owner_there(self.root)
        self._owner = self._owner if owner is None else owner
        for lack in self._lacks:
            yield Finding(self.root, f"the disk that holds it {disk.LACKS[lack]}", is_wrong=False)

    def _top(self) -> Iterator[Finding]:
        for path in _inside(self.root):
            if path.name not in (*OURS, BACKUPS):
                yield strays.at_the_top(path)
            elif path.is_symlink():
                yield strays.link(path)
            if path.name in (STORE, SETTINGS, LOCK):
                self._count()
                self._modes(path)

    def _kinds(self, part: Path) -> Iterator[Finding]:
        if part.is_symlink():
            return
        self._in_records, self._by_id = self._by_id, {}
        yield from self._folder(part)
        for path in _inside(part):
            if whose.is_beside(path.name):
                continue
            if path.is_symlink() or not path.is_dir():
                yield strays.link(path) if path.is_symlink() else strays.misplaced(path)
                continue
            yield from self._folder(path)
            if path.name in BY_ID:
                yield from self._records(path, of_kind(self.home, path.name, part.name))
            else:
                what = "this stepguide knows no records of this kind, and did not check them"
                yield Finding(path, what, is_wrong=False)

    def _records(self, folder: Path, kept: Collection[Any]) -> Iterator[Finding]:
        for path in _inside(folder):
            self._count()
            self._modes(path)
            if found := strays.stray(path, kept):
                yield found
            else:
                yield from self._record(path, kept)

    def _record(self, path: Path, kept: Collection[Any]) -> Iterator[Finding]:
        try:
            record = kept.record_in(kept.read(path.name))
        except OSError as error:
            yield Finding(path, whose.unread(path, error), self._how_to_read(path))
            return
        except ValueError as error:
            yield Finding(path, str(error), _mending(str(error)))
            return
        if not ids.is_file_name(path.name) or ids.id_in(path.name) != record.id:
            what = f"its name and its content speak of different records ({record.id} inside)"
            yield Finding(path, what, f"Its own name would be {record.file_name}")
        elif path.name != record.file_name:
            then: Said = f"Its own name would be {record.file_name}"
            if record.kind in WRITINGS:
                then = Do(
                    f"journal edit {record.id} --at {record.at.isoformat()}",
                    "Any change of it puts that right, such as",
                )
            yield Finding(path, "its name gives another time than its content", then)
        elif path.name > self.horizon and kept.part == RECORDS and kept.kind not in TIMELESS:
            what = f"it is about a time to come ({record.at.date()}), as if a clock had been wrong"
            yield Finding(path, what, another_time(record, "To change that"), is_wrong=False)
        yield from self._same_id(path, record)

    def _same_id(self, path: Path, record: Record) -> Iterator[Finding]:
        twin, other = self._by_id.setdefault(record.id, (path, record))
        if twin != path:
            older = path if record.updated_at < other.updated_at else twin
            last = record.updated_at if older == twin else other.updated_at
            day = shown(last, USUAL, clock=True)
            then: Do | tuple[Said | Shell, ...] = (
                f"Both are listed, and its id means the one changed last, {day}.",
                Shell(
                    "When you have seen both, to let go of the older", f"rm {whose.quoted(older)}"
                ),
            )
            if twin.name == path.name and record.kind in WRITINGS:  # it was changed into the other
                then = Do(
                    f"journal edit {record.id} --at {record.at.isoformat()}",
                    "A change of it was cut off. Any other puts that right, such as",
                )
            yield Finding(path, f"it has the same id as {twin}", then)
        elif self._in_records.get(record.id):
            there = self._in_records[record.id][0]
            gone = Shell("To let go of the one in the trash", f"rm {whose.quoted(path)}")
            yield Finding(path, f"it is in the trash and there too: {there}", gone, is_wrong=False)

    def _drafts(self) -> Iterator[Finding]:
        folder = self.root / DRAFTS
        if folder.is_symlink() or not folder.is_dir():
            yield from self._folder(folder)
            return
        self._modes(folder)
        for draft in drafts.every(self.home):
            state = "is open now" if draft.in_use() else "is waiting to be finished"
            then = Do(f"journal drafts open {draft.short_id}")
            yield Finding(draft.folder, f"this draft {state}", then, is_wrong=False)
        for damage in self.home.damage:
            yield Finding(damage.path, damage.reason, KEEP_A_COPY)
        self.home.damage.clear()
        for path in _inside(folder):
            if path.is_symlink():
                yield strays.link(path)
            elif path.is_dir():
                if drafts.is_unbegun(path):
                    yield strays.leftover(path)
                for inner in (path, *_inside(path)):
                    self._count()
                    self._modes(inner)
                    if found := strays.in_a_draft(inner):
                        yield found

    def _folder(self, path: Path) -> Iterator[Finding]:
        if not os.path.lexists(path) or path.is_symlink():
            return
        if not path.is_dir():
            yield Finding(path, "it is not a folder", "Move it away, and keep a copy of it.")
            return
        self._modes(path)
        try:
            next(path.iterdir(), None)
        except OSError as error:
            what = whose.unread(path, error, "the folder")
            yield Finding(path, what, self._how_to_read(path))

    def _modes(self, path: Path) -> None:
        """Note whom a file or folder belongs to, and whether others can open it."""
        try:
            there = path.lstat()
        except OSError:  # gone in this moment
            return
        if stat.S_ISLNK(there.st_mode):
            return
        if there.st_uid != self._owner:
            self._anothers.append(path)
        if there.st_mode & 0o077 and disk.PERMISSIONS not in self._lacks:
            self._open.append(path)

    def _owners(self) -> Iterator[Finding]:
        if self._anothers:
            first = self._anothers[0]
            owner = whose.called(first.lstat().st_uid)
            is_whole = first == self.root
            what = f"it belongs to {owner}, who can change or take away what is in it"
            if not is_whole:
                number = counted(len(self._anothers), "file in it belongs", "files in it belong")
                what = f"{number} to {owner}"
            back = whose.take_back(self.root, self._owner)
            yield Finding(self.root, what, Shell("To have it back", back))

    def _opened(self) -> Iterator[Finding]:
        """One line for all that others can open; in a folder that is closed itself they cannot,
        until a file is copied somewhere else."""
        if not self._open:
            return
        parts = [path for path in self.home.own_parts() if path.exists()]
        is_wrong = self.root in self._open and any(path in self._open for path in parts)
        it = "it"
        if self._open != [self.root]:
            it = f"{counted(len(self._open), 'file or folder', 'files and folders')} in it"
        what = f"others on this computer may be able to open {it}"
        if not is_wrong:
            what = f"{it} would be open to others, were it copied somewhere else as it is"
        then = Shell("To close it to others", f"chmod -R go= {' '.join(map(whose.quoted, parts))}")
        yield Finding(self.root, what, then, is_wrong)

    def _how_to_read(self, path: Path) -> Shell:
        if whose.other_owner(path):
            return Shell("To have it back", whose.take_back(self.root))
        return Shell("Look at who owns it", f"ls -l {whose.quoted(path)}")

    def _count(self) -> None:
        self.files += 1
        self.seen()


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _mending(reason: str) -> str:
    if "newer" in reason:
        return "Update stepguide to read it."
    return f"{KEEP_A_COPY} {COPY_BACK}"


def _way_back(root: Path, reason: str) -> tuple[Said | Shell, ...]:
    if "newer" in reason:
        return ("Update stepguide to use this folder.",)
    anew = f"printf '{{\"format\": 1}}' > {whose.quoted(root / STORE)}"
    return COPY_BACK, Shell("If you have none, and this is your own folder, make it anew", anew)
