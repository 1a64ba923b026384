"""A home that others can open, or that belongs to somebody else: closed again, or told of with what
to type."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records
from tests.home.tree import all_private, tree

SAM = 54321
CLOSE, BACK = "To close it to others: ", "To have it back: "
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")


def _opened(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_home_that_came_back_open_is_closed_again_on_opening(run: Run, home: Path) -> None:
    assert run("journal", "add", "one").code == 0
    (home / ".git").mkdir()
    _opened(home)
    closed = f"stepguide: others could open what is yours in {home}. It is for you alone again.\n"
    first = run("journal", "list")
    assert (first.code, first.err) == (0, closed)
    assert home.stat().st_mode & 0o777 == 0o700
    assert run("journal", "list").err == ""
    _opened(home)
    missing = run("journal", "show", "zzz")
    assert (missing.code, missing.err.endswith(closed)) == (3, True)


def test_among_other_things_what_is_ours_is_closed_and_no_more(run: Run, home: Path) -> None:
    assert run("journal", "add", "one").code == 0
    (home / "notes.txt").write_text("mine")
    _opened(home)
    assert run("journal", "add", "two").err.count("It is for you alone again.") == 1
    modes = {path.name: path.stat().st_mode & 0o777 for path in (home, *home.iterdir())}
    assert modes == {"home": 0o755, "notes.txt": 0o644, "records": 0o700, "store.json": 0o600}


def test_the_doctor_says_it_in_one_line_with_one_command_and_changes_nothing(
    run: Run, home: Path
) -> None:
    assert run("journal", "add", "one").code == 0
    _opened(home)
    before = tree(home)
    ran = run("doctor", "--json")
    assert (ran.code, ran.err) == (4, "")
    (found,) = json.loads(ran.out)["findings"]
    assert (found["path"], found["then"]) == (str(home), f"{CLOSE}chmod -R go= '{home}'")
    what = "others on this computer may be able to open 5 files and folders in it"
    assert (found["what"], found["is_wrong"]) == (what, True)
    assert tree(home) == before
    home.chmod(0o700)
    ran = run("doctor", "--json")
    (found,) = json.loads(ran.out)["findings"]
    what = "4 files and folders in it would be open to others, were it copied somewhere else"
    assert (ran.code, found["what"], found["is_wrong"]) == (0, f"{what} as it is", False)
    assert subprocess.run(shlex.split(found["then"].removeprefix(CLOSE))).returncode == 0
    assert all_private(home)


def _bound(*words: str) -> Ran:
    """A command as root without its powers over what is others'."""
    lost = ",".join(f"-{one}" for one in ("chown", "fowner", "dac_override", "dac_read_search"))
    prefix = ["setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}"]
    if subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("setpriv is not allowed to drop capabilities")
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "stepguide", *words],
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


@AS_ROOT
def test_a_home_of_somebody_else_is_named_at_each_write(home: Path) -> None:
    home.mkdir()
    home.chmod(0o777)
    os.chown(home, SAM, SAM)
    said = (
        f"stepguide: {home} belongs to {SAM}, who can change or take away what you write there. "
        f"If it is your own folder: sudo chown -R root '{home}'\n"
    )
    for words in ("journal add one", "craving log 3", "settings set plain on"):
        ran = _bound(*words.split())
        assert (ran.code, ran.err) == (0, said)
    looked = _bound("doctor", "--json")
    (found, _) = json.loads(looked.out)["findings"]
    assert (looked.code, found["then"]) == (4, f"{BACK}sudo chown -R root '{home}'")
    assert found["what"] == f"it belongs to {SAM}, who can change or take away what is in it"
    assert home.stat().st_mode & 0o777 == 0o777


@AS_ROOT
def test_what_is_made_once_with_sudo_is_the_persons_own(process: Run, tmp_path: Path) -> None:
    theirs = tmp_path / "sam"
    theirs.mkdir()
    os.chown(theirs, SAM, SAM)
    home = theirs / "share" / "stepguide"
    for words in (
        "journal add one", "settings set plain on", "journal edit last --tag calm",
        "journal add --step 13 x", "journal delete last --yes",
    ):  # fmt: skip
        assert process(*words.split(), STEPGUIDE_HOME=str(home)).code in (0, 3)
    owners = {path.lstat().st_uid for path in (home.parent, home, *home.rglob("*"))}
    assert owners == {SAM}
    assert all_private(home)


@AS_ROOT
def test_what_root_left_is_named_with_what_to_type(run: Run, home: Path) -> None:
    assert run("journal", "add", "one").code == 0
    assert run("settings", "set", "name", "Ann").code == 0
    (file,) = records(home)
    for path in (file, file.parent, home / "settings.json"):
        os.chown(path, SAM, SAM)
    shut = _bound("journal", "list")
    assert (shut.code, f"the folder belongs to {SAM} and cannot be read" in shut.err) == (4, True)
    os.chown(file.parent, 0, 0)
    shut = _bound("journal", "list")
    assert shut.err.count(f"stepguide: {file}: it belongs to {SAM} and cannot be read.") == 1
    changed = _bound("settings", "set", "plain", "on")
    assert changed.code == 4
    looked = json.loads(_bound("doctor", "--json").out)["findings"]
    assert {one["then"] for one in looked} == {f"{BACK}sudo chown -R root '{home}'"}
    os.chown(home / "records", SAM, SAM)
    logged = _bound("craving", "log", "3")
    assert logged.code == 1
    assert f"{home / 'records'} belongs to {SAM}." in logged.err
    assert f"sudo chown -R root '{home}'" in logged.err
