"""Whom a name means: all of it, its beginning, or an id; several, nobody, or a file that is cut."""

import json
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from stepguide.home import ids
from tests import kept
from tests.conftest import NOW, Ran, Run, records
from tests.home.tree import tree
from tests.terminal.test_completion import offers

LOOK = "Nothing was changed. To look at every file: stepguide doctor"

KNOWN = {
    "Sam": "1mane00000",
    "Samira": "1many00000",
    "Ana Lucía": "2zzzz00000",
    "José": "sa3zz00000",
    "Straße": "4zzzz00000",
}


@pytest.fixture
def known(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Five people, whose ids are chosen so that ids and names meet."""
    given = iter([*KNOWN.values(), "7twn000000", "8twn000000"])
    monkeypatch.setattr(ids, "new_id", lambda: next(given, "d0draft000"))
    for hours, name in enumerate(KNOWN):
        with time_machine.travel(NOW + timedelta(hours=hours), tick=False):
            assert run("people", "add", name, "--reach", "555 0100").code == 0
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        yield home


def found(run: Run, *typed: str) -> str:
    """The name of the one that is shown."""
    ran = run("people", "show", *typed, "--json")
    assert (ran.code, ran.err) == (0, "")
    return str(json.loads(ran.out)["name"])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (["Sam"], "Sam"),
        (["sAM"], "Sam"),
        (["  Sam "], "Sam"),
        (["sami"], "Samira"),
        (["Ana", "Lucía"], "Ana Lucía"),
        (["ana", "l"], "Ana Lucía"),
        (["A"], "Ana Lucía"),
        (["JOSÉ"], "José"),
        (["STRASSE"], "Straße"),
        (["straße"], "Straße"),
        (["1mane00000"], "Sam"),
        (["1many"], "Samira"),
        (["IMANY"], "Samira"),
        (["Lmany"], "Samira"),
        (["2"], "Ana Lucía"),
        (["4ZZZ"], "Straße"),
        (["sa3"], "José"),
    ],
)
def test_someone_is_found_by_a_name_its_beginning_or_an_id(
    run: Run, known: Path, typed: list[str], name: str
) -> None:
    assert found(run, *typed) == name


@pytest.mark.parametrize("typed", ["O'Neil", "o\u2019n", "O\u02bcNEIL"])
def test_every_kind_of_apostrophe_finds_a_name(run: Run, typed: str) -> None:
    assert run("people", "add", "O\u2019Neil", "--reach", "555 0100").code == 0
    assert found(run, typed) == "O\u2019Neil"


def test_a_name_comes_before_an_id_that_begins_so(run: Run, known: Path) -> None:
    assert found(run, "sam") == "Sam"
    assert run("people", "edit", "2zzzz", "--name", "1man").code == 0
    assert found(run, "1man") == "1man"


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        (["Sa"], {"1mane0 (Sam)", "1many0 (Samira)"}),
        (["1man"], {"1mane0 (Sam)", "1many0 (Samira)"}),
        (["twin"], {"7twn00 (Twin)", "8twn00 (TWIN)"}),
    ],
)
@pytest.mark.parametrize("command", ["show", "edit", "delete", "for good", "restore"])
def test_what_fits_several_is_told_with_each_of_them(
    run: Run,
    known: Path,
    command: str,
    typed: list[str],
    candidates: set[str],
) -> None:
    for name in ("Twin", "TWIN"):
        assert run("people", "add", name).code == 0
    if command == "restore":
        for file in records(known, "person"):
            assert run("people", "delete", file.stem[-10:], "--yes").code == 0
    before = tree(known)
    words = {
        "edit": ["edit", *typed, "--reach", "x"],
        "delete": ["delete", *typed, "--yes"],
        "for good": ["delete", *typed, "--for-good", "--yes"],
    }
    ran = kept.apart(run("people", *words.get(command, [command, *typed])), known)
    assert (ran.code, ran.out) == (2, "")
    first, then = ran.err.splitlines()
    assert first == f"stepguide: {typed[0]!r} fits more than one."
    assert then.startswith("  Type the id of one of: ")
    assert set(then.removeprefix("  Type the id of one of: ").split(", ")) == candidates
    assert tree(known) == before
    for candidate in candidates if command == "show" else ():
        short_id, name = re.fullmatch(r"(\w+) \((\w+)\)", candidate).groups()  # type: ignore[union-attr]
        assert found(run, short_id) == name


@pytest.mark.parametrize("typed", ["Zoe", "", "  ", "Lucía", "Sam!", "zzzz", "1mane000000", "[/b]"])
def test_nobody_is_told(run: Run, known: Path, typed: str) -> None:
    before = tree(known)
    said = Ran(
        3,
        "",
        f"stepguide: There is nobody called {typed!r}.\n  To see all: stepguide people list\n",
    )
    assert run("people", "show", typed) == said
    assert kept.apart(run("people", "edit", typed, "--reach", "x"), known) == said
    assert run("people", "delete", typed, "--yes") == said
    assert run("people", "restore", typed) == Ran(
        3,
        "",
        f"stepguide: There is nobody called {typed!r} in the trash.\n"
        "  To see all: stepguide people list --trash\n",
    )
    assert tree(known) == before


def test_nobody_is_told_where_there_is_no_home_and_none_is_made(run: Run, home: Path) -> None:
    for words in (["show", "Sam"], ["edit", "Sam", "--sos"], ["delete", "Sam", "--yes"]):
        assert run("people", *words).code == 3
    assert run("people", "restore", "Sam").code == 3
    assert not home.exists()


CUT = "it is not whole JSON, as if it had been cut or altered"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda data: b"", "it is empty"),
        (lambda data: data[:-9], CUT),
        (lambda data: b"\0" * 4096, CUT),
        (lambda data: b"[" * 100_000, CUT),
        (lambda data: data.replace(b"sa3zz", b"sa4zz"), "its name and its content speak of"),
        (lambda data: data.replace(b'"person"', b'"entry"'), "it holds another kind of record"),
        (lambda data: data.replace(b'"format": 1', b'"format": 2'), "it was written by a newer"),
        (lambda data: data.replace(b'"support"', b'"boss"'), "role: input should be"),
    ],
    ids=["empty", "cut", "zeros", "nested", "another id", "another kind", "newer", "another role"],
)
def test_someone_damaged_is_named_left_as_they_are_and_the_rest_is_shown(
    run: Run, known: Path, spoil: "object", reason: str
) -> None:
    assert callable(spoil)
    (file,) = (path for path in records(known, "person") if "sa3zz" in path.name)
    file.write_bytes(spoil(file.read_bytes()))
    before = tree(known)
    listed = run("people", "list", "--json")
    assert listed.code == 4
    names = [one["name"] for one in json.loads(listed.out)]
    assert names == ["Sam", "Samira", "Ana Lucía", "Straße"]
    assert listed.err.startswith(f"stepguide: {file}: {reason}")
    assert listed.err.endswith(". Nothing in it was changed. See: stepguide doctor\n")
    assert listed.err.count("\n") == 1
    called = run("people", "call")
    assert (called.code, called.err) == (4, listed.err)
    assert " 4. Straße (support): 555 0100\n" in called.out
    shown = run("people", "show", "Ana", "--json")
    assert (shown.code, json.loads(shown.out)["name"]) == (4, "Ana Lucía")
    why = listed.err.removeprefix("stepguide: ").split(". Nothing in it")[0]
    for words in (
        ["show", "José"],
        ["show", "sa3zz"],
        ["edit", "José", "--reach", "x"],
        ["delete", "sa3zz", "--yes"],
        ["delete", "sa3zz", "--yes", "--for-good"],
    ):
        ran = kept.apart(run("people", *words), known)
        assert ran == Ran(4, "", f"stepguide: {why}.\n  {LOOK}\n")
    assert tree(known) == before
    assert run("people", "edit", "Ana", "--reach", "555 0199").code == 4
    assert run("people", "delete", "Samira", "--yes").code == 4
    assert run("people", "add", "Zoe", "--sos").code == 4
    after = {path: value for path, value in tree(known).items() if "sa3zz" in path}
    assert after == {path: value for path, value in before.items() if "sa3zz" in path}
    listed = run("people", "list", "--json")
    assert [one["name"] for one in json.loads(listed.out)] == ["Zoe", "Sam", "Ana Lucía", "Straße"]


def test_a_pipe_a_folder_and_a_link_among_the_people_stop_nothing(run: Run, known: Path) -> None:
    folder = known / "records" / "person"
    (file, *_) = records(known, "person")
    elsewhere = known.parent / "elsewhere.json"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    os.mkfifo(folder / "20261123T081530.123456Z-k7f3q29mzd.json", 0o600)
    (folder / "20261123T091530.123456Z-k7f3q29mzd.json").mkdir(mode=0o700)
    before = tree(known)
    ran = run("people", "list", "--json")
    names = [one["name"] for one in json.loads(ran.out)]
    assert (ran.code, names) == (4, ["Samira", "Ana Lucía", "José", "Straße"])
    assert "(and 2 more like it)" in ran.err
    assert run("people", "call").code == 4
    assert tree(known) == before


def test_the_shell_is_offered_names_and_roles(run: Run, process: Run, known: Path) -> None:
    assert run("people", "edit", "Samira", "--sos").code == 0
    assert offers(process, "people", "edit", "Sa") == ["Samira", "Sam"]
    assert run("people", "delete", "Samira", "--yes").code == 0
    assert offers(process, "people", "delete", "Sa") == ["Sam"]
    assert offers(process, "people", "restore", "S") == ["Samira"]
    assert offers(process, "people", "add", "Zoe", "--role", "s") == ["sponsor", "support"]


def test_the_shell_is_offered_what_can_be_read_of_a_damaged_home(
    process: Run, known: Path, tmp_path: Path
) -> None:
    records(known, "person")[0].write_text("{")
    assert offers(process, "people", "show", "Sa") == ["Samira"]
    (known / "records" / "person").rename(known / "records" / "away")
    (known / "records" / "person").write_bytes(b"a file")
    assert offers(process, "people", "show", "Sa") == []
    (tmp_path / "file").touch()
    assert offers(process, "people", "show", "Sa", STEPGUIDE_HOME=str(tmp_path / "file")) == []
