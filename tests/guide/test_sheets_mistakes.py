"""The mistakes in a copy of data/sheets.yaml that a check of it finds, each where it stands."""

from pathlib import Path

import pytest

from stepguide.guide import place, sheets
from tests.conftest import Ran, Run

LINES = place.read_guide_file(sheets.FILE).decode().splitlines(keepends=True)


def _line(beginning: str) -> int:
    """The number of the first line of the real file that begins so."""
    return next(n for n, line in enumerate(LINES, 1) if line.startswith(beginning))


WHO = _line("          - id: who\n")
TOUCHED = _line("          - id: touched\n")
FIRST_STEPS = _line("        steps: [4]\n")
CHECKED = _line("    - id: no_contact\n")
CHOICES = "".join(LINES[TOUCHED + 4 : TOUCHED + 12])


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (WHO + 4, "            takes: choice\n", "{who}:13: who takes choice and has 0 choices"),
        (
            WHO + 4,
            "            takes: text\n            choices:\n"
            "              - {id: a, says: a}\n              - {id: b, says: b}\n",
            "{who}:13: who takes text and has 2 choices",
        ),
        (
            TOUCHED + 6,
            "              - self-worth\n",
            "{line}:17: 'self-worth' is a word: write an id and what it says",
        ),
        (
            TOUCHED + 6,
            "              - {id: self-worth}\n",
            "{line}:17: says is missing",
        ),
        (
            WHO + 4,
            "            takes: number\n",
            "{line}:20: takes: input should be 'text', 'line', 'scale', 'hours', 'time', 'choice', "
            "'choices' or 'words'",
        ),
        (
            WHO + 1,
            "            name: Who or what or where\n",
            "{line}:19: name has 1 to 14 letters",
        ),
        (
            WHO + 2,
            '            ask: ""\n',
            "{line}:18: ask is empty",
        ),
        (WHO + 2, "", "{who}:13: ask is missing"),
        (
            WHO,
            "          - id: Who-else\n",
            "{line}:17: 'Who-else' is no id",
        ),
        (
            WHO + 1,
            "            name: Who\n            colour: green\n",
            "{after}:13: colour is not a field here",
        ),
        (
            FIRST_STEPS,
            "        steps: []\n",
            "{line}:9: inventory names no step",
        ),
        (
            CHECKED + 2,
            '      blocks_on: "perhaps"\n',
            "{line}:18: blocks_on: input should be 'yes' or 'no'",
        ),
        (
            CHECKED + 2,
            "      blocks_on: yes\n",
            "{line}:18: blocks_on: input should be 'yes' or 'no'",
        ),
        (
            CHECKED + 3,
            "      leads: nowhere\n",
            "{line}:14: leads: input should be 'other-form' or 'wait'",
        ),
        (
            WHO + 2,
            "            ask: Which addict am I still angry about?\n",
            "{line}:18: 'addict': say a person with opioid use disorder (person first)",
        ),
    ],
)
def test_a_mistake_in_a_copy_is_found_where_it_stands(
    run: Run, tmp_path: Path, line: int, text: str, said: str
) -> None:
    lines = list(LINES)
    lines[line - 1] = text
    (tmp_path / "mine.yaml").write_text("".join(lines))
    found = said.format(line=line, after=line + 1, who=WHO)
    assert run("content", "check", str(tmp_path / "mine.yaml")) == Ran(
        4, f"mine.yaml:{found}\n", ""
    )


def test_several_without_choices_are_found_where_their_field_begins(
    run: Run, tmp_path: Path
) -> None:
    text = "".join(LINES)
    assert text.count(CHOICES) == 1
    (tmp_path / "mine.yaml").write_text(text.replace(CHOICES, ""))
    said = f"mine.yaml:{TOUCHED}:13: touched takes choices and has 0 choices\n"
    assert run("content", "check", str(tmp_path / "mine.yaml")) == Ran(4, said, "")


def test_a_check_of_fewer_than_five_questions_is_found(run: Run, tmp_path: Path) -> None:
    fifth, passed = _line("    - id: law\n"), _line("  passed: ")
    text = "".join([*LINES[: fifth - 1], *LINES[passed - 1 :]])
    (tmp_path / "mine.yaml").write_text(text)
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    message = "questions: list should have at least 5 items after validation, not 4"
    assert ran == Ran(4, f"mine.yaml:{_line('  questions:')}:3: {message}\n", "")


SHEETS, SECOND, LAST = (
    _line("sheets:\n"),
    _line("  - id: pattern\n"),
    _line("  - id: instruction\n"),
)
FEAR, HAPPENED = _line("      - id: fear\n"), _line("          - id: happened\n")
USING = _line("    - id: using\n")


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (SECOND, "  - id: inventory\n", "9: inventory is the id of two things"),
        (FEAR, "      - id: resentment\n", "13: resentment is the id of two things"),
        (HAPPENED, "          - id: who\n", "17: who is the id of two things"),
        (USING, "    - id: no_contact\n", "11: no_contact is the id of two things"),
        (FIRST_STEPS, "        steps: [44]\n", "17: there is no step 44"),
        (FIRST_STEPS, "        steps: [4, 12, 0]\n", "24: there is no step 0"),
        (
            LAST,
            "  - id: fears\n",
            "9: no kind of record has a sheet fears",
        ),
    ],
    ids=["sheets", "kinds", "fields", "questions", "step 44", "step 0", "unknown sheet"],
)
def test_an_id_twice_and_a_step_or_sheet_there_is_not_are_found_at_the_word(
    run: Run, tmp_path: Path, line: int, text: str, said: str
) -> None:
    lines = [*LINES[: line - 1], text, *LINES[line:]]
    (tmp_path / "mine.yaml").write_text("".join(lines))
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    assert ran == Ran(4, f"mine.yaml:{line}:{said}\n", "")


def test_several_mistakes_are_all_told_in_the_order_of_their_lines(
    run: Run, tmp_path: Path
) -> None:
    lines = list(LINES)
    lines[USING - 1] = "    - id: no_contact\n"
    lines[FIRST_STEPS - 1] = "        steps: [0, 4, -1]\n"
    (tmp_path / "mine.yaml").write_text("".join(lines))
    assert run("content", "check", str(tmp_path / "mine.yaml")).out.splitlines() == [
        f"mine.yaml:{FIRST_STEPS}:17: there is no step 0",
        f"mine.yaml:{FIRST_STEPS}:23: there is no step -1",
        f"mine.yaml:{USING}:11: no_contact is the id of two things",
    ]


def test_three_sheets_are_too_few(run: Run, tmp_path: Path) -> None:
    text = "".join([*LINES[: LAST - 1], *LINES[_line("safety:\n") - 1 :]])
    (tmp_path / "mine.yaml").write_text(text)
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    message = "missing: instruction, plan, meeting, visit, gratitude, checkin, craving"
    assert ran == Ran(4, f"mine.yaml:{SHEETS}:1: {message}\n", "")
