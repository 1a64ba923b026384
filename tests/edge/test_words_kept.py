"""Words given as options or arguments: in a draft or on the screen, whatever ends the command."""

import os
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from tests import kept
from tests.conftest import CHECKOUT, Ran, Run, records
from tests.edge.words import LINES, ROW, TWO, taking, typed_in
from tests.home.tree import bound_by_modes
from tests.terminal.terminals import argv_of

EACH = pytest.mark.parametrize("path", LINES, ids=" ".join)
SOME = pytest.mark.parametrize(
    "path",
    [("journal", "add"), ("inventory", "add"), ("craving", "log"), ("checkin",), ("people", "add")],
    ids=" ".join,
)
GIVEN_BACK = "stepguide: nothing of this is saved. Here are your words, to copy:\n"
PRINTED = "stepguide: your words could not be kept on the disk, so here they are:\n"


def _make_row(run: Run, path: tuple[str, ...]) -> None:
    if path[-1] == "edit":
        sheet = " ".join(path[:-1])
        assert run(*sheet.split(), *ROW[sheet]).code == 0


def _is_whole(path: tuple[str, ...], text: str) -> bool:
    return all(words in text for words in typed_in(path))


def test_every_command_that_takes_words_keeps_them() -> None:
    assert taking() == dict.fromkeys(LINES, True)


@EACH
def test_a_line_that_is_right_leaves_no_draft(run: Run, home: Path, path: tuple[str, ...]) -> None:
    _make_row(run, path)
    ran = run(*path, *LINES[path])
    assert ran.code == 0, ran.err
    assert kept.drafts(home) == []
    assert "words" not in ran.err


@EACH
def test_beside_an_option_there_is_not_the_words_are_given_back(
    run: Run, home: Path, path: tuple[str, ...]
) -> None:
    ran = run(*path, *LINES[path], "--xyzzy")
    assert (ran.code, ran.out) == (2, "")
    given_back, _, said = ran.err.partition("stepguide: No such option: --xyzzy\n")
    # Nothing comes before it but what a day of use calls for.
    before, found, _ = given_back.partition(GIVEN_BACK)
    assert found
    assert (
        before.startswith("\nBefore anything else:\n") if path == ("days", "used") else not before
    )
    assert _is_whole(path, given_back)
    assert said == f"  To see how: stepguide {' '.join(path)} --help\n"
    assert not home.exists()


@EACH
def test_with_an_option_there_is_not_on_the_group_the_words_are_given_back(
    run: Run, home: Path, path: tuple[str, ...]
) -> None:
    ran = run("--xyzzy", *path, *LINES[path])
    assert ran.code == 2
    assert ran.err.startswith(GIVEN_BACK)
    assert _is_whole(path, ran.err)
    assert not home.exists()


@EACH
def test_where_the_home_is_a_file_the_words_are_printed(
    run: Run, home: Path, path: tuple[str, ...]
) -> None:
    home.write_bytes(b"something else")
    ran = run(*path, *LINES[path])
    # What is to be changed cannot be found, and something new cannot be made.
    assert (ran.code, ran.out) == (4 if path[-1] == "edit" else 1, "")
    assert ran.err.count(PRINTED) == 1
    assert _is_whole(path, ran.err.partition(PRINTED)[2])
    assert home.read_bytes() == b"something else"


@EACH
def test_where_the_home_may_not_be_written_to_the_words_are_a_draft(
    run: Run, home: Path, path: tuple[str, ...]
) -> None:
    home.mkdir(0o700)
    (home / "store.json").write_bytes(b"{")
    ran = run(*path, *LINES[path])
    assert ran.code != 0
    (draft,) = kept.drafts(home)
    assert _is_whole(path, draft.decode())
    assert kept.where(home) in ran.err
    assert not (home / "records").exists()


