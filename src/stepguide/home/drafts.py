"""Text being written, kept as typed until it is a record.

A draft is a folder of its own, `drafts/<id>/`, with `text` (the bytes as typed) and
`draft.json` (what it is for). `draft.json` stays locked while someone writes; an editor
inherits that lock, so it tells open drafts from left ones even after the program was killed.
"""

import errno
import fcntl
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from stepguide.advice import Do
from stepguide.errors import NotFoundError, UsageError
from stepguide.home import files, ids, locks, signs
from stepguide.home.record import RecordId
from stepguide.home.store import DRAFTS, Damage, Home

FORMAT = 1
TEXT, NOTE = "text", "draft.json"
OPEN = "open"  # beside them while someone writes, on a disk that knows no locks
A_MOMENT, A_DAY = 0.1, 86400.0
# What a draft is for: a new entry or answer, or a change to one.
ADD, EDIT = "journal add", "journal edit"
WRITING = "entry"  # writing, which is an answer as well where the options name a question


class DraftNote(BaseModel):
    """What a draft is of, and the options as given.

    `of` is the kind of record, `form` and `field` the place in it where the words are those of one
    field; a draft from before there was an `of` is one of writing. `purpose` says, as earlier
    versions read it, whether it is something new or a change. `record` is the id of the record it
    changes, or None: then the draft's own id becomes the record's, so that saving it twice cannot
    make two.
    """

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    format: Annotated[int, Field(ge=1, le=FORMAT, strict=True)] = FORMAT
    id: RecordId
    purpose: str
    of: str = WRITING
    form: str | None = None
    field: str | None = None
    started_at: AwareDatetime
    record: RecordId | None = None
    base: str | None = None
    options: dict[str, Any] = Field(default={})


class Draft:
    """One draft on disk, and the lock on it while this process holds it."""

    def __init__(self, folder: Path, note: DraftNote) -> None:
        self.folder = folder
        self.note = note
        self.lock: int | None = None
        self._marker: locks.Held | None = None

    @property
    def id(self) -> str:
        return self.note.id

    @property
    def short_id(self) -> str:
        return self.note.id[: ids.SHORT]

    @property
    def text_file(self) -> Path:
        return self.folder / TEXT

    def text(self) -> bytes:
        """What has been written so far: read by name, for editors that save by renaming.

        Of a text larger than any record can be, only the beginning.
        """
        try:
            return files.read_file(self.text_file, cut=True)
        except FileNotFoundError:
            first = self._cut_off()
            return files.read_file(first, cut=True) if first else b""

    def _cut_off(self) -> Path | None:
        """Where the first words are, if they were written and never got their name."""
        found = self.folder.glob(f".{TEXT}.*")
        return next((path for path in found if files.is_temporary(path.name)), None)

    def make_whole(self) -> None:
        """Give the first words their name, where that was cut off; call it with the draft taken."""
        if not self.text_file.exists() and (first := self._cut_off()):
            first.rename(self.text_file)

    @property
    def fits(self) -> bool:
        """Whether `text` is all of it."""
        try:
            return self.text_file.stat().st_size <= files.LARGEST_FILE
        except OSError:
            return True

    def becomes_writing(self) -> None:
        """Take it as words of their own from here on, whatever it was a draft of; call it while
        nothing has it open."""
        fresh = {"of": WRITING, "form": None, "field": None, "record": None, "base": None}
        self.note = self.note.model_copy(update={**fresh, "purpose": ADD, "options": {}})
        files.write_over(self.folder / NOTE, _as_bytes(self.note))

    def put(self, data: bytes) -> None:
        """Put this in place of the text."""
        files.write_over(self.text_file, data)

    def append(self, data: bytes) -> None:
        """Add to the text, and return once it is on the disk."""
        files.append(self.text_file, data)

    def take(self) -> bool:
        """Lock the draft for this process; False when something else has it open."""
        if self.lock is not None:
            return True
        try:
            self.lock = _locked(self.folder / NOTE)
        except FileNotFoundError:
            return False  # Another process saved or dropped it meanwhile.
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in locks.REFUSED:
                raise
            if not self._is_marked():
                return False
            self.lock = _open(self.folder / NOTE, os.O_RDONLY)
        return True

    def _is_marked(self) -> bool:
        try:
            self._marker = locks.marker(self.folder / OPEN, A_MOMENT, A_DAY)
        except OSError:
            return True  # Neither lock nor file: no draft is to be shut for that.
        return self._marker is not None

    def leave(self) -> None:
        """Let go of the lock."""
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None
        if self._marker is not None:
            with suppress(OSError):
                self._marker.release()
            self._marker = None

    def in_use(self) -> bool:
        """Whether an editor or another process has it open."""
        if self.lock is not None:
            return True
        free = self.take()
        self.leave()
        return not free

    def drop(self) -> None:
        """Remove the draft and everything in its folder."""
        self.leave()
        # The note goes last: without it nobody knows what the words are for.
        for name in sorted(self.folder.iterdir(), key=lambda path: (path.name == NOTE, path.name)):
            with suppress(IsADirectoryError, PermissionError):
                name.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()
        files.sync_folder(self.folder.parent)


