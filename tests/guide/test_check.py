"""`stepguide content check`: every mistake in a file of the guide, with its line and column."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stepguide.guide import check, place, words
from stepguide.guide.words import Rule, Rules
from tests.conftest import Ran, Run
from tests.guide.conftest import LAST_READ

STEPS = place.read_guide_file("steps.yaml").decode().splitlines(keepends=True)
ALL = (
    "steps.yaml, guide.yaml, sheets.yaml, sessions.yaml, daily.yaml, skills.yaml, "
    "measures.yaml, sources.yaml, words.yaml, help.yaml, screens.yaml, calls.yaml"
)

Check = Callable[[str], Ran]

_look_through = words.barred_in
_looked_through: dict[object, list[tuple[Rule, str]]] = {}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks through each passage once; nearly all are the same in every test here."""

    def barred_in(text: str, rules: Rules) -> list[tuple[Rule, str]]:
        key = (text, *(rule.pattern for rule in rules.rules))
        if key not in _looked_through:
            _looked_through[key] = list(_look_through(text, rules))
        return _looked_through[key]

    monkeypatch.setattr(words, "barred_in", barred_in)


@pytest.fixture
def checked(run: Run, tmp_path: Path) -> Check:
    """Checks a text as the file `mine.yaml`."""

    def checked(text: str) -> Ran:
        file = tmp_path / "mine.yaml"
        file.write_text(text)
        return run("content", "check", str(file))

    return checked


def _line(beginning: str, nth: int = 1) -> int:
    """The number of the nth line of the real file that begins so."""
    return [n for n, line in enumerate(STEPS, 1) if line.startswith(beginning)][nth - 1]


def _with(line: int, text: str) -> str:
    """The real file with another text in place of a line."""
    lines = list(STEPS)
    lines[line - 1] = text
    return "".join(lines)


def _complains(ran: Ran, *complaints: str) -> None:
    assert ran == Ran(4, "".join(f"mine.yaml:{one}\n" for one in complaints), "")


def _to_be_read(name: str, file: str) -> str:
    """The notes on passages of a real file that nobody has read yet, as they come on stderr."""
    found = check.to_be_read(place.read_guide_file(name), file, LAST_READ)
    return "".join(f"  {one}\n" for one in found)


def test_the_guide_has_no_mistake(run: Run) -> None:
    notes = "".join(_to_be_read(name, name) for name in check.FILES)
    assert run("content", "check") == Ran(0, f"Nothing is wrong in {ALL}.\n", notes)
    assert run("content", "check", "--json") == Ran(0, "[]\n", notes)


def test_a_passage_that_no_clinician_has_read_and_one_to_look_at_again_are_named() -> None:
    data = (
        b"topics:\n  - id: one\n    parts:\n      - {id: a, reviewed: null}\n"
        b"      - {id: b, reviewed: 2026-11-30}\n      - {text: c}\n"
        b"      - {id: d, look_again: 2026-12-31}\nsafety:\n  use: {text: e, reviewed: null}\n"
    )
    due = "guide.yaml: topics.one.parts.d was to be read beside its sources again by 2026-12-31"
    never = [
        "guide.yaml: topics.one.parts.a has not been read by a clinician yet",
        "guide.yaml: safety.use has not been read by a clinician yet",
    ]
    assert [*check.to_be_read(data, "guide.yaml", date(2026, 12, 31))] == never
    late = [*check.to_be_read(data, "guide.yaml", date(2027, 1, 1))]
    assert late == [never[0], due, never[1]]


@pytest.mark.parametrize("name", check.FILES)
def test_each_file_is_known_under_any_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "mine.txt").write_bytes(place.read_guide_file(name))
    said = run("content", "check", str(tmp_path / "mine.txt"))
    assert said == Ran(0, "Nothing is wrong in mine.txt.\n", _to_be_read(name, "mine.txt"))


def test_an_unknown_field_is_found_at_its_name(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, STEPS[line - 1] + "    colour: green\n")),
        f"{line + 1}:5: colour is not a field here",
    )


