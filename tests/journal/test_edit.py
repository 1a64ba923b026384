"""Changing what was written from the command line: exactly what was asked, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, records


def stored(home: Path, kind: str = "entry") -> dict[str, Any]:
    """The one record of a kind, as it lies on the disk."""
    (file,) = records(home, kind)
    content: dict[str, Any] = json.loads(file.read_bytes())
    return content


def test_text_from_a_pipe_replaces_the_words_alone(run: Run, home: Path, clock: object) -> None:
    run("journal", "add", "--tag", "calm", "first words")
    before = stored(home)
    ran = run("journal", "edit", "last", "--text-from", "-", input=b"other words\n")
    assert (ran.code, ran.out) == (0, f"Saved {before['id'][:6]}.\n")
    assert stored(home) == {**before, "text": "other words"}


def test_text_from_a_file(run: Run, home: Path, tmp_path: Path) -> None:
    run("journal", "add", "first words")
    new = tmp_path / "new.txt"
    new.write_bytes("neue Wörter\r\n\r\n".encode())
    assert run("journal", "edit", "last", "--text-from", str(new)).code == 0
    assert stored(home)["text"] == "neue Wörter"


def test_a_question_makes_an_entry_an_answer_and_none_takes_it_back(run: Run, home: Path) -> None:
    run("journal", "add", "I was afraid")
    before = stored(home)
    assert run("journal", "edit", "last", "--question", "4.3").code == 0
    answer = stored(home, "answer")
    assert records(home) == []
    assert (answer["id"], answer["step"], answer["question"]) == (before["id"], 4, "4.3")
    assert run("journal", "edit", "last", "--question", "none").code == 0
    entry = stored(home)
    assert records(home, "answer") == []
    assert (entry["id"], entry["step"], entry["text"]) == (before["id"], 4, "I was afraid")


def test_tags_come_and_go(run: Run, home: Path) -> None:
    run("journal", "add", "--tag", "Calm", "--tag", "sleep", "words")
    run("journal", "edit", "last", "--tag", "work", "--untag", "calm")
    assert stored(home)["tags"] == ["sleep", "work"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--at", "tomorrow"], 2, "is still to come"),
        (["--at", "banana"], 2, "'banana' is not a date this can read."),
        (["--step", "13"], 3, "There is no step 13."),
        (["--question", "4.99"], 3, "There is no question 4.99."),
        (["--tag", " "], 2, "' ' cannot be a tag."),
    ],
)
def test_a_wrong_option_changes_nothing_and_keeps_the_new_text(
    options: list[str], code: int, said: str, run: Run, home: Path
) -> None:
    run("journal", "add", "first words")
    before = records(home)[0].read_bytes()
    ran = run("journal", "edit", "last", *options, "--text-from", "-", input=b"new words")
    assert ran.code == code
    assert said in ran.err
    assert records(home)[0].read_bytes() == before
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == b"new words"
    assert str(draft / "text") in ran.err


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * (1024 * 1024 + 1)])
def test_text_that_cannot_be_kept_becomes_a_draft(data: bytes, run: Run, home: Path) -> None:
    run("journal", "add", "first words")
    ran = run("journal", "edit", "last", "--text-from", "-", input=data)
    assert ran.code == 2
    assert stored(home)["text"] == "first words"
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == data


def test_an_id_that_fits_several_records_is_told_with_the_choices(run: Run, home: Path) -> None:
    for number in range(40):
        run("journal", "add", f"entry {number}")
    first = [file.stem[-10] for file in records(home)]
    letter = max(first, key=first.count)
    ran = run("journal", "show", letter)
    assert ran.code == 2
    assert ran.err.startswith(f"stepguide: {letter!r} is the beginning of several ids.\n")


def test_two_files_of_one_id_are_both_kept_when_one_is_changed(run: Run, home: Path) -> None:
    """As two machines leave them that changed one record differently and were synchronised."""
    run("journal", "add", "--at", "2026-11-20", "from machine A")
    (file,) = records(home)
    ours = file.read_bytes()
    run("journal", "edit", "last", "--at", "2020-01-01")
    file.write_bytes(ours.replace(b"machine A", b"machine B"))
    record_id = file.stem[-10:]
    run("journal", "edit", record_id, "--tag", "hello")
    texts = sorted(json.loads(one.read_bytes())["text"] for one in records(home))
    assert texts == ["from machine A", "from machine B"]


@pytest.mark.parametrize("which", ["zzzzzz", "last"])
def test_text_for_a_record_there_is_not_becomes_a_draft(which: str, run: Run, home: Path) -> None:
    ran = run("journal", "edit", which, "--text-from", "-", input=b"new long words")
    assert ran.code == 3
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == b"new long words"


def test_a_record_with_an_unknown_field_that_is_no_number_can_be_changed(
    run: Run, home: Path
) -> None:
    run("journal", "add", "words")
    (file,) = records(home)
    file.write_bytes(file.read_bytes().replace(b'"tags": []', b'"tags": [],\n  "x": NaN'))
    assert run("journal", "edit", "last", "--tag", "a").code == 0
    assert run("journal", "delete", "last", "--yes").code == 0


def test_a_fault_of_the_programs_own_keeps_the_words(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stepguide.journal import actions

    def fault(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(actions, "add", fault)
    with pytest.raises(RuntimeError, match="a bug"):
        run("journal", "add", "precious words")
    (draft,) = (home / "drafts").iterdir()
    assert (draft / "text").read_bytes() == b"precious words"
