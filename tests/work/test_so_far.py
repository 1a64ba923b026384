"""How a text ends, shown to whoever goes on with it."""

import pytest

from stepguide.writing.drafting import show_so_far

LINES = [f"line {number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "So far: (no words yet)\n"),
        (" \n\n", "So far: (no words yet)\n"),
        ("one", "So far: one\n"),
        ("one\n\n", "So far: one\n"),
        ("one\ntwo\n", "So far:\n  one\n  two\n"),
        ("\n".join(LINES[:6]), "".join(["So far:\n", *(f"  {one}\n" for one in LINES[:6])])),
        ("\n".join(LINES), "".join(["So far:\n  …\n", *(f"  {one}\n" for one in LINES[2:])])),
        ("a" + "b" * 400, f"So far: …{'b' * 400}\n"),
        ("b" * 400, f"So far: {'b' * 400}\n"),
        ("a" * 300 + "\n" + "b" * 199, f"So far:\n  …\n  {'a' * 200}\n  {'b' * 199}\n"),
        ("red \x1b[31m", "So far: red ␛[31m\n"),
    ],
)
def test_the_last_six_lines_and_four_hundred_letters_are_shown(
    capsys: pytest.CaptureFixture[str], text: str, shown: str
) -> None:
    show_so_far(text)
    assert capsys.readouterr() == ("", shown)
