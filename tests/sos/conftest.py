"""The screen as it should be, and Sam on it."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.sos import SAM, add, bare_env
from tests.sos.healthy import NAME, NUMBERS, SAMS_LINE, Healthy, person
from tests.terminal.terminals import argv_of


@pytest.fixture(scope="session")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Healthy:
    """The screen as it should be, seen from homes of its own."""
    env = bare_env(COLUMNS="80")

    def screen(home: Path) -> str:
        env["STEPGUIDE_HOME"] = str(home)
        done = subprocess.run(argv_of(["sos"]), env=env, capture_output=True, check=True)
        return done.stdout.decode()

    home = tmp_path_factory.mktemp("homes") / "home"
    bare = screen(home)
    (home / "records" / "person").mkdir(parents=True)
    fields = {"name": "Sam", "role": "sponsor", "reach": "555 0100"}
    (home / "records" / "person" / NAME).write_bytes(person(**fields))
    with_sam = screen(home)
    assert all(number in bare for number in NUMBERS)
    assert SAMS_LINE in with_sam
    return Healthy(bare, with_sam)


@pytest.fixture
def sam(run: Run, home: Path) -> Path:
    """Sam on the screen; the folder that holds the record."""
    add(run, SAM)
    return home / "records" / "person"