def test_an_unknown_field_with_more_below_it_is_found_at_its_name(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, STEPS[line - 1] + "    colours:\n      - green\n")),
        f"{line + 1}:5: colours is not a field here",
    )


def test_a_missing_field_is_found_where_its_step_begins(checked: Check) -> None:
    line = _line("    principle: Hope")
    start = _line("  - number: 2")
    _complains(checked(_with(line, "")), f"{start}:5: principle is missing")


def test_a_missing_field_of_a_question_is_found_where_the_question_begins(checked: Check) -> None:
    line = _line('      - id: "4.3"')
    assert STEPS[line].startswith("        text: ")
    _complains(checked(_with(line + 1, "")), f"{line}:9: text is missing")


def test_a_wrong_type_is_found_at_the_value(checked: Check) -> None:
    line = _line("        minutes: ")
    _complains(
        checked(_with(line, "        minutes: a few\n")),
        f"{line}:18: minutes: input should be a valid integer",
    )


def test_a_number_where_text_belongs_is_found_at_the_value(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, "    principle: 4\n")),
        f"{line}:16: principle: input should be a valid string",
    )


def test_a_question_id_without_quotes_is_found_as_the_number_it_is(checked: Check) -> None:
    line = _line('      - id: "4.3"')
    _complains(
        checked(_with(line, "      - id: 4.3\n")),
        f"{line}:13: id: input should be a valid string",
    )


def test_steps_in_the_wrong_order_are_each_found_at_their_number(checked: Check) -> None:
    second, third = _line("  - number: 2"), _line("  - number: 3")
    text = "".join([*STEPS[: second - 1], *STEPS[third - 1 :]])
    text = text.rstrip("\n") + "\n\n" + "".join(STEPS[second - 1 : third - 1])
    ran = checked(text)
    assert ran.code == 4
    found = ran.out.splitlines()
    assert len(found) == 11
    assert found[0] == f"mine.yaml:{second}:13: step 3 stands where step 2 belongs"
    last = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("  - number: 2")]
    assert found[-1] == f"mine.yaml:{last[-1]}:13: step 2 stands where step 12 belongs"


def test_a_program_without_steps_is_found(checked: Check) -> None:
    ran = checked("".join([*STEPS[: _line("steps:") - 1], "steps: []\n"]))
    message = "steps: list should have at least 1 item after validation, not 0"
    _complains(ran, f"{_line('steps:')}:1: {message}")


def test_a_step_that_is_missing_before_another_is_found(checked: Check) -> None:
    before = STEPS[: _line("  - number: 11") - 1]
    ran = checked("".join([*before, *STEPS[_line("  - number: 12") - 1 :]]))
    _complains(ran, f"{len(before) + 1}:13: step 12 stands where step 11 belongs")


def test_a_doubled_id_is_found_where_it_stands_the_second_time(checked: Check) -> None:
    line = _line('      - id: "4.4"')
    _complains(
        checked(_with(line, '      - id: "4.3"\n')), f"{line}:13: 4.3 is the id of two things"
    )


def test_each_doubled_id_is_found(checked: Check) -> None:
    lines = list(STEPS)
    for wrong, right in (("4.4", "4.3"), ("4.6", "4.5")):
        lines[_line(f'      - id: "{wrong}"') - 1] = f'      - id: "{right}"\n'
    _complains(
        checked("".join(lines)),
        f"{_line('      - id: ' + chr(34) + '4.4')}:13: 4.3 is the id of two things",
        f"{_line('      - id: ' + chr(34) + '4.6')}:13: 4.5 is the id of two things",
    )


def test_an_id_of_another_step_is_found(checked: Check) -> None:
    line = _line('      - id: "4.4"')
    _complains(
        checked(_with(line, '      - id: "5.99"\n')), f"{line}:13: 5.99 is not an id of step 4"
    )


def test_a_doubled_source_is_found_where_it_stands_the_second_time(checked: Check) -> None:
    text = place.read_guide_file("sources.yaml").decode()
    lines = text.splitlines(keepends=True)
    (line,) = [n for n, one in enumerate(lines, 1) if one == "  - key: merrall-2010\n"]
    lines[line - 1] = "  - key: step-customs\n"
    _complains(checked("".join(lines)), f"{line}:10: step-customs is the key of two sources")


