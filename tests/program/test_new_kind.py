"""A new kind of record is one entry in the table and its fields in data/: all else follows."""

import json
from pathlib import Path

import pytest

from stepguide.home.kinds import KINDS
from tests.conftest import CHECKOUT
from tests.program.changed import Changed

ENTRY = '    _of_step("promise", "a promise, to whom, and whether it was kept"),\n'
FIELDS = """  - id: promise
    title: Promises
    about: "The ledger of promises: to whom, and whether they were kept."
    named: the promises
    kinds:
      - id: promise
        title: Promises
        one: a promise
        steps: [1]
        opening: Any promise will do.
        fields:
          - id: whom
            name: To whom
            ask: To whom did I promise something?
            help: Initials will do.
            takes: text
          - id: what
            name: What
            ask: What did I promise?
            help: A few words.
            takes: text
        after: It is down on the page.
"""
SAID = ["--whom", "K.", "--what", "to be there on Sunday"]
CELLS = {"whom": "K.", "what": "to be there on Sunday"}


@pytest.fixture
def program(tmp_path: Path, home: Path) -> Changed:
    """The program with promises: an entry in the table, fields in the guide, nothing else."""
    changed = Changed(tmp_path / "program", home)
    changed.put("src/stepguide/home/kinds.py", '    _of_day("plan"', ENTRY)
    changed.put("data/sheets.yaml", "  - id: inventory\n", FIELDS)
    return changed


@pytest.fixture
def row(program: Changed) -> str:
    """The id of a promise."""
    found = program.data("promise", "add", *SAID)
    assert isinstance(found, dict)
    assert found["cells"] == CELLS
    return str(found["id"])


def test_its_commands_are_there(program: Changed) -> None:
    assert " promise " in program("--help").out
    group = program("promise", "--help").out
    assert "The ledger of promises" in group
    for command in ("add", "list", "show", "edit", "delete", "restore"):
        assert f"│ {command} " in group


def test_it_is_listed_shown_changed_taken_out_and_put_back(program: Changed, row: str) -> None:
    assert program.data("promise", "list") == [program.data("promise", "edit", row, *SAID)]
    assert program("promise", "list").out.split("\t")[0] == row
    assert "What    to be there on Sunday" in program("promise", "show", row[:4]).out
    assert program("promise", "edit", "last", "--what", "to call", "--tag", "share").code == 0
    assert program("promise", "delete", row, "--yes").code == 0
    assert program.data("promise", "list") == []
    assert len(list((program.home / "trash" / "promise").iterdir())) == 1
    assert program("promise", "restore", row).out == f"{row[:6]} is back in the promises.\n"
    (file,) = (program.home / "records" / "promise").iterdir()
    kept = json.loads(file.read_bytes())
    assert kept["cells"] == {**CELLS, "what": "to call"}
    assert (kept["program"], kept["step"], kept["tags"]) == ("twelve-steps", 1, ["share"])


def test_a_tab_offers_it_and_its_rows(program: Changed, row: str) -> None:
    def offered(line: str) -> list[str]:
        *before, begun = line.split(" ")[1:]
        words = "\n".join((begun, *before))
        out = program(_STEPGUIDE_COMPLETE="complete_words", _STEPGUIDE_WORDS=words).out
        return [one.partition("\t")[0] for one in out.split("\n")]

    assert "promise" in offered("stepguide prom")
    assert row[:6] in offered("stepguide promise show ")
    assert "promise" in offered("stepguide share --sheet prom")


def test_it_is_work_on_its_step(program: Changed, row: str) -> None:
    shown = program.data("steps")
    assert isinstance(shown, list)
    assert [step["number"] for step in shown if step["status"] == "in_progress"] == [1]


def test_it_is_found_looked_at_shared_and_counted(program: Changed, row: str) -> None:
    assert program("doctor").code == 0
    (file,) = (program.home / "records" / "promise").iterdir()
    found = program.data("search", "sunday")
    assert isinstance(found, list)
    assert [one["id"] for one in found] == [row]
    assert "\nTo whom\nK.\n" in program("share", "--step", "1", "--read").out
    assert program("share", "--sheet", "promise", "--read").code == 0
    assert program("share", "--id", row, "--read").code == 0
    looked = program.data("insight")
    assert isinstance(looked, dict)
    assert len(looked["practised"]) == 1
    file.write_bytes(b"{")
    checked = program("doctor")
    assert checked.code == 4
    assert "it is not whole JSON" in " ".join(checked.out.split())


def test_its_day_is_told_where_it_belongs_to_a_day(program: Changed) -> None:
    table = program.root / "src/stepguide/home/kinds.py"
    table.write_text(
        table.read_text().replace(
            '_of_step("promise", "a promise, to whom, and whether it was kept")',
            '_of_day("promise", "a promise", dated=True)',
        )
    )
    sheets = program.root / "data/sheets.yaml"
    sheets.write_text(sheets.read_text().replace("        steps: [1]\n", "        steps: []\n", 1))
    assert program("promise", "add", *SAID, "--at", "yesterday").code == 0
    assert "\t2026-11-23T12:00:00+00:00\tpromise\t" in program("promise", "list").out
    listed = program.data("promise", "list")
    assert isinstance(listed, list)
    assert [one["at"][:11] for one in listed] == ["2026-11-23T"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_kind_leads_to_what_it_names(kind: object) -> None:
    from stepguide.home.collection import model_of, resolved
    from stepguide.home.kinds import Kind
    from stepguide.home.record import Record
    from stepguide.records.handling import Handling

    assert isinstance(kind, Kind)
    assert issubclass(model_of(kind.id), Record)
    if kind.typed:
        assert issubclass(resolved(kind.handling), Handling)
        assert (CHECKOUT / "src/stepguide" / kind.room / "commands.py").is_file()
    else:
        assert kind.handling == kind.room == ""
