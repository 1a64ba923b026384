"""What is shown of a draft that is gone on with at the prompt: how it ends."""

import pytest

from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, Start

pytestmark = pytest.mark.usefixtures("line_by_line")

NINE = [f"line {number}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one line", "So far: one line\n"),
        ("x" * 400, f"So far: {'x' * 400}\n"),
        ("a" + "x" * 400, f"So far: …{'x' * 400}\n"),
        ("one\n\n two\n\n", "So far:\n  one\n  two\n"),
        ("\n".join(NINE[:6]), "So far:\n" + "".join(f"  {line}\n" for line in NINE[:6])),
        ("\n".join(NINE), "So far:\n  …\n" + "".join(f"  {line}\n" for line in NINE[3:])),
        ("first\n" + "y" * 500 + "\nlast", f"So far:\n  …\n  {'y' * 395}\n  last\n"),
        ("first\n" + "z" * 400, f"So far: …{'z' * 400}\n"),
        ("\x1b[2J red", "So far: ␛[2J red\n"),
    ],
    ids=["a line", "400 letters", "401", "empty lines", "six", "nine", "long", "longer", "signs"],
)
def test_the_last_six_lines_and_400_letters_are_shown(
    start: Start, run: Run, text: str, shown: str
) -> None:
    assert run("journal", "add", "--step", "13", input=text).code == 3
    terminal = start("journal", "drafts", "open", "last", "--step", "3", columns=1000)
    terminal.sees("! is help.\r\n")
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    said = terminal.text.partition("! is help.\n")[2]
    assert said.partition("\nstepguide: ")[0] == shown
