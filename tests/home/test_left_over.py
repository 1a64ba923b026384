"""What writes and changes that were cut off or refused leave behind, and what is said of it."""

import errno
import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.home.forks import forked
from tests.home.tree import leftovers, tree
from tests.terminal.terminals import draft_texts


def _findings(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("doctor", "--json").out)["findings"]
    return found


def _killed(home: Path, call: str, *words: str) -> None:
    """Run a command that is killed before the first call of one kind in the records."""

    def hook(called: str, does: object, *args: object) -> object:
        if called == call and "records" in str(args[0]):
            os.kill(os.getpid(), 9)
        assert callable(does)
        return does(*args)

    assert forked(hook, *words, scratch=home.parent / "run").code == -9


def test_words_of_a_write_that_was_cut_off_are_named_and_can_be_saved(run: Run, home: Path) -> None:
    assert run("journal", "add", "first").code == 0
    _killed(home, "link", "journal", "add", "whole words")
    (left,) = leftovers(home)
    (found,) = _findings(run)
    what = "this was cut off before it was saved, and its words are in this file alone"
    assert (found["path"], found["what"], found["is_wrong"]) == (str(left), what, True)
    listed = run("journal", "drafts")
    said = "1 write was cut off before anything was saved. To see what is left: stepguide doctor"
    assert (listed.code, listed.err) == (0, f"{said}\n")
    command = str(found["then"]).partition("To save it: ")[2]
    assert subprocess.run(shlex.split(command)).returncode == 0
    texts = [json.loads(file.read_text())["text"] for file in records(home)]
    assert texts == ["first", "whole words"]
    assert (run("doctor").code, run("journal", "drafts").err) == (0, "")


def test_what_is_left_of_something_saved_is_known_and_goes_with_it_for_good(
    run: Run, home: Path
) -> None:
    _killed(home, "unlink", "journal", "add", "the words")
    (left,) = leftovers(home)
    (found,) = _findings(run)
    assert found == {
        "path": str(left), "what": "a write that was cut off left it",
        "then": f"To let go of it: rm '{left}'", "is_wrong": False,
    }  # fmt: skip
    (home.parent / "text").write_text("other words")
    _killed(home, "replace", "journal", "edit", "last", "--text-from", str(home.parent / "text"))
    (file,) = records(home)
    whats = [one["what"] for one in _findings(run)]
    change = f"a change of {file.name} that was cut off left it; the change was never saved"
    assert sorted(map(str, whats)) == [change, "a write that was cut off left it"]
    assert run("journal", "delete", "last", "--for-good", "--yes").code == 0
    words = [path for path in home.rglob("*") if path.is_file() and b"words" in path.read_bytes()]
    assert words == []


def test_a_part_of_a_write_is_said_to_be_one(run: Run, home: Path) -> None:
    assert run("journal", "add", "first").code == 0
    (file,) = records(home)
    part = file.with_name(f".20261101T000000{file.name[15:]}.0123abcd.tmp")
    part.write_bytes(file.read_bytes()[:40])
    part.chmod(0o600)
    (found,) = _findings(run)
    assert (found["what"], found["is_wrong"]) == (
        "a write that was cut off left a part of what was to be saved", True,
    )  # fmt: skip


def test_first_words_of_a_draft_that_were_cut_off_are_offered_with_it(run: Run, home: Path) -> None:
    assert run("journal", "add", "--step", "13", "drafted words").code == 3
    (text,) = home.glob("drafts/*/text")
    text.rename(text.with_name(".text.0123abcd.tmp"))
    listed = json.loads(run("journal", "drafts", "--json").out)
    assert [one["text"] for one in listed] == ["drafted words"]
    assert run("doctor").code == 0
    text.write_bytes(b"drafted")
    text.chmod(0o600)
    assert [one["what"] for one in _findings(run)][1:] == [
        "it holds what was being put into this draft when that was cut off"
    ]
    assert run("journal", "drafts", "drop", "last", "--yes").code == 0
    assert (draft_texts(home), leftovers(home)) == ([], [])


def test_a_change_of_kind_that_was_cut_off_has_a_remedy_that_works(run: Run, home: Path) -> None:
    assert run("journal", "add", "my words").code == 0
    _killed(home, "unlink", "journal", "edit", "last", "--question", "4.3")
    for left in leftovers(home):
        left.unlink()
    (entry,), (answer,) = records(home), records(home, "answer")
    assert entry.name == answer.name
    (found,) = _findings(run)
    assert (found["what"], found["is_wrong"]) == (f"it has the same id as {answer}", True)
    assert "any other" in str(found["then"]).lower()
    command = str(found["then"]).partition("such as: stepguide ")[2]
    assert run(*command.split()).code == 0
    assert (records(home), len(records(home, "answer"))) == ([], 1)
    assert run("doctor").code == 0


@pytest.mark.parametrize(
    ("words", "call"), [("--question 4.3", "unlink"), ("--at 2026-10-01", "rename")]
)
def test_a_change_whose_last_step_is_refused_is_said_to_be_saved(
    run: Run, home: Path, words: str, call: str
) -> None:
    assert run("journal", "add", "my words").code == 0

    def hook(called: str, does: object, *args: object) -> object:
        if called == call and not str(args[0]).endswith(".tmp"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        assert callable(does)
        return does(*args)

    edit = ("journal", "edit", "last", *words.split())
    ran = forked(hook, *edit, scratch=home.parent / "run")
    assert ran.code == 1
    assert ran.err == (
        "stepguide: Your change is saved, but its older file is still there (Permission denied).\n"
        "  Nothing is lost. To see what puts that right: stepguide doctor\n"
    )
    found = [one for one in _findings(run) if one["is_wrong"]]
    command = str(found[0]["then"]).partition("such as: stepguide ")[2]
    assert run(*command.split()).code == 0
    assert run("doctor").code == 0


def test_a_damaged_file_is_named_wherever_nothing_is_found(run: Run, home: Path) -> None:
    assert run("journal", "add", "my words", "--question", "4.3").code == 0
    (file,) = records(home, "answer")
    file.write_bytes(file.read_bytes()[:40])
    before = tree(home)
    named = (
        f"stepguide: {file}: it is not whole JSON, as if it had been cut or altered. Nothing in it "
        "was changed. See: stepguide doctor\n"
    )
    for words in (
        "share --answers --read", "journal show zzz", "journal edit zzz --tag calm",
        "journal delete zzz --yes",
    ):  # fmt: skip
        ran = run(*words.split())
        assert ran.code == 3
        assert ran.err.count(named) == (words.startswith("share"))
    assert run("journal", "show", "last").err.count(str(file)) == 1
    assert tree(home) == before
