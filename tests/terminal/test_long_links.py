"""A link that is longer than the screen is wide stands alone at the left edge, whole, for the
terminal to wrap: so it can be followed and copied."""

from stepguide.terminal.lines import wrapped
from tests.conftest import Run
from tests.terminal.conftest import start
from tests.terminal.terminals import Start

__all__ = ["start"]

LINK = "https://example.org/j/" + "8" * 70 + "?pwd=abc-def"


def test_it_is_whole_wherever_it_is_shown(start: Start, run: Run) -> None:
    assert run("people", "add", "Sam", "--reach", LINK).code == 0
    assert run("journal", "add", f"at noon {LINK} and then tea").code == 0
    shows = ["people show Sam", "people list", "people call", "journal show last"]
    shell = "; ".join(f"$STEPGUIDE {words}" for words in shows)
    terminal = start(shell=shell, columns=60, rows=60)
    assert terminal.ends() == 0
    shown = terminal.text.split("\n")
    assert [line for line in shown if "://" in line] == [LINK] * 4
    assert f"\n 1. Sam (support):\n{LINK}\n" in terminal.text
    assert f"\nat noon\n{LINK}\nand then tea\n" in terminal.text


def test_what_is_no_link_or_fits_is_folded_as_ever() -> None:
    assert [*wrapped("a www.example.org b", 17)] == ["a www.example.org", "b"]
    assert [*wrapped("a" * 9, 4)] == ["aaaa", "aaaa", "a"]
    assert [*wrapped(f"{LINK} {LINK}", 40)] == [LINK, LINK]
