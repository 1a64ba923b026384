"""What data/skills.yaml holds, how it reads, and the mistakes that a check of it finds."""

import re
import warnings
from itertools import combinations
from pathlib import Path

import pytest

from stepguide.errors import NotFoundError, UsageError
from stepguide.guide import place, skills
from stepguide.guide.skills import Skill
from tests.conftest import Ran, Run
from tests.known import GUIDE

with warnings.catch_warnings():
    warnings.filterwarnings(
        "ignore", message="pkg_resources is deprecated as an API", category=UserWarning
    )
    import textstat

SKILLS = GUIDE.skills
LINES = place.read_guide_file(skills.FILE).decode().splitlines(keepends=True)
EVIDENCE = {
    "urge-surfing": "mixed",
    "four-ds": "custom",
    "halt": "custom",
    "play-forward": "custom",
    "grounding": "custom",
    "breathing": "mixed",
    "change-place": "custom",
}

each_skill = pytest.mark.parametrize("skill", SKILLS.skills, ids=lambda skill: skill.id)


def test_the_skills_in_their_order_with_how_well_each_is_known_to_help() -> None:
    assert {one.id: one.evidence for one in SKILLS.skills} == EVIDENCE
    assert [one.id for one in SKILLS.skills] == list(EVIDENCE)


@each_skill
def test_the_seconds_of_a_skill_are_its_minutes(skill: Skill) -> None:
    assert sum(step.seconds for step in skill.steps) == skill.minutes * 60


@each_skill
def test_no_step_is_over_before_it_is_read(skill: Skill) -> None:
    too_short = [step.say for step in skill.steps if len(step.say.split()) > step.seconds * 2]
    assert too_short == []


@each_skill
def test_it_says_when_to_leave_it_and_leads_to_a_person_or_a_place(skill: Skill) -> None:
    assert re.match(r"(If|The moment) ", skill.care)
    helps = r"person|someone|somebody|phone|ring|call|clinic|safe|friend"
    assert re.search(helps, f"{skill.care} {skill.after}")


@each_skill
def test_no_skill_promises_and_none_is_a_test_of_will(skill: Skill) -> None:
    said = " ".join([skill.opening, skill.care, skill.after, *(one.say for one in skill.steps)])
    assert not re.search(r"(?i)\b(must|should|willpower|weak|will stop|cure|always works)\b", said)
    assert "!" not in said


def test_what_is_said_of_the_evidence_is_not_more_than_is_known() -> None:
    said = {one.id: one.about for one in SKILLS.skills}
    assert "did not clearly change who used again" in said["urge-surfing"]
    assert "no trial has tried it with opioids" in said["four-ds"]
    assert "nobody knows yet" in said["breathing"]
    assert not [one for one in SKILLS.skills if one.evidence == "strong"]


def test_paced_breathing_is_four_in_and_six_out_and_five_minutes() -> None:
    breathing = SKILLS.find("breathing")
    assert breathing.minutes == 5
    assert breathing.steps[0].say.startswith("In, 2, 3, 4. Out, 2, 3, 4, 5, 6.")


def test_grounding_counts_down_the_five_senses() -> None:
    first = [step.say.split()[0] for step in SKILLS.find("grounding").steps]
    assert first == ["Five", "Four", "Three", "Two", "One"]


def test_playing_it_forward_leaves_the_using_out_and_ends_with_the_other_film() -> None:
    says = [step.say for step in SKILLS.find("play-forward").steps]
    assert says[0].startswith("Start an hour after using.")
    assert "the other film" in says[3]


def test_no_sentence_is_used_twice() -> None:
    texts = [
        text
        for one in SKILLS.skills
        for text in (one.opening, one.care, one.after, one.about, *(s.say for s in one.steps))
    ]
    assert [a for a, b in combinations(texts, 2) if a == b] == []