@SOME
def test_where_a_folder_may_not_be_written_to_the_words_are_a_draft(
    run: Run, home: Path, path: tuple[str, ...]
) -> None:
    assert run("journal", "add", "healthy").code == 0
    try:
        prefix = bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")
    before = {part: records(home, part) for part in ("entry", "inventory", "craving")}
    (home / "drafts").mkdir(0o700)
    (home / "records" / "entry").chmod(0o500)
    (home / "records").chmod(0o500)
    try:
        done = subprocess.run(
            [*prefix, *argv_of([*path, *LINES[path]])],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    finally:
        (home / "records").chmod(0o700)
        (home / "records" / "entry").chmod(0o700)
    assert (done.returncode, done.stdout) == (1, "")
    (draft,) = kept.drafts(home)
    assert _is_whole(path, draft.decode())
    assert done.stderr.endswith(kept.where(home))
    assert {part: records(home, part) for part in before} == before


@SOME
def test_where_no_file_may_grow_the_words_are_printed(home: Path, path: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *argv_of([*path, *LINES[path]])],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count(PRINTED) == 1
    assert _is_whole(path, done.stderr.partition(PRINTED)[2])


@SOME
def test_where_the_home_cannot_be_named_the_words_are_printed(
    process: Run, path: tuple[str, ...]
) -> None:
    ran = process(*path, *LINES[path], STEPGUIDE_HOME="~nobody-of-this-name/x")
    assert ran.code == 1
    assert ran.err.count(PRINTED) == 1
    assert _is_whole(path, ran.err.partition(PRINTED)[2])


@pytest.mark.parametrize("path", [("inventory", "add"), ("checkin",)], ids=" ".join)
def test_where_the_guide_cannot_be_read_the_words_are_given_back(
    tmp_path: Path, path: tuple[str, ...]
) -> None:
    copytree(CHECKOUT / "src" / "stepguide", tmp_path / "lib" / "src" / "stepguide")
    copytree(CHECKOUT / "data", tmp_path / "lib" / "data")
    (tmp_path / "lib" / "data" / "sheets.yaml").write_bytes(b"sheets: [")
    done = subprocess.run(
        argv_of([*path, *LINES[path]]),
        env={**os.environ, "PYTHONPATH": str(tmp_path / "lib" / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 4
    # Where numbers are to be shown, the card comes first.
    card, _, after = done.stderr.partition(GIVEN_BACK)
    assert bool(card) is (path == ("checkin",))
    assert _is_whole(path, after)


def test_a_value_out_of_range_is_told_with_the_words(run: Run, home: Path) -> None:
    said = "Strength is a number from 0 to 10, not '11'."
    ran = run("craving", "log", "11", "--note", "it came at noon")
    assert ran.code == 2
    assert f"stepguide: {said}\n" in ran.err
    assert ran.err.endswith(kept.where(home))
    assert kept.drafts(home) == [b"Note: it came at noon"]


def test_of_a_checkin_only_the_words_are_put_aside(run: Run, home: Path) -> None:
    grave = ["--living=yes", "--unsafe=yes", "--use=yes", "--medication=no"]
    ran = run("checkin", "--action", "call Sam", "--mood", "11", *grave)
    assert ran.code == 2
    assert kept.drafts(home) == [b"Action: call Sam"]


@pytest.mark.parametrize("line", ["craving log 5 --helped 99", "checkin --signs 1,99 --pain 3"])
def test_a_number_of_a_choice_is_no_words(run: Run, home: Path, line: str) -> None:
    assert run(*line.split()).code == 2
    assert not home.exists()


def test_what_belongs_together_is_one_draft_with_the_name_of_each(run: Run, home: Path) -> None:
    ran = run("inventory", "add", "resentment", "--who=J.", "--happened", TWO, "--touched=x")
    assert ran.code == 2
    assert kept.drafts(home) == [f"Who: J.\nHappened: {TWO}".encode()]


def test_a_place_there_is_not_stays_with_the_words_of_an_entry(run: Run, home: Path) -> None:
    assert run("journal", "add", "--step", "13", "--tag", "night", "my words").code == 3
    assert kept.drafts(home) == [b"my words"]
    (note,) = home.glob("drafts/*/draft.json")
    assert '"night"' in note.read_text()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["-x", "a", "hi"], "a hi"),
        (["-m", "hi"], "hi"),
        (["--file", "f"], "f"),
        (["--quesion", "1.1"], "1.1"),
        (["--quesion=1.1", "hi"], "hi\n1.1"),
        (["-I feel bad today"], "-I feel bad today"),
        (["--xyzzy", "I went - and stayed"], "I went - and stayed"),
        (["--xyzzy", "I", "went", "-", "and", "stayed"], "I went - and stayed"),
        (["--xyzzy", "--tag", "calm", "--", "--not an option"], "--not an option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistyped_option_is_told_from_the_words(
    run: Run, home: Path, typed: list[str], words: str
) -> None:
    ran = run("journal", "add", *typed)
    assert ran.code == 2
    assert ran.err.startswith(f"{GIVEN_BACK}{words}\nstepguide: No such option: ")
    assert not home.exists()


DASH = "  Words that begin with a dash go behind a -- of its own, with a blank on either side.\n"


@pytest.mark.parametrize("typed", [["journal", "add", "-5 degrees"], ["people", "add", "-Sam"]])
def test_words_that_begin_with_a_dash_are_told_how_to_come_in(
    run: Run, home: Path, typed: list[str]
) -> None:
    refused = run(*typed)
    assert refused.code == 2
    assert refused.err.endswith(f"{DASH}  To see how: stepguide {' '.join(typed[:2])} --help\n")
    assert run(*typed[:2], "--", *typed[2:]).code == 0
    assert DASH not in run("journal", "list", "--bogus").err


def test_words_too_many_are_given_back_with_those_that_had_a_place(run: Run) -> None:
    ran = run("craving", "log", "my", "boss", "hurt", "me", "--note", "J.")
    assert ran.err.endswith("  To see how: stepguide craving log --help\n")
    assert f"{GIVEN_BACK}my boss hurt me\nNote: J.\nstepguide: " in ran.err


def test_what_a_person_looks_up_is_no_draft(run: Run, home: Path) -> None:
    assert run("people", "edit", "Kim", "--sos").code == 3
    assert run("settings", "set", "country", "atlantis").code == 7
    assert kept.drafts(home) == []


def test_words_that_were_saved_are_not_put_aside_again(home: Path) -> None:
    reach = ["--reach", "555 0100"]
    done = subprocess.run(
        ["sh", "-c", '"$@" > /dev/full', "sh", *argv_of(["people", "add", "Sam", *reach])],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "555 0100" in done.stderr) == (0, False)
    assert len(records(home, "person")) == 1
    assert kept.drafts(home) == []


def test_a_fault_of_the_programs_own_is_shown_after_the_words(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("stepguide.home.collection.Collection.add", fault)
    with pytest.raises(ZeroDivisionError):
        run("people", "add", "Sam", "--reach", "555 0100")
    assert kept.drafts(home) == [b"Name: Sam\nReach: 555 0100"]


def test_a_group_that_is_mistyped_alone_says_only_that(run: Run) -> None:
    how = "stepguide: No such option: --jsn (Possible options: --json)\n"
    how += "  To see how: stepguide journal --help\n"
    assert run("journal", "--jsn", "list") == Ran(2, "", how)
