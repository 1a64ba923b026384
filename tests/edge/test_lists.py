"""Every list there is, found in the tree of commands: on a pipe a record is a line with the columns
that its help names, whole, in one order, and with nothing beside it."""

import json
import re
import shutil
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import time_machine

from stepguide.home.collection import Collection
from stepguide.terminal.screen import Screen
from tests import kept
from tests.conftest import Ran, Run
from tests.edge import commands
from tests.edge.words import LINES, ONE, TWO

Path_ = tuple[str, ...]

TOLD = r"On a pipe, a line each with tabs between: ([^.]+)\."
LISTS = {
    path: found[1].split(", ")
    for path, command in commands.tree()
    if (found := re.search(TOLD, " ".join(str(command.help).split())))
}
COUNTS = ("days",)  # a name and a number, each alone
RECORDS = [path for path, columns in LISTS.items() if columns[0] == "id"]
SEARCHES = [path for path in RECORDS if path[-1] == "search"]
# In an order of their own, as their help says.
OWN_ORDER = [("people", "list")]

each_list = pytest.mark.parametrize("path", LISTS, ids=" ".join)
each_of_records = pytest.mark.parametrize("path", RECORDS, ids=" ".join)


def line(path: Path_) -> list[str]:
    """The command, with a word to look for where it needs one."""
    return [*path, *(["words"] if path in SEARCHES else [])]


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the filled home is kept once it has been made."""
    return tmp_path_factory.mktemp("mould") / "home"


@pytest.fixture
def filled(run: Run, home: Path, clock: time_machine.Traveller, mould: Path) -> None:
    """Two records of every kind at least, some with tags, and two drafts; an hour apart."""
    if mould.exists():
        shutil.copytree(mould, home)
        return
    adds = [words for words in LINES.items() if words[0][-1] not in ("edit", "set", "now")]
    more: list[tuple[Path_, list[str]]] = [
        (("journal", "add"), ["--question", "4.3", "--tag", "calm,hope", f"a\ttab\r\n\r\n{TWO}"]),
        (("journal", "add"), ["the newest words"]),
        (("measure", "take"), ["phq-2", "--answers", "0,1"]),
        (("measure", "take"), ["gad-2", "--answers", "0,1"]),
        (("people", "add"), ["Kim", "--role", "sponsor"]),
    ]
    for path, words in [*adds, *adds, *more]:
        assert run(*path, *words).code == 0, path
        clock.shift(3600)
    assert run("journal", "add", "kept as a draft", "--step", "13").code == 3
    clock.shift(60)
    assert run("journal", "add", "another of the words", "--step", "13").code == 3
    shutil.copytree(home, mould)


def lines_of(ran: Ran) -> list[list[str]]:
    """The cells of each line that was printed."""
    assert ran.code == 0
    assert ran.out == "" or ran.out.endswith("\n")
    return [line.split("\t") for line in ran.out.split("\n")[:-1]]


def test_every_list_tells_its_columns() -> None:
    wanted = {path for path in commands.names() if path[-1] in ("list", "search", "tags", "drafts")}
    assert {*LISTS} == {*wanted, COUNTS}


@each_list
def test_a_record_is_a_line_of_its_columns_and_whole(run: Run, filled: None, path: Path_) -> None:
    rows = lines_of(run(*line(path), COLUMNS="20"))
    assert {len(row) for row in rows} == {len(LISTS[path])}
    if path == COUNTS:
        return
    data = json.loads(run(*line(path), "--json").out)
    assert len(rows) == len(data) > 1
    if path not in RECORDS:
        assert rows == [[one["tag"], str(one["times"])] for one in data]
        return
    for row, one in zip(rows, data, strict=True):
        shown = dict(zip(LISTS[path], row, strict=True))
        assert shown["id"] == one["id"]
        assert one.get("at", one.get("started_at")).startswith(shown["at"][:19])
        assert shown.get("tags", "") == ",".join(one.get("tags", []))
        cells = {name.replace("_", "-"): said for name, said in one.get("cells", {}).items()}
        for name, said in {**one, "kind": None, **cells}.items():
            if name in shown and isinstance(said, str) and name != "at":
                assert shown[name].split() == said.split()


def test_what_was_written_is_there_to_its_last_word(run: Run, filled: None) -> None:
    rows = lines_of(run("journal", "list"))
    assert rows[1][-1] == "a tab a second line of them: 'quoted' and \"so\""
    assert rows[1][2:5] == ["4", "4.3", "calm,hope"]
    assert ONE in [row[-1] for row in rows]
    assert "»" not in run("journal", "search", "words").out


@each_of_records
def test_the_newest_come_first_and_the_other_way_round(run: Run, filled: None, path: Path_) -> None:
    rows = lines_of(run(*line(path)))
    if path not in OWN_ORDER:
        assert all(one[1] >= other[1] for one, other in pairwise(rows))
    assert lines_of(run(*line(path), "--reverse")) == rows[::-1]


@each_list
def test_it_is_all_of_them_unless_a_number_is_given(run: Run, filled: None, path: Path_) -> None:
    if path == COUNTS:
        return
    rows = lines_of(run(*line(path)))
    assert lines_of(run(*line(path), "--limit", "1")) == rows[:1]
    assert len(json.loads(run(*line(path), "-n", "1", "--json").out)) == 1
    assert run(*line(path), "--count").out == f"{len(rows)}\n"
    assert run(*line(path), "--count", "--json").out == f"{len(rows)}\n"


@each_list
def test_nothing_is_nothing_and_a_folder_that_is_not_there_is_named(
    run: Run, home: Path, path: Path_
) -> None:
    ran = run(*line(path))
    assert (ran.code, ran.out) == (0, ran.out if path == COUNTS else "")
    assert ran.err.endswith(kept.missing(home))
    assert run(*line(path), "--json").err == kept.missing(home)
    assert run("--quiet", *line(path)).err == run(*line(path), "-q").err == ""
    assert not home.exists()


def test_what_is_found_is_counted_beside_it(run: Run, filled: None) -> None:
    ran = run("search", "newest")
    assert (len(lines_of(ran)), ran.err) == (1, "1 record has these words.\n")
    assert run("search", "nowhere") == Ran(0, "", "Nothing you wrote has all of these words.\n")
    assert run("journal", "search", "nowhere", "-q") == Ran(0, "", "")
    ran = run("journal", "search", "words", "-n", "1")
    assert ran.err == "3 entries have these words. The newest 1 are shown; --all shows every one.\n"


@pytest.mark.parametrize("path", [path for path in RECORDS if path not in OWN_ORDER], ids=" ".join)
def test_the_first_line_comes_before_the_last_record_is_read(
    run: Run, filled: None, path: Path_, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    before: list[int] = []
    get = Collection.get

    def counting(collection: Collection[Any], name: str) -> Any:
        read.append(name)
        return get(collection, name)

    def first(_: Screen, rows: Iterable[Any]) -> None:
        for _row in rows:
            before.append(len(read))

    monkeypatch.setattr(Collection, "get", counting)
    monkeypatch.setattr(Screen, "rows", first)
    assert run(*line(path)).code == 0
    assert len(before) > 1
    if path != ("journal", "drafts"):
        assert before[0] < len(read)


def test_the_first_line_is_written_before_the_second_is_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    written = []

    def rows() -> Iterable[list[str]]:
        yield ["one", "line"]
        written.append(capfd.readouterr().out)
        yield ["another"]

    Screen.rows(object.__new__(Screen), rows())
    assert written == ["one\tline\n"]


def test_the_trash_is_listed_the_same_way(run: Run, filled: None) -> None:
    gone = lines_of(run("inventory", "list"))[0]
    assert run("inventory", "delete", gone[0], "--yes").code == 0
    assert lines_of(run("inventory", "list", "--trash")) == [gone]
