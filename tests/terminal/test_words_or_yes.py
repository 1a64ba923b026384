"""Words at a yes-or-no question that could be the answer itself are handed on, as they are."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stepguide.terminal.asking import Way
from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal, draft_texts, texts

QUESTION = "Do you want to write a short note about it now?"
ASK = f"""
import sys
from stepguide.app import _hears
from stepguide.errors import StoppedError
from stepguide.guide.guide import Guide
from stepguide.terminal.asking import agrees_or_writes
from stepguide.terminal.context import Context
context = Context(lambda call: sys.stderr.write("the numbers\\n"), Guide, _hears)
try:
    said = agrees_or_writes(context, {QUESTION!r}, lambda begun: print("begun", repr(begun)))
except StoppedError:
    said = "stopped"
print("said", repr(said))
"""
BEGIN = """
from stepguide.guide.guide import Guide
from stepguide.journal import composing
from stepguide.journal.metadata import Given
from stepguide.terminal.context import Context
composing.begin(Context(open_guide=Guide), Given(tags=("used",)), b"I used again yesterday\\n")
"""

Ask = Callable[[str], Terminal]


@pytest.fixture
def ask(start: Start) -> Ask:
    """Runs a few lines of Python in a pseudo-terminal."""

    def ask(script: str) -> Terminal:
        return start(shell='exec "$PYTHON" -c "$SCRIPT"', PYTHON=sys.executable, SCRIPT=script)

    return ask


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("y", True),
        (" Yes ", True),
        ("yes, please", True),
        ("", False),
        ("n", False),
        ("No.", False),
        ("no, not now", False),
        ("Nah.", False),
        ("later", False),
        ("skip", False),
        (":skip", False),
        ("q", Way.STOP),
        ("exit", Way.STOP),
        (":stop", Way.STOP),
        ("x", False),
        ("?!", False),
        ("I used again yesterday", "I used again yesterday"),
        ("yes I used again", "yes I used again"),
        ("no one knows", "no one knows"),
        (" relapsed ", " relapsed "),
        ("j'ai consommé", "j'ai consommé"),
        ("又用了一次", "又用了一次"),
        ("i want to die", "i want to die"),
        ("y\nit was last night", "y\nit was last night"),
    ],
)
def test_what_is_typed_there_is_a_yes_a_no_or_words(ask: Ask, typed: str, said: object) -> None:
    terminal = ask(ASK)
    terminal.sees(f"{QUESTION} [y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types(typed, ENTER)
    terminal.sees(f"said {said!r}\r\n")
    assert terminal.ends() == 0


def test_a_call_for_help_there_is_answered_and_the_question_comes_again(ask: Ask) -> None:
    terminal = ask(ASK)
    terminal.sees("[y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types("help", ENTER)
    terminal.sees("the numbers", "[y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types("y", ENTER)
    terminal.sees("said True\r\n")
    assert terminal.ends() == 0


def test_what_was_begun_there_is_handed_on_when_it_is_broken_off(ask: Ask) -> None:
    terminal = ask(ASK)
    terminal.sees("[y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types("I used ag")
    terminal.sees("I used ag")
    terminal.types(CTRL_C)
    terminal.sees("begun 'I used ag'\r\n", "said 'stopped'")
    assert terminal.ends() == 0


@pytest.mark.usefixtures("line_by_line")
def test_a_note_begins_with_those_words_and_no_draft_is_offered(
    ask: Ask, run: Run, home: Path
) -> None:
    assert run("journal", "add", "--step", "13", "left behind").code == 3
    terminal = ask(BEGIN)
    terminal.sees("So far: I used again yesterday")
    terminal.is_ready_for_a_line()
    terminal.types("and I called Sam", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert "waiting" not in terminal.text
    assert texts(home) == ["I used again yesterday\nand I called Sam"]
    assert draft_texts(home) == [b"left behind"]
