"""Drafts on the disk: kept as typed, locked while in use, and gone only when they are dropped."""

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stepguide.errors import NotFoundError, UsageError
from stepguide.home import drafts, files, left
from stepguide.home.store import Home
from tests.conftest import Run
from tests.home.forks import fail_at, forked
from tests.home.tree import all_private

NOW = datetime(2026, 11, 24, 20, 15, 30, tzinfo=UTC)

HOLD = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, 2); print(flush=True); input()"


def begun(home: Path, text: bytes = b"words", minute: int = 0) -> drafts.Draft:
    """A draft that nobody has open."""
    note = drafts.new_note("journal add", NOW.replace(minute=minute), options={"step": "4"})
    draft = drafts.start(Home(home), note, text)
    draft.leave()
    return draft


@pytest.mark.parametrize("text", [b"", b"words\r\n\r\n", b"\xff\xfe not text \0", b"\xef\xbb\xbfx"])
def test_a_draft_is_the_bytes_as_typed_with_a_note_beside_them(home: Path, text: bytes) -> None:
    draft = begun(home, text)
    assert (draft.folder / "text").read_bytes() == text
    assert json.loads((draft.folder / "draft.json").read_bytes()) == {
        "format": 1, "id": draft.id, "purpose": "journal add",
        "of": "entry", "form": None, "field": None,
        "started_at": "2026-11-24T20:00:30Z", "record": None, "base": None,
        "options": {"step": "4"},
    }  # fmt: skip
    assert all_private(home)
    (again,) = drafts.every(Home(home))
    assert (again.id, again.text(), again.note) == (draft.id, text, draft.note)


def test_appending_reaches_the_file_and_an_editors_renaming_is_followed(home: Path) -> None:
    draft = begun(home, b"one\n")
    draft.append(b"two\n")
    assert draft.text() == b"one\ntwo\n"
    (draft.folder / "new").write_bytes(b"three")
    (draft.folder / "new").replace(draft.text_file)
    assert draft.text() == b"three"
    (draft.folder / ".text.swp").write_bytes(b"")
    assert left.beside(draft.text_file) == [draft.folder / ".text.swp"]


def test_a_draft_that_another_process_holds_is_in_use_until_that_ends(home: Path) -> None:
    draft = begun(home)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(draft.folder / "draft.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        assert draft.in_use()
        assert not draft.take()
        holder.kill()
    assert not draft.in_use()
    assert draft.take()
    assert draft.in_use()
    draft.leave()


def test_a_draft_is_found_by_the_beginning_of_its_id_or_as_the_last(home: Path) -> None:
    first, second = begun(home, minute=1), begun(home, minute=2)
    assert [draft.id for draft in drafts.every(Home(home))] == [first.id, second.id]
    assert drafts.find(Home(home), "last").id == second.id
    assert drafts.find(Home(home), first.id.upper()).id == first.id
    with pytest.raises(NotFoundError):
        drafts.find(Home(home), "zzzzzzzzzz")
    with pytest.raises(NotFoundError):
        drafts.find(Home(home), "")


def test_an_ambiguous_beginning_lists_the_drafts(home: Path) -> None:
    for last in "01":
        note = drafts.DraftNote(id=f"00000000z{last}", purpose="journal add", started_at=NOW)
        drafts.start(Home(home), note).leave()
    with pytest.raises(UsageError, match="'0000' fits more than one draft: 00000000z0, 00000000z1"):
        drafts.find(Home(home), "0000")


def test_dropping_takes_everything_of_it(home: Path) -> None:
    draft, other = begun(home), begun(home)
    (draft.folder / "text~").write_bytes(b"old")
    draft.drop()
    assert [path.name for path in (home / "drafts").iterdir()] == [other.id]
    assert not draft.take()


def test_a_draft_with_a_damaged_note_is_named_and_its_words_stay(run: Run, home: Path) -> None:
    draft = begun(home)
    (draft.folder / "draft.json").write_bytes(b"{")
    ran = run("journal", "drafts", "--json")
    assert (ran.code, ran.out) == (4, "[]\n")
    assert ran.err == (
        f"stepguide: {draft.folder / 'draft.json'}: the draft's own note cannot be read; its words "
        "are in the file text beside it. Nothing in it was changed. See: stepguide doctor\n"
    )
    assert run("doctor").code == 4
    assert draft.text() == b"words"


@pytest.mark.parametrize("left", [(), (".draft.json.0123abcd.tmp",)])
def test_one_that_was_left_before_it_began_is_passed_over(
    run: Run, home: Path, left: tuple[str, ...]
) -> None:
    assert run("journal", "add", "one").code == 0
    folder = home / "drafts" / "k7f3q29mzd"
    files.make_folder(folder)
    for name in left:
        (folder / name).touch(0o600)
    assert run("journal", "drafts", "--json").out == "[]\n"
    assert (run("journal", "add", "two").code, run("journal", "add", "three").err) == (0, "")
    found = json.loads(run("doctor", "--json").out)["findings"]
    assert [(one["path"], one["what"], one["is_wrong"]) for one in found] == [
        (str(folder), "a write that was cut off left it", False)
    ]
    (folder / "text").write_bytes(b"words")
    assert run("journal", "drafts").code == 4


def test_one_that_cannot_be_written_whole_leaves_nothing(run: Run, home: Path) -> None:
    assert run("journal", "add", "one").code == 0
    hook = fail_at("write", 2, errno.ENOSPC)  # the note is written, the words are not
    ran = forked(hook, "journal", "add", "--step", "13", "words", scratch=home.parent / "run")
    assert ran.code == 3
    assert "so here they are:\nwords\n" in ran.err
    assert os.listdir(home / "drafts") == []  # noqa: PTH208
