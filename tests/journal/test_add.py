"""Adding to the journal from the command line and from a pipe."""

import json
from pathlib import Path

from tests.conftest import Run, records


def test_words_become_an_entry_and_its_short_id_is_printed(run: Run, home: Path) -> None:
    ran = run("journal", "add", "one", "true", "line")
    (file,) = records(home)
    stored = json.loads(file.read_bytes())
    assert ran.code == 0
    assert ran.out == f"Saved {stored['id'][:6]}.\n"
    assert stored["text"] == "one true line"
    assert stored["kind"] == "entry"


def test_a_pipe_becomes_an_entry(run: Run, home: Path) -> None:
    assert run("journal", "add", input=b"two\nlines\n\n").code == 0
    (file,) = records(home)
    assert json.loads(file.read_bytes())["text"] == "two\nlines"
