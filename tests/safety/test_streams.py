"""The numbers where stdout was closed before the program began."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import argv_of

NUMBERS = ("911 US, Canada", "988 US, Canada")


@pytest.mark.parametrize("typed", ["lapse", "people call", "craving", "today"])
@pytest.mark.parametrize("closed", [">&-", "<&- >&-"])
def test_they_come_on_stderr(run: Run, home: Path, typed: str, closed: str) -> None:
    assert run("days", "used").code == 0
    shell = ["/bin/sh", "-c", f'"$@" {closed}', "sh", *argv_of(typed.split())]
    done = subprocess.run(
        shell, env={**os.environ}, capture_output=True, timeout=60, start_new_session=True
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (0, b"")
    for number in NUMBERS:
        assert number in said