def test_a_name_given_twice_is_found_the_second_time(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, STEPS[line - 1] + "    principle: Trust\n")),
        f"{line + 1}:5: principle is given twice",
    )


def test_an_unknown_source_is_found_in_its_list(checked: Check) -> None:
    line = _line("    sources: [")
    written = STEPS[line - 1]
    _complains(
        checked(_with(line, written.replace("]", ", nobody-1999]"))),
        f"{line}:{written.index(']') + 3}: nobody-1999 is not in sources.yaml",
    )


def test_a_barred_word_is_found_in_its_passage(checked: Check) -> None:
    line = _line("    title: Self-Reflection") + 1
    assert STEPS[line - 1].startswith("    summary: ")
    _complains(
        checked(_with(line, "    summary: Look at the clean time you have.\n")),
        f"{line}:14: 'clean time': say not using, abstinent, in recovery, or days in recovery "
        "(if not using is clean, then using is dirt)",
    )


def test_a_rule_that_misses_what_it_bars_is_found(checked: Check) -> None:
    _complains(
        checked(
            "rules:\n"
            "  - {id: one, bars: x, pattern: 'wrong', say: x, why: x,\n"
            "     bites: [this is wrong, this is not],\n"
            "     passes: [this is fine, nothing wrong here]}\n"
        ),
        "3:29: one misses this",
        "4:29: a right use is barred",
    )


def test_a_broken_pattern_is_found(checked: Check) -> None:
    rule = "{id: one, bars: x, pattern: '(', say: x, why: x, bites: [a, b], passes: [c]}"
    message = "pattern: missing ), unterminated subpattern at position 0"
    _complains(checked(f"rules:\n  - {rule}\n"), f"2:33: {message}")


def test_broken_yaml_is_found_where_it_breaks(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, "    principle: 'Hope\n")[: sum(map(len, STEPS[:line]))]),
        f"{line}:21: not YAML: found unexpected end of stream",
    )


def test_a_tab_is_found_where_it_stands(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, "\tprinciple: Hope\n")),
        f"{line}:1: not YAML: found a tab character that violates indentation",
    )


def test_bytes_that_are_not_utf8_are_found_where_they_stand(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes("steps: []\nérror: \xe9".encode("latin-1"))
    _complains(
        run("content", "check", str(tmp_path / "mine.yaml")),
        "2:1: not YAML: invalid trailing UTF-8 octet",
    )
    (tmp_path / "mine.yaml").write_bytes("steps: []\nérror: ".encode() + b"\xff\n")
    _complains(
        run("content", "check", str(tmp_path / "mine.yaml")),
        "2:8: not YAML: invalid leading UTF-8 octet",
    )


def test_a_control_character_is_found_where_it_stands(checked: Check) -> None:
    line = _line("    principle: Hope")
    _complains(
        checked(_with(line, "    principle: \x07Hope\n")),
        f"{line}:16: not YAML: control characters are not allowed",
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "- a\n- b\n", "just words\n", "a: 1\n"])
def test_what_is_no_file_of_the_guide_is_told(checked: Check, text: str) -> None:
    known = (
        "steps, sources, rules, resources, welcome, topics, sheets, how_to_answer, lapse, skills, "
        "measures, opens"
    )
    message = f"not a file of the guide: none of {known} stands at its top"
    _complains(checked(text), f"1:1: {message}")


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "mine.yaml"
    said = f"stepguide: {missing} cannot be read (No such file or directory).\n"
    assert run("content", "check", str(missing)) == Ran(3, "", said)
    said = f"stepguide: {tmp_path} cannot be read (Is a directory).\n"
    assert run("content", "check", str(tmp_path)) == Ran(3, "", said)


def test_a_file_that_holds_itself_is_told(checked: Check) -> None:
    _complains(
        checked("steps: &all\n  - *all\nprogram: mine\ntitle: Mine\nfinished: [Done.]\n"),
        "1:8: 0: input should be a valid dictionary or instance of Step",
    )


