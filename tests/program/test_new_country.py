"""A country's numbers are its names in home/country.py and its entries in data/help.yaml."""

import json
from pathlib import Path

import pytest

from tests.program.changed import Changed

RESOURCE = """  - id: erewhon-{kind}
    region: erewhon
    kind: {kind}
    name: {name}
    contact: "{contact}"
    how: call
    for: {kind}
    hours: any time
    languages: null
    cost: free
    source: a country that is in a book alone
    read_on: 2026-11-01
    checked_on: null
    confidence: W
"""


@pytest.fixture
def program(tmp_path: Path, home: Path) -> Changed:
    """The program with Erewhon."""
    changed = Changed(tmp_path / "program", home)
    changed.put("src/stepguide/home/country.py", '"other")\n\n', '"erewhon", ')
    changed.put(
        "src/stepguide/home/country.py", '    "other": "elsewhere",\n', '    "erewhon": "ew",\n'
    )
    changed.put("data/help.yaml", "  other: Elsewhere\n", "  erewhon: Erewhon\n")
    help_yaml = changed.root / "data/help.yaml"
    found = help_yaml.read_text()
    assert found.count("\nresources:\n") == 1
    entries = RESOURCE.format(kind="emergency", name="Emergency", contact="555 01")
    entries += RESOURCE.format(kind="crisis", name="Someone to talk to", contact="555 02")
    help_yaml.write_text(found.replace("\nresources:\n", f"\nresources:\n{entries}"))
    return changed


def test_it_holds_and_its_numbers_are_where_they_have_to_be(program: Changed) -> None:
    checked = program("content", "check", "data/help.yaml")
    assert "erewhon" not in checked.out  # what was read after the suite's day is told of others
    for typed in ("erewhon", "EW"):
        shown = program("sos", "--country", typed)
        assert (shown.code, shown.err) == (0, "")
        assert "555 01" in shown.out
        assert "555 02" in shown.out
        assert "988" not in shown.out
    assert program("settings", "set", "country", "Erewhon").code == 0
    assert json.loads((program.home / "settings.json").read_bytes())["country"] == "erewhon"
    for words in ((), ("people", "call"), ("craving", "9"), ("sos", "numbers")):
        said = program(*words)
        assert said.code == 0
        assert "555 01" in said.out + said.err


def test_where_no_country_is_chosen_it_stands_among_the_others(program: Changed) -> None:
    assert "555 01 Erewhon" in program("sos").out
