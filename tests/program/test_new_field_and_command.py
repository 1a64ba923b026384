"""A field is an entry in data/, and a command a signature and what it does: all else follows."""

from pathlib import Path

import pytest

from tests import clock
from tests.program.changed import Changed
from tests.terminal.terminals import ENTER, Start

FIELD = """          - id: appetite
            name: Appetite
            ask: How is your appetite, 0 to 10?
            help: Not at all is 0.
            takes: scale
"""
SIGNATURE = '''@app.command(rich_help_panel=PANEL)
def tree(ctx: typer.Context, as_json: Json = False) -> None:
    """Where your writing is, as a tree.

    Example: stepguide tree
    """
    from stepguide.upkeep import run

    return run.tree(context_of(ctx), as_json)


'''
BODY = """def tree(context: Context, as_json: bool) -> None:
    names = sorted(one.name for one in context.home.root.iterdir())
    if as_json:
        return context.screen.data(names)
    for name in names:
        context.screen.say(name)
    return None


"""


@pytest.fixture
def program(tmp_path: Path, home: Path) -> Changed:
    return Changed(tmp_path / "program", home)


@pytest.fixture
def with_appetite(program: Changed) -> Changed:
    """The program that asks how the appetite is, in the morning."""
    program.put("data/sheets.yaml", "          - id: sleep\n            name: Sleep\n", FIELD)
    program.put("data/daily.yaml", "use, living, unsafe, intention", "appetite, ")
    return program


def test_a_field_of_the_check_in_is_an_option_and_a_line_of_what_is_kept(
    with_appetite: Changed,
) -> None:
    assert "appetite" not in with_appetite("content", "check").out
    assert "Appetite, 0 to 10." in with_appetite("checkin", "edit", "--help").out
    kept = with_appetite.data("checkin", "--morning", "--appetite", "3")
    assert isinstance(kept, dict)
    assert kept["cells"]["appetite"] == 3
    assert "Appetite 3" in with_appetite("checkin", "show", "last").out
    refused = with_appetite("checkin", "--morning", "--appetite", "11")
    assert refused.code == 2
    assert "0 to 10" in refused.err


def test_it_is_asked_where_it_stands(with_appetite: Changed, start: Start) -> None:
    terminal = start("checkin", "--morning", **clock.on_path(with_appetite.root / "src"))
    for asked, said in (("craving", "2"), ("mood", "6")):
        terminal.sees(asked)
        terminal.is_ready_for_a_line()
        terminal.types(said, ENTER)
    terminal.sees("How is your appetite, 0 to 10?", "Not at all is 0.")


def test_a_command_is_a_signature_and_what_it_does(program: Changed) -> None:
    program.put("src/stepguide/rooms.py", '    "doctor": "upkeep",\n', '    "tree": "upkeep",\n')
    program.put(
        "src/stepguide/upkeep/commands.py",
        "@app.command(rich_help_panel=PANEL)\ndef doctor",
        SIGNATURE,
    )
    program.put("src/stepguide/upkeep/run.py", "def doctor(", BODY)
    assert program("journal", "add", "one").code == 0
    assert "records" in program("tree").out.splitlines()
    assert "store.json" in str(program.data("tree"))
    assert " tree " in program("--help").out
    assert "Where your writing is, as a tree." in program("help", "tree").out
    assert "There is no command 'treee'" in (refused := program("treee").err)
    assert "tree" in refused.split("There is no command 'treee'")[1]