def start(home: Home, note: DraftNote, text: bytes = b"") -> Draft:
    """Put a draft on the disk, with `text` in it, locked for this process.

    When it raises, none of it is left.
    """
    home.check_own()
    folder = home.folder(DRAFTS, note.id)
    files.make_folder(folder)
    draft = Draft(folder, note)
    try:
        files.write_new(folder / NOTE, _as_bytes(note))
        files.write_new(folder / TEXT, text)
    except Exception:
        with suppress(OSError):
            draft.drop()
        raise
    with suppress(OSError):  # the words are on the disk, locked or not
        draft.take()
    return draft


def _as_bytes(note: DraftNote) -> bytes:
    return note.model_dump_json(indent=2).encode() + b"\n"


def _locked(note: Path) -> int:
    try:
        return _flocked(note, os.O_RDONLY)
    except OSError as error:
        if error.errno != errno.EBADF:
            raise
        # NFS locks only what may be written. Anywhere else a file that is open to be written keeps
        # the disk from being made read-only.
        return _flocked(note, os.O_RDWR)


def _flocked(note: Path, flags: int) -> int:
    descriptor = _open(note, flags)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _open(note: Path, flags: int) -> int:
    return os.open(note, flags | os.O_NOFOLLOW | os.O_CLOEXEC)


def new_note(purpose: str, now: datetime, **fields: Any) -> DraftNote:
    """A note for a draft that begins now."""
    return DraftNote(id=ids.new_id(), purpose=purpose, started_at=now, **fields)


def every(home: Home) -> list[Draft]:
    """All drafts that can be read, oldest first."""
    found = []
    for name in home.names(DRAFTS):
        path = home.root / DRAFTS / name
        if path.is_symlink() or not path.is_dir():
            continue
        try:
            note = DraftNote.model_validate_json(signs.without_mark(files.read_file(path / NOTE)))
        except (OSError, ValidationError):
            if is_unbegun(path):
                continue
            reason = "the draft's own note cannot be read; its words are in the file text beside it"
            home.note(Damage(path / NOTE, reason))
            continue
        found.append(Draft(path, note))
    return sorted(found, key=lambda draft: (draft.note.started_at, draft.id))


def is_unbegun(folder: Path) -> bool:
    """Whether a draft's folder is gone or was left before a word could be in it."""
    try:
        return all(files.is_temporary(name.name) for name in folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def find(home: Home, typed: str) -> Draft:
    """The draft whose id begins as typed, or the newest for `last`."""
    drafts = every(home)
    if typed.strip().lower() == "last" and drafts:
        return drafts[-1]
    hits = ids.begun(typed, drafts, lambda draft: draft.id)
    if not hits:
        raise NotFoundError(
            f"There is no draft {typed!r}.", Do("journal drafts", "To see the ones there are")
        )
    if len(hits) > 1:
        choices = ", ".join(draft.id for draft in hits)
        raise UsageError(f"{typed!r} fits more than one draft: {choices}.", "Type a little more.")
    return hits[0]
