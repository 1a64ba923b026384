"""How the edge answers: help for everything, and a way on for what was mistyped."""

import json
from pathlib import Path

import pytest

from stepguide import __version__
from stepguide.safety import questions
from tests.conftest import Ran, Run
from tests.edge import commands

EVERY = [(), *commands.names()]
MOST = [path for path in EVERY if path != ("journal", "add")]  # which keeps what was typed

FIRST = "\nBefore anything else:\n"


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "stepguide")
def test_help_explains_a_command_in_three_ways(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: stepguide {' '.join(path)}".rstrip() in ran.out
    assert run(*path, "-h") == ran
    if path:
        assert run("help", *path) == ran


def test_help_alone_is_what_people_want_and_all_of_it_every_command(run: Run) -> None:
    lines = run("help").out.splitlines()
    assert len(lines) == 12
    assert all(line.startswith("stepguide") for line in lines)
    whole = " ".join(run("help", "--all").out.split())
    for path, command in commands.tree():
        if path and not command.hidden and len(path) < 3:
            assert f"stepguide {' '.join(path)} " in whole


@pytest.mark.parametrize("path", MOST, ids=lambda path: " ".join(path) or "stepguide")
def test_an_option_there_is_not_is_told_with_the_command(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--xyzzy")
    how = f"  To see how: {' '.join(['stepguide', *path])} --help"
    said = f"stepguide: No such option: --xyzzy\n{how}\n"
    # Where a command tells of a danger by its name, the numbers come before that.
    tells = " ".join(path) in (*questions.OPENED, *questions.TOLD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == said or (tells and ran.err.startswith(FIRST) and ran.err.endswith(said))
    assert ran.err.startswith(FIRST) is tells


def test_a_mistyped_option_of_add_gives_the_words_back(process: Run, home: Path) -> None:
    assert process("journal", "add", "--xyzzy", "my words") == Ran(
        2,
        "",
        "stepguide: nothing of this is saved. Here are your words, to copy:\n"
        "my words\n"
        "stepguide: No such option: --xyzzy\n"
        "  To see how: stepguide journal add --help\n",
    )
    assert not home.exists()


def test_an_option_that_is_nearly_right_is_told_with_the_right_one(run: Run) -> None:
    ran = run("show", "4", "--sectoin", "care")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == (
        "stepguide: No such option: --sectoin (Possible options: --json, --section)"
    )


NUMBERS = (
    "Help now: stepguide sos. Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · "
    "000 Australia · elsewhere your local emergency number. Someone to talk to: 988 US, Canada · "
    "116 123 UK, Ireland · 13 11 14 Australia · findahelpline.com EU, elsewhere."
)


_TAKES_NONE = "{0} takes no number like that. To see what it takes: {0} --help"


@pytest.mark.parametrize("group", [("content",)], ids=" ".join)
def test_a_group_alone_shows_its_help(run: Run, group: tuple[str, ...]) -> None:
    ran = run(*group)
    assert ran.out.rstrip() == run(*group, "--help").out.rstrip()
    assert (ran.code, ran.err) == (2, "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["shwo"], "There is no command 'shwo'.\n  Did you mean: stepguide show"),
        (["progres"], "There is no command 'progres'.\n  Did you mean: stepguide progress"),
        (["xyzzy"], "There is no command 'xyzzy'.\n  To see them all: stepguide --help"),
        ([""], "There is no command ''.\n  To see them all: stepguide --help"),
        (["4"], "There is no command '4'.\n  To read step 4: stepguide show 4"),
        (["012"], "There is no command '012'.\n  To read step 12: stepguide show 12"),
        (["13"], f"There is no command '13'.\n  {_TAKES_NONE.format('stepguide')}"),
        (["0"], f"There is no command '0'.\n  {_TAKES_NONE.format('stepguide')}"),
        (["9" * 5000], f"There is no command '{'9' * 5000}'.\n  {_TAKES_NONE.format('stepguide')}"),
        (
            ["days", "21"],
            "There is no command 'stepguide days 21'.\n"
            "  For a milestone of your own on day 21: stepguide days milestone 21",
        ),
        (
            ["days", "36501"],
            f"There is no command 'stepguide days 36501'.\n"
            f"  {_TAKES_NONE.format('stepguide days')}",
        ),
        (
            ["people", "5550100"],
            f"There is no command 'stepguide people 5550100'.\n"
            f"  {_TAKES_NONE.format('stepguide people')}",
        ),
        (["log"], "There is no command 'log'.\n  Did you mean: stepguide journal add"),
        (["check", "in"], "There is no command 'check'.\n  Did you mean: stepguide checkin"),
        (
            ["exit"],
            "There is no command 'exit'.\n  Nothing is open here, so there is nothing to leave.",
        ),
        (["add"], "There is no command 'add'.\n  Did you mean: stepguide journal add"),
        (["write"], "There is no command 'write'.\n  Did you mean: stepguide journal add"),
        (["wip"], "There is no command 'wip'.\n  To see them all: stepguide --help"),
        (
            ["i want to die"],
            "There is no command 'i want to die'.\n  To see them all: stepguide --help",
        ),
        (["Show", "4"], "There is no command 'Show'.\n  Did you mean: stepguide show 4"),
        (
            ["journal", "ad", "x"],
            "There is no command 'stepguide journal ad'.\n  Did you mean: stepguide journal add x",
        ),
        (
            ["journal", "xyzzy"],
            "There is no command 'stepguide journal xyzzy'.\n"
            "  To see them all: stepguide journal --help",
        ),
        (
            ["journal", "drafts", "opne"],
            "There is no command 'stepguide journal drafts opne'.\n"
            "  Did you mean: stepguide journal drafts open",
        ),
        (
            ["help", "xyzzy"],
            "There is no command 'xyzzy'.\n  To see them all: stepguide help --all",
        ),
        (
            ["help", "journal", "xyzzy"],
            "There is no command 'journal xyzzy'.\n  To see them all: stepguide help --all",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_there_is_not_is_told_with_the_nearest(
    run: Run, typed: list[str], said: str
) -> None:
    numbers = "" if typed[0] == "help" else f"  {NUMBERS}\n"
    assert run(*typed) == Ran(2, "", f"stepguide: {said}\n{numbers}")


@pytest.mark.parametrize("typed", ["8", "8/10", "eight", "Eight"])
def test_a_number_after_craving_is_a_craving_of_that_strength(
    typed: str, run: Run, home: Path
) -> None:
    assert run("craving", typed, "--trigger", "stress").code == 0
    (saved,) = home.glob("records/craving/*.json")
    assert json.loads(saved.read_text())["cells"]["strength"] == 8


def test_a_strength_out_of_range_is_told_so(run: Run) -> None:
    ran = run("craving", "11")
    assert ran.code == 2
    assert "There is no command" not in ran.err


def test_help_goes_by_the_command_and_ignores_what_follows_it(run: Run) -> None:
    assert run("help", "show", "4") == run("show", "--help")


def test_json_before_a_command_is_as_behind_it(run: Run) -> None:
    assert run("--json", "steps") == run("steps", "--json")


def test_the_help_page_ends_with_the_numbers(run: Run) -> None:
    assert " ".join(run("--help").out.split()).endswith(NUMBERS)


def test_the_version_is_the_same_by_every_door(run: Run, process: Run) -> None:
    assert process("--version") == Ran(0, f"stepguide {__version__}\n", "")
    assert run("--version") == process("--version")
    assert run("--version", "show", "4") == process("--version")


def test_a_help_page_writes_nothing(run: Run, home: Path) -> None:
    run("--help")
    run("help", "journal", "add")
    run("journal", "add", "--help")
    assert not home.exists()
