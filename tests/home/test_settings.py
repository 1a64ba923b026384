"""Settings: a few names and values, and nothing of the file is lost."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_without_a_file_the_usual_ones_count(run: Run, home: Path) -> None:
    ran = run("settings", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "name": None, "wording": "both", "plain": False, "pager": True,
        "menu": True,
        "editor": True,
        "day_count": True,
        "date_format": None, "clock": None, "day_begins": 0,
        "country": None, "tolerance_notice": "full", "checkin": None,
    }  # fmt: skip
    assert not home.exists()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("name", " Ann  Lee ", "Ann  Lee"),
        ("name", "[red]שלום", "[red]שלום"),
        ("wording", "Secular", "secular"),
        ("plain", "YES", True),
        ("pager", "off", False),
        ("date-format", "iso", "iso"),
        ("country", "ireland", "ireland"),
        ("country", "IE", "ireland"),
        ("country", "fr", "fr"),
        ("country", "United Kingdom", "uk"),
        ("country", "nz", "other"),
        ("tolerance-notice", "Short", "short"),
        ("checkin", "Mood, sleep mood use", ["mood", "sleep", "use"]),
    ],
)
def test_a_value_is_kept_and_taken_back(
    run: Run, home: Path, name: str, typed: str, value: object
) -> None:
    key = name.replace("-", "_")
    assert run("settings", "set", name, typed).code == 0
    data = (home / "settings.json").read_bytes()
    assert (
        data == json.dumps({"format": 1, key: value}, indent=2, ensure_ascii=False).encode() + b"\n"
    )
    assert run("settings", "unset", name).code == 0
    assert (home / "settings.json").read_bytes() == b'{\n  "format": 1\n}\n'


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("set nme Ann", "There is no setting 'nme'.\n  The settings are name, wording, plain, "
         "pager, menu, editor, day_count, date_format, clock, day_begins, country, "
         "tolerance_notice, checkin."),
        ("unset nme", "There is no setting 'nme'.\n  The settings are name, wording, plain, "
         "pager, menu, editor, day_count, date_format, clock, day_begins, country, "
         "tolerance_notice, checkin."),
        ("set wording loud", "wording cannot be 'loud'.\n  It takes both, spiritual, secular."),
        ("set plain maybe", "plain cannot be 'maybe'.\n  It takes on, off."),
        ("set tolerance_notice off", "tolerance_notice cannot be 'off'.\n  It takes full, short."),
        ("set country atlantis", "country cannot be 'atlantis'.\n  It takes us, uk, ireland, "
         "canada, australia, eu, other; or a country's code, such as FR."),
    ],
)  # fmt: skip
def test_a_name_or_value_there_is_not_exits_7_and_makes_nothing(
    run: Run, home: Path, words: str, message: str
) -> None:
    ran = run("settings", *words.split())
    assert (ran.code, ran.out, ran.err) == (7, "", f"stepguide: {message}\n")
    assert not home.exists()


def test_what_a_later_version_put_there_is_kept(run: Run, home: Path) -> None:
    assert run("settings", "set", "plain", "on").code == 0
    (home / "settings.json").write_text(
        '{"format": 1, "later": {"deep": [1, null]}, "plain": true}'
    )
    assert run("settings", "set", "name", "Ann").code == 0
    assert json.loads((home / "settings.json").read_bytes()) == {
        "format": 1, "name": "Ann", "plain": True, "later": {"deep": [1, None]},
    }  # fmt: skip
