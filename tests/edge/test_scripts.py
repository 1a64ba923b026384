"""What whoever writes a script relies on: the examples of the documentation, a quiet stderr, JSON
that is asked for on either side of a command, the version, and the manual."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs import manual
from stepguide import __version__
from tests.conftest import CHECKOUT, Ran, Run
from tests.edge import commands
from tests.edge.words import LINES, ROW
from tests.known import GUIDE
from tests.terminal.test_pipes import sh

MORE = (CHECKOUT / "docs" / "more.md").read_text(encoding="utf-8")
PIPELINES = {
    line.partition("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", MORE, re.DOTALL)
    for line in block.split("\n")
    if re.search(r"\| (cut|awk|jq)|--count", line)
}
AT = r"2026-11-24T\d\d:\d\d:\d\d\+00:00"
# What each prints where there is what `written` writes.
PRINTED = {
    "stepguide journal list | cut -f 2,6": rf"{AT}\ta Sunday, in two\n{AT}\tno words of it\n",
    "stepguide journal list --tag calm | awk -F '\\t' '{ print $1 }'": r"[0-9a-z]{10}\n",
    "stepguide search sunday | awk -F '\\t' '{ print $3 }' | sort | uniq -c": (
        r" +1 inventory\n +1 journal\n"
    ),
    "stepguide people list | cut -f 3,5": r"Sam\t555 0100\n",
    "stepguide days | awk -F '\\t' '$1 == \"total\" { print $2 }'": r"269\n",
    "stepguide journal list --json | jq -r '.[].text'": r"a Sunday,\nin two\nno words of it\n",
    "stepguide journal search sunday --count": r"1\n",
}


@pytest.fixture
def written(run: Run) -> None:
    """A little of everything that the examples look at."""
    for words in (
        ["journal", "add", "no words of it"],
        ["journal", "add", "a Sunday,\nin two", "--tag", "calm,sleep"],
        ["inventory", "add", "fear", "Sunday evenings"],
        ["people", "add", "Sam", "sponsor", "555", "0100"],
        ["days", "began", "2026-03-01"],
    ):
        assert run(*words).code == 0


def test_every_example_of_a_pipe_is_held() -> None:
    assert {*PRINTED} == PIPELINES


@pytest.mark.parametrize("example", PRINTED)
def test_an_example_prints_what_it_says(written: None, example: str) -> None:
    for program in re.findall(r"\| (\w+)", example):
        if not shutil.which(program):
            pytest.skip(f"there is no {program} here")
    done = sh(example.replace("stepguide", "$STEPGUIDE", 1))
    assert done.returncode == 0
    assert re.fullmatch(PRINTED[example], done.stdout.decode())


# A day of use has its numbers, which nothing silences.
@pytest.mark.parametrize("path", sorted(LINES.keys() - {("days", "used")}), ids=" ".join)
def test_quiet_says_nothing_beside_the_answer(run: Run, path: tuple[str, ...]) -> None:
    if "edit" in path:
        assert run(*path[:-1], *ROW[" ".join(path[:-1])]).code == 0
    ran = run("-q", *path, *LINES[path])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize(
    "words",
    [
        ["craving", "log", "9"],
        ["checkin", "--living", "yes"],
        ["evening", "--use", "yes"],
        ["journal", "add", "words", "-t", "used again"],
        ["journal", "add", "words", "-tcalm,used again"],
        ["journal", "add", "words", "--tag", "calm,used again"],
        ["days", "used"],
    ],
    ids=" ".join,
)
def test_numbers_are_never_silenced(run: Run, words: list[str]) -> None:
    for line in (["--quiet", *words], [*words, "-q"]):
        ran = run(*line)
        assert ran.code == 0
        assert "911" in ran.err


def test_an_error_is_never_silenced(run: Run) -> None:
    assert run("-q", "journal", "show", "zzz").err.startswith("stepguide: There is no entry 'zzz'.")


@pytest.mark.parametrize("words", ["journal list", "people", "days list", "steps", "tags"])
def test_json_can_be_asked_for_before_a_command(run: Run, written: None, words: str) -> None:
    path = words.split()
    wanted = run(*path, "--json")
    assert run("--json", *path) == wanted
    assert run(path[0], "--json", *path[1:]) == wanted
    assert json.loads(wanted.out)


def test_a_command_that_has_none_says_so_and_does_nothing(run: Run, home: Path) -> None:
    assert run("--json", "settings", "unset", "name") == Ran(
        2,
        "",
        "stepguide: settings unset has no --json.\n  To see: stepguide settings unset --help\n",
    )
    assert not home.exists()


def test_the_version_is_said_however_it_is_asked_for(process: Run, run: Run) -> None:
    said = Ran(0, f"stepguide {__version__}\n", "")
    for words in ("--version", "-V", "version"):
        assert process(words) == run(words) == said
    assert json.loads(run("version", "--json").out) == {"version": __version__}


def test_morning_and_evening_are_a_check_in(run: Run) -> None:
    for word in ("morning", "evening"):
        assert run(word, "--mood", "5").out.endswith(f" ({word}).\n")
        assert run("help", word).code == 0
    assert run("evening", "was", "hard").code == 2  # a sentence, and no check-in


def test_tags_are_counted_the_most_used_first(run: Run, written: None) -> None:
    assert run("journal", "edit", "last", "--tag", "Café").code == 0
    for tag in ("cafe", "CAFÉ"):
        assert run("inventory", "edit", "last", "--tag", tag).code == 0
    assert run("tags").out.endswith("\t3\ncalm\t1\nsleep\t1\n")
    assert run("journal", "list", "--tags").out == "Café\t1\ncalm\t1\nsleep\t1\n"
    assert run("journal", "list", "--tag", "calm,sleep", "--count").out == "1\n"
    assert run("journal", "list", "--tag", "calm,work", "--count").out == "0\n"


def test_an_at_sign_among_the_words_is_no_tag(run: Run) -> None:
    assert run("journal", "add", "sat with @sam, #calm").code == 0
    (entry,) = json.loads(run("journal", "list", "--json").out)
    assert (entry["text"], entry["tags"]) == ("sat with @sam, #calm", [])
    assert run("search", "@sam", "--count").out == "1\n"


def test_a_tag_that_was_kept_with_a_comma_is_found_and_taken_away(run: Run, home: Path) -> None:
    assert run("journal", "add", "words", "--tag", "one").code == 0
    (file,) = (home / "records" / "entry").iterdir()
    file.write_text(file.read_text().replace('"one"', '"calm, mostly", "calm"'))
    assert run("journal", "list", "--tag", "calm, mostly", "--count").out == "1\n"
    assert run("journal", "edit", "last", "--untag", "calm, mostly").code == 0
    (entry,) = json.loads(run("journal", "list", "--json").out)
    assert entry["tags"] == ["calm"]


def test_all_drafts_go_at_once_and_only_when_that_is_said(run: Run, home: Path) -> None:
    for words in ("one", "another"):
        assert run("journal", "add", words, "--step", "13").code == 3
    drop = ("journal", "drafts", "drop")
    assert run(*drop).err.startswith("stepguide: Name a draft, or give --all for all of them.\n")
    assert run(*drop, "last", "--all", "--yes").code == 2
    assert run(*drop, "--all").code == 2  # nobody is there to be asked
    assert run("journal", "drafts", "--count").out == "2\n"
    assert run(*drop, "--all", "--yes") == Ran(0, "2 drafts are gone.\n", "")
    assert [*(home / "drafts").iterdir()] == []
    assert run(*drop, "--all", "--yes").out == (
        "There are no drafts. Everything you wrote is saved.\n"
    )


def test_the_manual_is_what_is_made_now() -> None:
    text = manual.PAGE.read_text(encoding="ascii")
    assert manual.made(GUIDE) == text, "The commands have changed: `make commands` writes it anew."


@pytest.mark.skipif(not shutil.which("man"), reason="there is no man here")
def test_man_shows_every_command_and_complains_of_nothing() -> None:
    environment = {**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8", "MANOPT": ""}
    done = subprocess.run(
        ["man", "--warnings", "-l", manual.PAGE], capture_output=True, text=True, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    plain = re.sub(r".\x08", "", done.stdout)
    headings = [line.strip() for line in plain.splitlines() if line.startswith("   stepguide ")]
    said = [" ".join(re.sub(r"\[?\b[A-Z]+\b\]?", "", line).split()[1:]) for line in headings]
    assert sorted(said) == sorted(map(" ".join, commands.names()))


@pytest.mark.skipif(not shutil.which("mandoc"), reason="there is no mandoc here")
def test_mandoc_finds_no_fault_in_it() -> None:
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", manual.PAGE], text=True)
    assert done.returncode == 0