def test_it_reads_at_grade_eight_or_lower() -> None:
    grades = {
        one.id: textstat.flesch_kincaid_grade(
            " ".join([one.opening, one.care, one.after, *(step.say for step in one.steps)])
        )
        for one in SKILLS.skills
    }
    assert {name: grade for name, grade in grades.items() if grade > 8} == {}


def test_the_skills_for_each_strength() -> None:
    for strength in range(11):
        offered = GUIDE.skills.suited(strength)
        assert [one for one in offered if not one.suits[0] <= strength <= one.suits[1]] == []
        spans = [high - low for low, high in (one.suits for one in offered)]
        assert spans == sorted(spans)
    assert [one.id for one in GUIDE.skills.suited(10)] == ["change-place", "grounding"]
    assert "urge-surfing" in [one.id for one in GUIDE.skills.suited(4)]
    unknown = [one.suits[1] for one in GUIDE.skills.suited(None)]
    assert unknown == sorted(unknown, reverse=True)
    assert len(unknown) == len(GUIDE.skills.skills)


def test_what_set_it_off_brings_its_skill_to_the_front() -> None:
    trigger = GUIDE.sheets.sheet("craving").kinds[0].field("trigger")
    known = {one.id for one in trigger.choices}
    for skill in GUIDE.skills.skills:
        assert {*skill.triggers} <= known
        for one in skill.triggers:
            assert GUIDE.skills.suited(skill.suits[1], [one])[0] is skill
    assert {one for skill in GUIDE.skills.skills for one in skill.triggers} == known
    assert [one.id for one in GUIDE.skills.suited(10, ["memory"])] == ["grounding", "change-place"]
    assert GUIDE.skills.suited(6, ["my own words"]) == GUIDE.skills.suited(6)


def test_urge_surfing_says_itself_what_it_is_for() -> None:
    (surfing,) = (one for one in GUIDE.skills.skills if one.id == "urge-surfing")
    assert surfing.suits == [0, 4]
    assert re.search(r"\b(4 or less|4 or lower|up to 4)\b", surfing.opening + surfing.care)


@pytest.mark.parametrize("number", range(1, len(EVIDENCE) + 1))
def test_each_is_found_by_its_number_its_id_and_its_title(number: int) -> None:
    skill = SKILLS.skills[number - 1]
    for typed in (str(number), skill.id, skill.title, skill.title.upper(), f" {skill.id}  "):
        assert SKILLS.find(typed) is skill


