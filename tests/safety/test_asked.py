"""Every question that safety hangs on, asked at a terminal: an answer that is not understood brings
the numbers and the question again, and a grave one the numbers at once."""

import json
from pathlib import Path

import pytest

from stepguide.safety.questions import LOOKED_AT
from tests.conftest import Run, records
from tests.known import GUIDE
from tests.safety.ways import FIRST, asked, grave
from tests.terminal.conftest import start as start
from tests.terminal.terminals import CTRL_C, ENTER, Start, Terminal

WIDE = 500
CHOOSE = "m for others, s to go on: "
MORE = f"{GUIDE.daily.checkin.more} [y/N] "
UNCLEAR = "no, not yet"
# What is asked after the last question of a check-in, and after the last before the skills.
NEXT = {(("checkin", "--evening"), "unsafe"): "lets them go: ", (("craving",), "where"): CHOOSE}
EVENING = GUIDE.daily.checkin.evening
SLEPT = ["craving", "mood", "use", "living", "unsafe", "sleep", "tomorrow"]
ASKED: dict[tuple[str, ...], list[str]] = {
    ("checkin", "--evening"): [*EVENING.usual, MORE, *EVENING.others],
    ("checkin", "edit", "last"): [*SLEPT, MORE, *(one for one in EVENING.others if one != "sleep")],
    ("craving",): ["strength", "trigger", "where", "", "again"],
}
CASES = [
    pytest.param(words, cell.id, state, id=f"{' '.join(words)}-{cell.id}-{state}")
    for words in ASKED
    for cell in asked(words[0])
    for state in ("usual", "a file")
    if not (state == "a file" and "edit" in words)  # there is nothing to edit in one
]


def _goes_to(terminal: Terminal, words: tuple[str, ...], field: str) -> None:
    kind = GUIDE.sheets.sheet(words[0]).kinds[0]
    for name in ASKED[words]:
        if name == MORE:
            terminal.sees(MORE)
            terminal.is_ready_for_a_line()
            terminal.types("y", ENTER)
            continue
        terminal.sees(*((kind.field(name).ask, "> ") if name else (CHOOSE,)))
        terminal.is_ready_for_a_line()
        if name == field:
            return
        terminal.types("" if name else "s", ENTER)


def test_every_field_is_among_them() -> None:
    for words, order in ASKED.items():
        assert {*LOOKED_AT[words[0]]} <= {*order}


@pytest.mark.parametrize(("words", "field", "state"), CASES)
def test_a_question_that_safety_hangs_on(
    words: tuple[str, ...], field: str, state: str, start: Start, run: Run, home: Path
) -> None:
    assert run("checkin", "--evening", "--sleep", "6").code == 0
    if state == "a file":
        home.rename(home.with_name("away"))
        home.write_text("no folder can be here")
    cell = GUIDE.sheets.sheet(words[0]).kinds[0].field(field)
    answer = "10/10" if cell.takes == "scale" else f"{grave(words[0], cell)}"
    answer = {"yes": "Yes, today", "no": "None."}.get(answer, answer)
    terminal = start(*words, columns=WIDE)
    _goes_to(terminal, words, field)
    before = terminal.text
    assert FIRST not in before
    terminal.types(UNCLEAR, ENTER)
    terminal.sees(FIRST, "911", "988", cell.ask, "stepguide: ", "> ")
    terminal.is_ready_for_a_line()
    terminal.types(answer, ENTER)
    terminal.sees("\r\n", NEXT.get((words, field), "> "))
    terminal.is_ready_for_a_line()
    met = terminal.text.rpartition(f"> {answer}\n")[2]
    asked_next = met.rpartition("\n\n")[0]
    assert all(number in asked_next for number in ("911", "988"))
    terminal.types(CTRL_C)
    # What was to be kept and cannot be is told of, with the code of why.
    is_kept = words[0] == "craving" or field == "craving"
    assert terminal.ends() == (1 if state == "a file" and is_kept else 130)
    assert "Traceback" not in terminal.text
    if state == "usual":
        found = [json.loads(file.read_bytes())["cells"] for file in records(home, words[0])]
        kept = [cells[field] for cells in found if field in cells]
        stored = 10 if cell.takes == "scale" else grave(words[0], cell)
        assert kept == ([stored] if is_kept else [])
