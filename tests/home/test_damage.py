"""What is damaged is named and never touched, and the healthy rest stays usable."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.home.tree import tree

ID = "k7f3q29mzd"
NAME = f"20261123T081530.123456Z-{ID}.json"
RECORD = {
    "format": 1, "kind": "entry", "id": ID, "at": "2026-11-23T08:15:30.123456Z",
    "updated_at": "2026-11-23T08:15:30Z", "text": "theirs",
}  # fmt: skip


def stored(**fields: object) -> bytes:
    return json.dumps({**RECORD, **fields}).encode()


@pytest.fixture
def entry(run: Run, home: Path) -> Path:
    """The folder of the entries, with a healthy one in it."""
    assert run("journal", "add", "healthy").code == 0
    return home / "records" / "entry"


CUT = "it is not whole JSON, as if it had been cut or altered"
OTHER = "its name and its content speak of different records"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (NAME, b"", "it is empty"),
        (NAME, stored()[:-9], CUT),
        (NAME, b"\0" * 4096, CUT),
        (NAME, b"[" * 100_000, CUT),
        (NAME, stored(kind="answer"), "it holds another kind of record than its folder"),
        (NAME, stored(id="0000000000"), OTHER),
        ("copy of it.json", stored(), OTHER),
        (NAME, stored(format=2), "it was written by a newer stepguide"),
        (NAME, stored(at="2026-11-23T08:15:30"), "at: input should have timezone info"),
    ],
)
def test_a_record_that_cannot_be_used_is_named_and_left_as_it_is(
    run: Run, home: Path, entry: Path, name: str, data: bytes, reason: str
) -> None:
    (entry / name).write_bytes(data)
    (entry / name).chmod(0o600)
    before = tree(home)
    ran = run("journal", "list", "--json")
    assert ran.code == 4
    assert [one["text"] for one in json.loads(ran.out)] == ["healthy"]
    said = f"{entry / name}: {reason}. Nothing in it was changed. See: stepguide doctor"
    assert ran.err == f"stepguide: {said}\n"
    for command in ("doctor", "journal search healthy", "progress"):
        assert run(*command.split()).code == 4
    if ID in name:
        for command in ("show ID", "edit ID --tag x", "delete ID --yes"):
            assert run("journal", *command.replace("ID", ID).split()).code == 4
    assert tree(home) == before
    assert run("journal", "add", "more").code == 0
    assert (entry / name).read_bytes() == data


def test_a_pipe_a_folder_and_a_socket_among_the_records_stop_nothing(
    run: Run, home: Path, entry: Path
) -> None:
    os.mkfifo(entry / NAME, 0o600)
    (entry / NAME.replace("T08", "T09")).mkdir(mode=0o700)
    ran = run("journal", "list", "--json")
    assert (ran.code, len(json.loads(ran.out))) == (4, 1)
    assert run("doctor").code == 4


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "it is missing, though there are records beside it"),
        (b"", "it is not what it was, as if it had been cut or altered"),
        (b'{"format": 1, "pro', "it is not what it was, as if it had been cut or altered"),
        (b"[1]", "it is not what it was, as if it had been cut or altered"),
        (b'{"format": "one"}', "it names no format that there is"),
        (b'{"format": 2}', "this folder belongs to a newer stepguide"),
    ],
)
def test_a_home_without_its_sign_is_read_and_not_written(
    run: Run, home: Path, entry: Path, data: bytes | None, reason: str
) -> None:
    store = home / "store.json"
    store.unlink() if data is None else store.write_bytes(data)
    before = tree(home)
    said = f"{store}: {reason}"
    listed = run("journal", "list", "--json")
    assert (listed.code, len(json.loads(listed.out))) == (4, 1)
    assert listed.err == f"stepguide: {said}. Nothing in it was changed. See: stepguide doctor\n"
    for command in ("doctor", "start 4", "settings set plain on", "journal delete last --yes"):
        assert run(*command.split()).code == 4
    assert tree(home) == before
    added = run("journal", "add", "kept words")
    assert added.code == 4
    assert added.err.startswith(f"stepguide: {said}.\n")
    assert [path.read_bytes() for path in home.glob("drafts/*/text")] == [b"kept words"]
    assert store.exists() == (data is not None)


@pytest.mark.parametrize("data", [b"", b"{", b'{"wording": "loud"}', b'{"format": 2}', b"[]"])
def test_damaged_settings_are_told_left_and_do_without(
    run: Run, home: Path, entry: Path, data: bytes
) -> None:
    file = home / "settings.json"
    file.write_bytes(data)
    file.chmod(0o600)
    before = tree(home)
    line = f"stepguide: {file} cannot be read as settings. The usual settings are used until then."
    listed = run("journal", "list")
    assert (listed.code, listed.err) == (0, f"{line}\n")
    changed = run("settings", "set", "plain", "on")
    assert changed.code == 4
    assert changed.err.startswith(f"stepguide: {file} cannot be read as settings.\n")
    assert run("doctor").code == 4
    assert {**tree(home), **before} == tree(home)


@pytest.mark.parametrize("part", ["records", "records/entry", "trash", "drafts"])
def test_a_file_where_a_folder_belongs_is_found_by_the_doctor(
    run: Run, home: Path, part: str
) -> None:
    assert run("start", "4").code == 0
    path = home / part
    if path.exists():
        path.rename(home.parent / "away")
    path.write_bytes(b"what is this")
    path.chmod(0o600)
    before = tree(home)
    ran = run("doctor", "--json")
    assert ran.code == 4
    wrong = [one for one in json.loads(ran.out)["findings"] if one["is_wrong"]]
    what = "it is not a record" if part == "records/entry" else "it is not a folder"
    assert (str(path), what) in [(one["path"], one["what"]) for one in wrong]
    assert tree(home) == before


def test_a_home_that_is_a_file(run: Run, home: Path, on_a_screen: None) -> None:
    home.write_bytes(b"a file")
    what = f"{home}: this is a file, and stepguide needs a folder there"
    listed = run("journal", "list")
    assert (listed.code, "it cannot be read" in listed.out) == (4, True)
    assert listed.err == f"stepguide: {what}. Nothing in it was changed. See: stepguide doctor\n"
    assert run("doctor").code == 4
    assert run("start", "4") == Ran(
        1,
        "",
        f"stepguide: {what}.\n  Move that file away, or set STEPGUIDE_HOME to another place.\n",
    )
    added = run("journal", "add", "shown words")
    assert added.code == 1
    assert "so here they are:\nshown words\n" in added.err
    assert run("journal", "list", STEPGUIDE_HOME=str(home / "below")).code == 1
    assert home.read_bytes() == b"a file"
