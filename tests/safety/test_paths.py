"""By whatever way a grave answer comes, a number stands before anything else that is said."""

import errno
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stepguide.guide.guide import Guide
from stepguide.safety import hearing, questions
from stepguide.terminal.context import Context
from tests.clock import on_path
from tests.conftest import Ran, Run, records
from tests.edge.commands import tree
from tests.home.forks import fail_at, forked
from tests.home.tree import bound_by_modes
from tests.home.tree import tree as files_of
from tests.safety.ways import FIRST, NUMBERS, Way, answered, is_scale, unclear, ways
from tests.sos import without_copies

WAYS = [pytest.param(way, id=way.name) for way in ways()]
ROWS = [pytest.param(way, id=way.name) for way in ways() if unclear(way)]
# What stands beside the answer and cannot be taken.
BESIDE = [
    ("--bogus=1",),
    ("--at", "tonite"),
    ("--mood=11",),
    ("--again=12",),
    ("--morning", "--evening"),
]


def has_a_number_first(ran: Ran) -> None:
    """The numbers stand before anything else on stderr, and nothing broke."""
    assert "Traceback" not in ran.err + ran.out
    assert ran.err.startswith(f"\n{FIRST}\n"), ran.err
    top = ran.err.split("stepguide: ")[0]
    for number in NUMBERS:
        assert re.search(rf"\b{number}\b", top), ran.err


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the home of `lived_in` is kept, once there is one."""
    return tmp_path_factory.mktemp("before") / "home"


@pytest.fixture
def lived_in(run: Run, home: Path, before: Path) -> None:
    """Something of each kind that can be edited, and none of it grave."""
    if before.exists():
        shutil.copytree(before, home)
        return
    for words in (
        ("checkin", "--mood", "5"),
        ("craving", "log", "3"),
        ("journal", "add", "words"),
        ("gratitude", "add", "--first", "tea"),
        ("inventory", "add", "resentment", "--who", "me"),
    ):
        assert run(*words).code == 0
    shutil.copytree(home, before)


def _cells(home: Path, way: Way) -> dict[str, object]:
    files = sorted(records(home, way.sheet), key=lambda file: file.stat().st_mtime_ns)
    found = [json.loads(file.read_bytes())["cells"] for file in files]
    return {name: said for cells in found for name, said in cells.items()}


def test_every_room_that_takes_such_an_answer_is_among_them() -> None:
    found = {way.path[0] for way in ways()}
    assert {"checkin", "craving", "days", "journal", "inventory", "gratitude"} <= found
    looked_at = {(way.sheet, way.field) for way in ways() if unclear(way)}
    assert looked_at == {
        (sheet, field) for sheet, fields in questions.LOOKED_AT.items() for field in fields
    }
    heard = {
        (path, name)
        for path, command in tree()
        for name in questions.taken(" ".join(path), command.params)
    }
    assert {(way.path, way.field) for way in ways() if way.field} == heard


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("way", WAYS)
def test_a_grave_answer_however_it_is_put(way: Way, run: Run, home: Path) -> None:
    for answer in answered(way):
        ran = run(*way.line(answer.typed))
        has_a_number_first(ran)
        if answer.content is not None:
            assert (answer, ran.code) == (answer, 0)
            assert (answer, _cells(home, way)[way.field]) == (answer, answer.content)


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("way", ROWS)
def test_an_answer_that_is_not_understood_is_met_and_never_stored(
    way: Way, run: Run, home: Path
) -> None:
    earlier = files_of(home)
    for answer in unclear(way):
        ran = run(*way.line(answer.typed))
        has_a_number_first(ran)
        assert (answer, ran.code, ran.out) == (answer, 2, "")
        assert answer.typed in ran.err
    assert {name: found for name, found in files_of(home).items() if "drafts" not in name} == {
        name: found for name, found in earlier.items() if "drafts" not in name
    }


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("way", WAYS)
def test_beside_what_cannot_be_read(way: Way, run: Run) -> None:
    for said in (answered(way)[0], *unclear(way)[:1]):
        for place, beside in enumerate(BESIDE):
            line = way.line(said.typed)
            behind = line[len(way.path) :]
            is_before = place % 2 == 0
            words = (*way.path, *beside, *behind) if is_before else (*line, *beside)
            has_a_number_first(run(*words))


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, id=way.name) for way in ways() if way.words and answered(way)[0].typed],
)
def test_an_option_with_a_letter_wrong_or_an_equals_sign(way: Way, run: Run) -> None:
    option, said = way.words[-1], answered(way)[0].typed
    before = way.words[:-1]
    for typed in ((f"{option}={said}",), (f"{option}={said}", "--bogus"), (f"{option}s", said)):
        has_a_number_first(run(*way.path, *before, *typed))


def _a_file(home: Path) -> None:
    home.write_text("no folder can be here")


def _damaged(home: Path) -> None:
    home.mkdir()
    (home / "store.json").write_text('{"form')


def _newer(home: Path) -> None:
    home.mkdir()
    (home / "store.json").write_text('{"format": 99}')


def _damaged_records(home: Path) -> None:
    for kind in ("checkin", "craving", "entry", "person", "recovery"):
        folder = home / "records" / kind
        folder.mkdir(parents=True)
        (folder / "20261124T081530.123456Z-k7f3q29mzd.json").write_text('{"cells": [')
    (home / "settings.json").write_text("[")


def _in_place_of_records(home: Path) -> None:
    home.mkdir()
    (home / "records").write_text("no folder can be here")


HOMES: dict[str, Callable[[Path], None]] = {
    "missing": lambda home: None,
    "a file": _a_file,
    "damaged": _damaged,
    "of a newer version": _newer,
    "with damaged records": _damaged_records,
    "without room for records": _in_place_of_records,
}
UNNAMED = ("~nosuchuser/x", "\0", "x" * 5000)


@pytest.mark.parametrize("state", HOMES)
def test_whatever_the_home_is_like(state: str, run: Run, home: Path) -> None:
    for way in ways():
        for said in (answered(way)[0], *unclear(way)[:1]):
            HOMES[state](home)
            has_a_number_first(run(*way.line(said.typed)))
            shutil.rmtree(home) if home.is_dir() else home.unlink(missing_ok=True)


def test_a_home_that_cannot_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEPGUIDE_HOME", UNNAMED[0])
    for way in ways():
        for said in (answered(way)[0], *unclear(way)[:1]):
            has_a_number_first(run(*way.line(said.typed)))


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("call", ["open", "fsync", "mkdir"])
def test_a_disk_that_refuses(call: str, tmp_path: Path) -> None:
    """One way of each command: what is refused is the same for all of its options."""
    for way in {way.path: way for way in ways()}.values():
        hook = fail_at(call, 1, errno.ENOSPC)
        said = answered(way)[0].typed
        ran = forked(hook, *way.line(said), scratch=tmp_path / "scratch")
        assert (way.name, ran.code >= 0) == (way.name, True)
        has_a_number_first(ran)


def _of_rows() -> list[Way]:
    found = {way.path: way for way in ways() if way.path[0] in (*questions.LOOKED_AT, "days")}
    tagged = (way for way in ways() if way.path == ("journal", "add") and way.field == "tag")
    return [*found.values(), *tagged]


OF_ROWS = [pytest.param(way, id=" ".join(way.path)) for way in _of_rows()]


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("mode", [0o500, 0o000], ids=["read-only", "closed"])
def test_a_folder_that_is_not_to_be_written_to_or_read(mode: int, home: Path) -> None:
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for folder in reversed(folders):
        folder.chmod(mode)
    try:
        for way in (way for way in _of_rows() if way.path[0] != "days"):
            words = [sys.executable, "-m", "stepguide", *way.line(answered(way)[0].typed)]
            done = subprocess.run(
                [*bound_by_modes(), *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
            )
            has_a_number_first(Ran(done.returncode, done.stdout, done.stderr))
            assert done.returncode != 0
    finally:
        for folder in folders:
            folder.chmod(0o700)


@pytest.fixture
def guideless(tmp_path: Path) -> dict[str, str]:
    """An environment without PyYAML, and without a copy of the guide."""
    source = without_copies(tmp_path)
    (source / "yaml.py").write_text('raise ImportError("no YAML here")\n')
    return on_path(source)


@pytest.mark.parametrize("way", OF_ROWS)
def test_without_what_reads_the_guide_the_card_is_shown(
    way: Way, process: Run, guideless: dict[str, str], home: Path
) -> None:
    ran = process(*way.line(answered(way)[0].typed), **guideless)
    has_a_number_first(ran)
    assert ran.err.count("SOMEONE WILL NOT WAKE UP") == 1
    assert ran.code != 0 or records(home, way.sheet) or records(home, "recovery")


@pytest.mark.parametrize("words", [("lapse",), ("people", "call"), ("craving",)], ids=" ".join)
def test_without_it_a_page_of_help_is_the_card(
    words: tuple[str, ...], process: Run, guideless: dict[str, str]
) -> None:
    ran = process(*words, **guideless)
    assert "Traceback" not in ran.err
    shown = ran.out + ran.err
    assert "Emergency: 911 US" in shown
    assert shown.count("SOMEONE WILL NOT WAKE UP") == 1
    assert shown.index("911") < (shown.index("stepguide:") if "stepguide:" in shown else 10**9)


@pytest.mark.parametrize("words", [("lapse",), ("people", "call"), ("craving",)], ids=" ".join)
def test_a_page_of_help_needs_no_option_and_no_home(
    words: tuple[str, ...], run: Run, home: Path
) -> None:
    for beside in ((), *BESIDE[:4]):
        for state in ("missing", "a file", "damaged", "of a newer version"):
            HOMES[state](home)
            ran = run(*words, *beside)
            shown = (ran.out + ran.err if not beside else ran.err).split("stepguide:")[0]
            for number in NUMBERS:
                assert re.search(rf"\b{number}\b", shown), (beside, state, ran)
            shutil.rmtree(home) if home.is_dir() else home.unlink(missing_ok=True)


def test_no_other_option_is_taken_for_one_that_safety_hangs_on() -> None:
    heard = []
    for path, command in tree():
        name = " ".join(path)
        taken = questions.taken(name, command.params)
        has_number = any(not one.opts[0].startswith("-") for one in taken.values())
        for option in {o for one in command.params for o in (*one.opts, *one.secondary_opts)}:
            if not taken or not option.startswith("--") or option.removeprefix("--") in taken:
                continue
            for said in ("yes", "used", "no", "about to use", *(() if has_number else ("10",))):
                context = Context(open_guide=Guide)
                hearing.listen(context, name, taken, [*(["3"] if has_number else []), option, said])
                if context.said:
                    heard.append((name, option, said))
    assert heard == []


@pytest.mark.parametrize("way", ROWS)
def test_an_answer_that_is_not_grave_brings_nothing(way: Way, run: Run) -> None:
    given = {
        "where": ("riding it out", "thinking", "it has passed"),
        "medication": ("yes", "not-on", "rather"),
        "scale": ("3", "two", "3/10"),
    }.get("scale" if is_scale(way) else way.field, ("no", "never", "rather-not-say"))
    for typed in given:
        assert FIRST not in run(*way.line(typed)).err


def test_given_twice_the_graver_answer_counts(run: Run) -> None:
    for one, other in (("yes", "no"), ("no", "yes")):
        has_a_number_first(run("checkin", "--living", one, "--living", other))
    for one, other in (("9", "1"), ("1", "9")):
        has_a_number_first(run("checkin", "--craving", one, "--craving", other))


def test_a_fresh_home_and_a_craving_of_nine_show_a_number(process: Run, home: Path) -> None:
    ran = process("craving", "log", "9")
    has_a_number_first(ran)
    assert (ran.code, len(records(home, "craving"))) == (0, 1)
