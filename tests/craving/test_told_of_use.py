"""Who says at a question of a craving that they used already is met with that first."""

import pytest

from stepguide.safety import telling
from tests.terminal.terminals import ENTER, Start


def test_the_page_after_using_again_comes_and_the_questions_go_on(start: Start) -> None:
    terminal = start("craving", columns=80)
    for asked, said in (
        *(("0 to 10?", "3"), ("What set it off", "tired")),
        ("Where are you with it", "I already used"),
    ):
        terminal.sees(asked)
        terminal.sees("> ")
        terminal.is_ready_for_a_line()
        terminal.types(said, ENTER)
    terminal.sees("Are you safe right now?", "911", "Not alone, and nothing more")


@pytest.mark.parametrize(
    "words",
    ["I used", "i already used", "used again", "I've used", "nothing, I used", "I relapsed"],
)
def test_it_is_known_in_ones_own_words(words: str) -> None:
    assert telling.has_used(words)


@pytest.mark.parametrize(
    "words",
    [
        "I want to use",
        "people using",
        "I have not used",
        "what I used to do",
        "my ex used",
        "tired",
    ],
)
def test_other_words_are_none(words: str) -> None:
    assert not telling.has_used(words)
