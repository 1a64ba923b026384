"""A next step as a value: what is typed, what is read, and what is given as data."""

import pytest
from rich.console import Console

from stepguide.advice import Do
from stepguide.errors import FailedError
from stepguide.home.settings import Settings
from stepguide.terminal.draw import by_rich
from stepguide.terminal.lines import Lines, pieces, unstyled
from stepguide.terminal.page import Block, Heading, Items, Page, Paragraph, Rows
from stepguide.terminal.screen import Screen, hint, remark

ADD, WORK = Do("journal add", "To write something"), Do("work", "A session on it")


def _never(block: Block) -> str:
    raise AssertionError(block)


def _on_a_pipe(page: Page, width: int = 60) -> str:
    return "".join(pieces(page, Lines(width, is_terminal=False), _never))


def test_it_is_a_line_that_a_person_reads() -> None:
    assert str(ADD) == f"{ADD}" == "To write something: stepguide journal add"
    assert str(Do("show 4")) == Do("show 4").typed == "stepguide show 4"


def test_it_is_given_as_data() -> None:
    assert ADD.as_data() == {"command": "stepguide journal add", "why": "To write something"}
    assert WORK.as_data() == {"command": "stepguide work", "why": "A session on it"}
    assert Do("show 4").as_data() == {"command": "stepguide show 4", "why": ""}


def test_two_stand_below_each_other() -> None:
    assert _on_a_pipe([Paragraph("Nothing is here."), ADD, WORK, Paragraph("So far.")]) == (
        "Nothing is here.\n"
        "\n"
        "To write something: stepguide journal add\n"
        "A session on it: stepguide work\n"
        "\n"
        "So far.\n"
    )


def test_it_stands_apart_from_the_title() -> None:
    assert _on_a_pipe([Heading("Journal"), ADD]) == f"Journal\n\n{ADD}\n"


def test_in_rows_what_it_is_for_stands_beside_the_command() -> None:
    rows = Rows([ADD, WORK])
    assert _on_a_pipe([rows]) == (
        "stepguide journal add To write something\nstepguide work        A session on it\n"
    )


@pytest.mark.parametrize("width", [20, 40, 96])
@pytest.mark.parametrize("block", [ADD, Rows([ADD, WORK])], ids=["alone", "in rows"])
def test_both_ways_of_drawing_agree(block: Block, width: int) -> None:
    drawn = by_rich(block, Console(width=width, color_system=None))
    assert unstyled(block, Lines(width, is_terminal=False)) == drawn


def test_it_can_be_the_second_line_of_an_item() -> None:
    drawn = by_rich(Items([("A file.", ADD)]), Console(width=60, color_system=None))
    assert drawn == " - A file.\n   To write something: stepguide journal add\n"


def test_what_cannot_be_drawn_is_shown_as_a_line() -> None:
    said = unstyled(Items([("A file.", ADD)]), Lines(60, is_terminal=False))
    assert said == f"A file.\n{ADD}\n"


def test_an_error_keeps_them_as_values_and_gives_them_as_text() -> None:
    error = FailedError("It failed.", "Nothing was changed.", "", ADD)
    assert error.hints == ("Nothing was changed.", "", ADD)
    assert error.hint == f"Nothing was changed.\n{ADD}"
    assert (str(error), FailedError("It failed.").hint) == ("It failed.", "")


def test_it_can_be_said_wherever_a_line_can(capsys: pytest.CaptureFixture[str]) -> None:
    remark(ADD)
    hint("One.\n  Two.", "", WORK)
    Screen(Settings()).say(ADD)
    said = capsys.readouterr()
    assert said.err == f"stepguide: {ADD}\n  One.\n  Two.\n  {WORK}\n"
    assert said.out == f"{ADD}\n"
