"""A question longer than the terminal is wide: folded between words, its end beside the answer."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import CTRL_C, ENTER, Start, only_draft

AT_40 = "Enter for the next one, b for the\none before, q to stop here: "
AT_62 = "Enter for the next one, b for the one before, q to stop\nhere: "
AT_63 = "Enter for the next one, b for the one before, q to stop here: "


@pytest.mark.parametrize(("columns", "shown"), [(40, AT_40), (62, AT_62), (63, AT_63)])
def test_it_is_folded_where_the_answer_has_no_room_beside_it(
    start: Start, run: Run, columns: int, shown: str
) -> None:
    assert run("journal", "add", "--tag", "share", "one page").code == 0
    terminal = start("share", "--read", "--marked", columns=columns)
    for end, key in (("q to stop: ", ENTER), ("here: ", CTRL_C)):
        terminal.sees(end)
        terminal.is_ready_for_a_line()
        terminal.types(key)
    assert terminal.ends() == 130
    stopped = "\nstepguide: Stopped. Nothing was changed.\n"
    assert terminal.text.endswith(f"\none page\n{shown}{stopped}")
    assert max(map(len, terminal.text.splitlines())) <= columns


def test_a_yes_is_typed_beside_the_end_of_its_question(start: Start, run: Run, home: Path) -> None:
    assert run("journal", "add", "--step", "13", "kept").code == 3
    draft = only_draft(home).name[:6]
    terminal = start("journal", "drafts", "drop", draft, columns=40)
    terminal.sees("[y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types("y", ENTER)
    assert terminal.ends() == 0
    assert terminal.text == (
        f"Let go of the draft {draft} and its\nwords for good? [y/N] y\n"
        f"The draft {draft} is gone.\n"
    )
