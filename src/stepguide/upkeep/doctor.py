"""Looks at every file of the home, and changes none."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from stepguide.advice import Do, Said
from stepguide.home import disk, drafts, files, ids, settings
from stepguide.home.collection import Collection, of_kind
from stepguide.home.kinds import BY_ID, WRITINGS
from stepguide.home.store import BACKUPS, DRAFTS, HELD, LOCK, RECORDS, SETTINGS, STORE, TRASH, Home
from stepguide.upkeep.records import Finding, Health

OURS = {STORE, SETTINGS, LOCK, HELD, RECORDS, DRAFTS, TRASH, BACKUPS}

KEEP_A_COPY = "Keep a copy of it before you change it; a text editor can show what is left in it."
COPY_BACK = "If you have a backup, copy the file back from there."


class Doctor:
    """One look at a home. `seen` is called for each file, for whoever shows progress."""

    def __init__(self, home: Home, seen: Callable[[], None] = lambda: None) -> None:
        self.home = home
        self.root = home.root
        self.seen = seen
        self.files = 0
        self._by_id: dict[str, Path] = {}
        self._lacks: list[str] = []

    def look(self) -> Health:
        """Every finding, in the order of the folders."""
        if not os.path.lexists(self.root):
            return Health([], 0)
        findings = [*self._whole(), *self._disk(), *self._modes(self.root), *self._top()]
        for part in (RECORDS, TRASH):
            findings += self._kinds(self.root / part)
        findings += self._drafts()
        return Health(findings, self.files)

    def _whole(self) -> Iterator[Finding]:
        if trouble := self.home.trouble():
            yield Finding(trouble.path, trouble.reason, _way_back(self.root, trouble.reason))
        before = len(self.home.remarks)
        settings.load(self.home)
        if self.home.remarks[before:]:
            del self.home.remarks[before:]
            yield Finding(self.root / SETTINGS, "it cannot be read as settings", KEEP_A_COPY)
        self.home.damage.clear()

    def _disk(self) -> Iterator[Finding]:
        self._lacks = disk.lacking(self.root, self.home.store_file)
        for lack in self._lacks:
            yield Finding(self.root, f"the disk that holds it {disk.LACKS[lack]}", is_wrong=False)

    def _top(self) -> Iterator[Finding]:
        for path in _inside(self.root):
            if path.name in OURS:
                yield from self._links_and_leftovers(path)
            elif files.is_temporary(path.name):
                yield _leftover(path)
            else:
                yield Finding(path, "it is not one of stepguide's files", is_wrong=False)
            if path.name in (STORE, SETTINGS, LOCK):
                self._count()
                yield from self._modes(path)

    def _kinds(self, part: Path) -> Iterator[Finding]:
        if part.is_symlink():
            return
        self._by_id.clear()
        yield from self._folder(part)
        for path in _inside(part):
            if path.is_symlink() or not path.is_dir():
                yield from self._links_and_leftovers(path)
                yield from [] if path.is_symlink() else [_misplaced(path)]
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
            if files.is_temporary(path.name):
                yield _leftover(path)
                continue
            yield from self._modes(path)
            if not path.name.endswith(".json"):
                yield _misplaced(path)
                continue
            yield from self._record(path, kept)
            twin = self._by_id.setdefault(ids.id_in(path.name), path)
            if twin != path:
                yield Finding(path, f"it has the same id as {twin}", KEEP_A_COPY)

    def _record(self, path: Path, kept: Collection[Any]) -> Iterator[Finding]:
        try:
            record = kept.record_in(kept.read(path.name))
        except OSError as error:
            yield Finding(path, f"it cannot be read ({error.strerror})", _how_to_read(path))
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

    def _drafts(self) -> Iterator[Finding]:
        folder = self.root / DRAFTS
        if folder.is_symlink() or not folder.is_dir():
            yield from self._folder(folder)
            return
        yield from self._modes(folder)
        for draft in drafts.every(self.home):
            state = "is open now" if draft.in_use() else "is waiting to be finished"
            then = Do(f"journal drafts open {draft.short_id}")
            yield Finding(draft.folder, f"this draft {state}", then, is_wrong=False)
        for damage in self.home.damage:
            yield Finding(damage.path, damage.reason, KEEP_A_COPY)
        self.home.damage.clear()
        for path in _inside(folder):
            yield from self._links_and_leftovers(path)
            if path.is_dir() and not path.is_symlink():
                if drafts.is_unbegun(path):
                    yield _leftover(path)
                for inner in (path, *_inside(path)):
                    self._count()
                    yield from self._modes(inner)

    def _folder(self, path: Path) -> Iterator[Finding]:
        if not os.path.lexists(path) or path.is_symlink():
            return
        if not path.is_dir():
            yield Finding(path, "it is not a folder", "Move it away, and keep a copy of it.")
            return
        yield from self._modes(path)
        try:
            next(path.iterdir(), None)
        except OSError as error:
            yield Finding(path, f"the folder cannot be read ({error.strerror})", _how_to_read(path))

    def _modes(self, path: Path) -> Iterator[Finding]:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode) or disk.PERMISSIONS in self._lacks or files.is_private(path):
            return
        right = "700" if stat.S_ISDIR(mode) else "600"
        what = f"others on this computer may be able to open it (mode {stat.S_IMODE(mode):o})"
        yield Finding(path, what, f"chmod {right} '{path}'")

    def _links_and_leftovers(self, path: Path) -> Iterator[Finding]:
        if path.is_symlink():
            what = "it is a symbolic link, and links are not followed out of your folder"
            yield Finding(path, what, "Put the real file or folder there.")

    def _count(self) -> None:
        self.files += 1
        self.seen()


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _leftover(path: Path) -> Finding:
    what = "a write that was cut off left it; what it holds was never saved"
    return Finding(path, what, "If you do not miss anything, delete it.")


def _misplaced(path: Path) -> Finding:
    return Finding(path, "it is not a record", "If it is yours, move it out of this folder.")


def _mending(reason: str) -> str:
    if "newer" in reason:
        return "Update stepguide to read it."
    return f"{KEEP_A_COPY} {COPY_BACK}"


def _how_to_read(path: Path) -> str:
    return f"Look at who owns it: ls -l '{path}'"


def _way_back(root: Path, reason: str) -> str:
    if "newer" in reason:
        return "Update stepguide to use this folder."
    anew = f"printf '{{\"format\": 1}}' > '{root / STORE}'"
    return f"{COPY_BACK} If you have none, and this is your own folder, make it anew: {anew}"