def test_every_mistake_is_listed_first_to_last(checked: Check) -> None:
    lines = list(STEPS)
    principle, minutes = _line("    principle: Hope"), _line("        minutes: ")
    last = _line("    principle: ", nth=12)
    lines[minutes - 1] = "        minutes: 0\n"
    lines[principle - 1] += "    colour: green\n    care: null\n"
    lines[last - 1] = "    principle: Stay clean and sober\n"
    (summary,) = [n for n in (principle - 1,) if STEPS[n - 1].startswith("    summary: ")]
    lines[summary - 1] = "    summary: [a, list]\n"
    care = (
        5 + principle - 1
    )  # care comes after the two new lines and one more, and is the second of its name
    _complains(
        checked("".join(lines)),
        f"{minutes}:18: minutes: input should be greater than or equal to 1",
        f"{summary}:5: summary: input should be a valid string",
        f"{principle + 1}:5: colour is not a field here",
        f"{care}:5: care is given twice",
        f"{last + 2}:16: 'Stay clean': say not using, abstinent, in recovery, or days in recovery "
        "(if not using is clean, then using is dirt)",
    )


def test_the_mistakes_come_as_data(run: Run, tmp_path: Path) -> None:
    line = _line("    principle: Hope")
    file = tmp_path / "mine.yaml"
    file.write_text(_with(line, "    principle: 4\n"))
    ran = run("content", "check", str(file), "--json")
    assert (ran.code, ran.err) == (4, "")
    assert json.loads(ran.out) == [
        {
            "file": "mine.yaml",
            "line": line,
            "column": 16,
            "message": "principle: input should be a valid string",
        }
    ]


def test_a_guide_whose_rules_are_broken_lists_that_once_and_the_rest_as_well(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in check.FILES:
        (tmp_path / name).write_bytes(place.read_guide_file(name))
    (tmp_path / "words.yaml").write_text("rules:\n  - id: one\n    bars: [x]\n")
    (tmp_path / "screens.yaml").write_text("welcome: none\n")
    monkeypatch.setattr(place, "data_folder", lambda: tmp_path)
    monkeypatch.setattr(place, "read_guide_file", lambda name: (tmp_path / name).read_bytes())
    ran = run("content", "check")
    assert (ran.code, ran.err) == (4, "")
    lines = ran.out.splitlines()
    assert len(lines) == len(set(lines))
    assert "words.yaml:3:5: bars: input should be a valid string" in lines
    assert "screens.yaml:1:10: welcome: input should be a valid list" in lines


def test_a_broken_guide_is_told_with_its_place_by_the_command_that_needs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = _line("    principle: Hope")
    broken = _with(line, "    principle: 4\n    colour: green\n").encode()
    monkeypatch.setattr(place, "read_guide_file", lambda name: broken)
    said = (
        f"stepguide: steps.yaml:{line}:16: principle: input should be a valid string "
        "(and 1 more)\n"
        "  To see every mistake in the guide: stepguide content check\n"
    )
    assert run("show", "4") == Ran(4, "", said)


CALLS = """\
opens:
  sos: [sos, overdose, "Can't wake <him>", <who> fell]
  crisis: [end it]
  craving: [craving]
  lapse: [overdosed, end it, carving]
no_slips: [overdone, odd]
stands_for: {him: [him, her]}
"""


def test_calls_that_would_not_be_heard_or_open_two_things_are_found(checked: Check) -> None:
    _complains(
        checked(CALLS),
        "2:24: \"Can't wake him\" is heard as 'cant wake him': write that",
        "2:24: \"Can't wake her\" is heard as 'cant wake her': write that",
        "2:44: '<who> fell' is heard as 'who fell': write that",
        "5:11: 'overdosed' may be 'overdose', which opens sos",
        "5:22: 'end it' opens crisis too",
        "5:30: 'carving' may be 'craving', which opens craving",
        "6:22: 'odd' is near no word of a call",
    )
