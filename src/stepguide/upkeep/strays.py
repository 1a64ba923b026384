"""What is said of files beside the records: of a write that was cut off, and of other programs."""

from pathlib import Path
from typing import Any

from stepguide.home import drafts, files, whose
from stepguide.home.collection import Collection
from stepguide.home.dates import USUAL
from stepguide.home.record import Record
from stepguide.home.store import RECORDS, TRASH
from stepguide.terminal.dates import shown
from stepguide.upkeep.records import Finding, Shell

KEPT_BY_OTHERS = ("git", "hg", "svn", "stversions")

LINK = "Put the real file or folder there."
NOT_A_RECORD = "If it is yours, move it out of this folder."


def link(path: Path) -> Finding:
    """A link, wherever it is."""
    return Finding(path, whose.LINKED, LINK)


def misplaced(path: Path) -> Finding:
    """Something that does not belong where it is."""
    return Finding(path, "it is not a record", NOT_A_RECORD)


def at_the_top(path: Path) -> Finding:
    """A file or folder right in the home that is none of the usual ones."""
    name = path.name
    if files.is_temporary(name) and whose.is_at_the_top(name):
        return leftover(path)
    if whose.is_at_the_top(name):
        then = (_see(path), _let_go(path))
        what = "it is another version of a file here, left by a program that syncs"
        return Finding(path, what, then, is_wrong=False)
    if name.removeprefix(".") in KEPT_BY_OTHERS:
        what = "it keeps earlier versions of what you wrote, also of what you remove here"
        return Finding(path, what, is_wrong=False)
    return Finding(path, "it is not one of stepguide's files", is_wrong=False)


def leftover(path: Path) -> Finding:
    """What a write that was cut off left where no words are lost by that."""
    return Finding(path, "a write that was cut off left it", _let_go(path), is_wrong=False)


def in_a_draft(path: Path) -> Finding | None:
    """What is to be said of a file that a write which was cut off left in a draft's folder. First
    words without their name are the draft's, and are offered with it."""
    text = path.with_name(drafts.TEXT)
    if not files.is_temporary(path.name) or not path.name.startswith(f".{drafts.TEXT}."):
        return None
    if not _bytes(path) or _bytes(path) == _bytes(text):
        return leftover(path)
    what = "it holds what was being put into this draft when that was cut off"
    then = (_see(path), _let_go(path))
    return Finding(path, what, then) if text.exists() else None


def stray(path: Path, kept: Collection[Any]) -> Finding | None:
    """What is to be said of a file in a folder of records that is no record under its own name."""
    name = path.name
    if files.is_temporary(name):
        return _cut_off(path, kept)
    if path.is_symlink():
        return link(path)
    if whose.is_beside(name):
        what = "your system or a program that syncs put it there"
        return Finding(path, what, is_wrong=False)
    if whose.is_coming(name):
        what = "a program that syncs has not wholly brought it in yet"
        return Finding(path, what, is_wrong=False)
    if whose.record_in(name) not in ("", name):
        return _version(path, kept)
    return None if name.endswith(kept.codec.ending) else misplaced(path)


def _cut_off(path: Path, kept: Collection[Any]) -> Finding:
    own, saved = _own(path, kept)
    record = _read(path, kept)
    if not _bytes(path) or (saved and _bytes(path) == _bytes(saved)):
        return leftover(path)
    if saved:
        what = f"a change of {saved.name} that was cut off left it; the change was never saved"
        then = (_see(path), _moved("To have it after all", path, saved), _let_go(path))
        return Finding(path, what, then)
    if record and own:
        what = "this was cut off before it was saved, and its words are in this file alone"
        return Finding(path, what, _moved("To save it", path, own))
    what = "a write that was cut off left a part of what was to be saved"
    return Finding(path, what, (_see(path), _let_go(path)))


def _version(path: Path, kept: Collection[Any]) -> Finding:
    own, saved = _own(path, kept)
    record = _read(path, kept)
    if record is None:
        what = f"another program left it of {own.name if own else ''}, and it cannot be read"
        return Finding(path, what, (_see(path), _let_go(path)))
    if own and not saved:
        what = "a program that syncs gave a record this name, so no list shows it"
        return Finding(path, what, _moved("To have it under its own name", path, own))
    assert saved
    if record == _read(saved, kept):
        what = f"another program made it of {saved.name}, and it says the same"
        return Finding(path, what, _let_go(path), is_wrong=False)
    day = shown(record.updated_at, USUAL, clock=True)
    what = f"it is another version of {saved.name}, changed {day}"
    then = (_see(path), _moved("To have it in place of the other", path, saved), _let_go(path))
    return Finding(path, what, then)


def _own(path: Path, kept: Collection[Any]) -> tuple[Path | None, Path | None]:
    """Where the record that a file is of belongs, and where it is, which can be the other of
    records and trash."""
    name = whose.record_in(path.name)
    if not name:
        return None, None
    own = path.with_name(name)
    other = TRASH if kept.part == RECORDS else RECORDS
    places = (own, kept.home.root / other / kept.kind / name)
    return own, next((place for place in places if place.is_file()), None)


def _read(path: Path, kept: Collection[Any]) -> Record | None:
    try:
        found: Record = kept.record_in(kept.codec.opened(files.read_file(path)))
    except (OSError, ValueError):
        return None
    return found


def _bytes(path: Path) -> bytes | None:
    try:
        return files.read_file(path)
    except OSError:
        return None


def _see(path: Path) -> Shell:
    return Shell("To see it", f"less {whose.quoted(path)}")


def _let_go(path: Path) -> Shell:
    return Shell("To let go of it", f"rm {whose.quoted(path)}")


def _moved(why: str, path: Path, target: Path) -> Shell:
    return Shell(why, f"mv {whose.quoted(path)} {whose.quoted(target)}")
