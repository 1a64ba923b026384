"""Many processes at once: nothing is lost, and of two changes to one record the second is told."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from stepguide.guide.guide import Guide
from stepguide.home.folder import ChangedError
from stepguide.home.store import TRASH, Home
from stepguide.journal import actions
from stepguide.journal.handling import JournalHandling, journal_of
from stepguide.journal.metadata import Metadata
from stepguide.journal.records import Writing
from stepguide.records import changing
from stepguide.records.finding import Found
from stepguide.terminal.context import Context
from tests.conftest import Run, records
from tests.home.tree import all_private, leftovers

NOW = datetime(2026, 11, 24, 20, 15, 30, tzinfo=UTC)
STEPGUIDE = [sys.executable, "-m", "stepguide"]


def together(commands: Iterable[list[str]]) -> list[tuple[int, str, str]]:
    """Code, stdout and stderr of commands that run side by side."""
    running = [
        subprocess.Popen(
            [*STEPGUIDE, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for words in commands
    ]
    done = [process.communicate(timeout=120) for process in running]
    return [(p.returncode, *said) for p, said in zip(running, done, strict=True)]


@pytest.mark.slow
@pytest.mark.parametrize("exists", [False, True])
def test_sixteen_processes_adding_at_once_lose_nothing(run: Run, home: Path, exists: bool) -> None:
    expected = {f"words of {number}" for number in range(16)}
    if exists:
        assert run("journal", "add", "the first").code == 0
        expected.add("the first")
    ran = together(["journal", "add", f"words of {number}"] for number in range(16))
    assert [(code, err) for code, _, err in ran] == [(0, "")] * 16
    assert {json.loads(path.read_bytes())["text"] for path in records(home)} == expected
    assert len(records(home)) == len(expected)
    assert leftovers(home) == []
    assert all_private(home)
    assert run("doctor").code == 0


def test_many_children_forked_at_the_same_moment_make_one_home(home: Path) -> None:
    ready, go = os.pipe()
    children = []
    for number in range(16):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.close(go)
                os.read(ready, 1)
                actions.add(Home(home), Metadata(NOW), f"words of {number}", NOW)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    os.close(go)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 16
    os.close(ready)
    assert len(records(home)) == 16
    assert leftovers(home) == []


def test_a_home_that_another_process_makes_meanwhile_is_no_damaged_one(home: Path) -> None:
    class Late(Home):
        """A home that another process makes between the look for store.json and for records."""

        def _holds_records(self) -> bool:
            actions.add(Home(home), Metadata(NOW), "theirs", NOW)
            return super()._holds_records()

    home.mkdir()
    ours = Late(home)
    actions.add(ours, Metadata(NOW), "ours", NOW)
    assert ours.damage == []
    assert len(records(home)) == 2


def test_the_second_of_two_edits_is_told_and_keeps_its_text(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert run("journal", "add", "first").code == 0
    os.mkfifo(tmp_path / "pipe")
    second = subprocess.Popen(
        [*STEPGUIDE, "journal", "edit", "last", "--text-from", str(tmp_path / "pipe")],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with (tmp_path / "pipe").open("w") as pipe:  # opens once the other has found the record
        assert run("journal", "edit", "last", "--tag", "quicker").code == 0
        pipe.write("slower words\n")
    err = second.communicate(timeout=60)[1]
    (draft,) = home.glob("drafts/*")
    assert second.returncode == 1
    assert err == (
        "stepguide: It was changed by another stepguide while you were changing it.\n"
        f"  What you wrote is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    assert (draft / "text").read_bytes() == b"slower words\n"
    (file,) = records(home)
    stored = json.loads(file.read_bytes())
    assert (stored["text"], stored["tags"]) == ("first", ["quicker"])


@pytest.mark.slow
def test_of_edits_at_once_each_is_saved_or_told_and_kept(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert run("journal", "add", "first").code == 0
    texts = [f"words of {number}" for number in range(8)]
    for text in texts:
        (tmp_path / text[-1]).write_text(text)
    edits = (["journal", "edit", "last", "--text-from", str(tmp_path / t[-1])] for t in texts)
    ran = together(edits)
    assert {code for code, _, _ in ran} <= {0, 1}
    saved = [text for text, (code, _, _) in zip(texts, ran, strict=True) if code == 0]
    (file,) = records(home)
    assert json.loads(file.read_bytes())["text"] in saved
    kept = sorted(path.read_text() for path in home.glob("drafts/*/text"))
    assert sorted([*kept, *saved]) == texts
    assert all(re.search("kept as a draft", err) for code, _, err in ran if code)
    assert leftovers(home) == []


def test_a_record_moved_or_deleted_meanwhile_is_told(home: Path) -> None:
    question = Metadata(NOW, "twelve-steps", 4, "4.3")
    changes: list[Callable[[JournalHandling, Found[Writing]], object]] = [
        lambda ours, found: changing.delete(ours.context.home, found, NOW),
        lambda ours, found: ours.change(found, lambda it: it.changed(tags=["x"])),
        lambda ours, found: ours.change(found, lambda it: question.record("x", NOW, it.id)),
    ]
    actions.add(Home(home), Metadata(NOW), "first", NOW)
    for change in changes:
        ours, theirs = (journal_of(Context(open_guide=Guide)) for _ in range(2))
        found = ours.find("last")
        changing.delete(theirs.context.home, theirs.find("last"), NOW)
        with pytest.raises(ChangedError, match=r"^It was moved or deleted while "):
            change(ours, found)
        assert records(home) == records(home, "answer") == []
        changing.restore(theirs.context.home, theirs.find("last", TRASH), NOW)


def test_what_changed_since_it_was_asked_about_is_not_removed_for_good(home: Path) -> None:
    journal = journal_of(Context(open_guide=Guide))
    written = actions.add(journal.context.home, Metadata(at=NOW), "words", NOW)
    journal.context.__dict__["now"] = NOW + timedelta(minutes=1)
    newer = journal.change(journal.find(written.id), lambda one: one.changed(text="newer"))
    everywhere = [*journal.collections(), *journal.collections(TRASH)]
    remove = partial(changing.remove_for_good, journal.context.home, everywhere, written.id, NOW)
    with pytest.raises(ChangedError, match="changed meanwhile"):
        remove(written.updated_at)
    assert journal.find(written.id).record == newer
    assert remove(newer.updated_at)
    assert records(home) == []