@pytest.mark.parametrize("typed", ["", " ", "8", "0", "-1", "²", "none of them", "g r"])
def test_what_is_no_skill_is_not_found(typed: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        SKILLS.find(typed)
    assert raised.value.hint == f"There are {', '.join(EVIDENCE)}."


@pytest.mark.parametrize("typed", ["-", "a", "ing"])
def test_what_fits_several_is_told_so(typed: str) -> None:
    with pytest.raises(UsageError, match="fits more than one"):
        SKILLS.find(typed)


def _line(beginning: str, nth: int = 1) -> int:
    """The number of the nth line of the real file that begins so."""
    return [n for n, line in enumerate(LINES, 1) if line.startswith(beginning)][nth - 1]


HALT = _line("  - id: halt\n")
GROUNDING = _line("  - id: grounding\n")
FIRST_SECONDS = _line("        seconds: ")
MINUTES = _line("    minutes: ")


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (
            FIRST_SECONDS,
            "        seconds: 25\n",
            "{minutes}:14: urge-surfing lasts 185 seconds and says 3 minutes",
        ),
        (HALT + 2, "    minutes: 3\n", "{line}:14: halt lasts 120 seconds and says 3 minutes"),
        (GROUNDING, "  - id: halt\n", "{line}:9: halt is the id of two things"),
        (
            FIRST_SECONDS,
            "        seconds: 4\n",
            "{line}:18: seconds: input should be greater than or equal to 5",
        ),
        (
            FIRST_SECONDS,
            "        seconds: 901\n",
            "{line}:18: seconds: input should be less than or equal to 900",
        ),
        (
            FIRST_SECONDS,
            "        seconds: 20.5\n",
            "{line}:18: seconds: input should be a valid integer",
        ),
        (FIRST_SECONDS, "", "{before}:9: seconds is missing"),
        (
            HALT + 2,
            "    minutes: 21\n",
            "{line}:14: minutes: input should be less than or equal to 20",
        ),
        (
            HALT + 3,
            "    suits: [6]\n",
            "{line}:5: suits: list should have at least 2 items after validation, not 1",
        ),
        (
            HALT + 3,
            "    suits: [0, 11]\n",
            "{line}:16: 1: input should be less than or equal to 10",
        ),
        (HALT + 3, "    suits: [6, 0]\n", "{line}:5: halt suits no craving"),
        (
            HALT + 4,
            "    evidence: proven\n",
            "{line}:15: evidence: input should be 'strong', 'mixed' or 'custom'",
        ),
        (
            HALT,
            "  - id: Halt\n",
            "{line}:9: id: string should match pattern '^[a-z]+(-[a-z]+)*$'",
        ),
        (HALT + 1, "", "{halt}:5: title is missing"),
        (
            HALT + 1,
            "    title: HALT\n    colour: green\n",
            "{after}:5: colour is not a field here",
        ),
        (
            HALT + 1,
            "    title: What addicts do\n",
            "{line}:12: 'addicts': say a person with opioid use disorder (person first)",
        ),
    ],
)
def test_a_mistake_in_a_copy_is_found_where_it_stands(
    run: Run, tmp_path: Path, line: int, text: str, said: str
) -> None:
    lines = list(LINES)
    lines[line - 1] = text
    (tmp_path / "mine.yaml").write_text("".join(lines))
    found = said.format(line=line, before=line - 1, after=line + 1, halt=HALT, minutes=MINUTES)
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    assert ran == Ran(4, f"mine.yaml:{found}\n", "")


def test_every_sum_that_is_wrong_and_every_doubled_id_is_found(run: Run, tmp_path: Path) -> None:
    lines = list(LINES)
    lines[GROUNDING - 1] = "  - id: halt\n"
    for place_, wrong in ((HALT + 2, 5), (GROUNDING + 2, 4)):
        lines[place_ - 1] = f"    minutes: {wrong}\n"
    (tmp_path / "mine.yaml").write_text("".join(lines))
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    assert (ran.code, ran.out.splitlines()) == (
        4,
        [
            f"mine.yaml:{HALT + 2}:14: halt lasts 120 seconds and says 5 minutes",
            f"mine.yaml:{GROUNDING}:9: halt is the id of two things",
            f"mine.yaml:{GROUNDING + 2}:14: halt lasts 180 seconds and says 4 minutes",
        ],
    )


def test_fewer_than_five_skills_are_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("".join(LINES[: GROUNDING - 1]))
    message = "skills: list should have at least 5 items after validation, not 4"
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    assert ran == Ran(4, f"mine.yaml:{_line('skills:')}:1: {message}\n", "")


def test_a_skill_of_one_step_is_found(run: Run, tmp_path: Path) -> None:
    second = _line("      - say: Find where it sits.")
    care = _line("    care: ")
    steps = _line("    steps:")
    (tmp_path / "mine.yaml").write_text("".join([*LINES[: second - 1], *LINES[care - 1 :]]))
    message = "steps: list should have at least 2 items after validation, not 1"
    ran = run("content", "check", str(tmp_path / "mine.yaml"))
    assert ran == Ran(4, f"mine.yaml:{steps}:5: {message}\n", "")


def test_the_real_file_has_no_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("".join(LINES))
    said = "Nothing is wrong in mine.yaml.\n"
    assert run("content", "check", str(tmp_path / "mine.yaml")) == Ran(0, said, "")
