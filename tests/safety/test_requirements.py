"""The safety requirements, by their numbers, as far as each can be met by now. SR1 at every prompt,
SR12's notice and SR18's question without a default come with what they belong to. SR6 is held in
tests/edge/test_imports.py."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from stepguide.guide import (
    numbers,
    words,
)
from stepguide.home import country
from stepguide.safety import screen
from tests.conftest import CHECKOUT, NOW, Run, records
from tests.known import GUIDE
from tests.terminal.conftest import start
from tests.terminal.terminals import Start

__all__ = ["start"]

NUMBERS = ("911", "999", "112", "000", "988", "116 123", "13 11 14", "findahelpline.com")
TOLERANCE = GUIDE.screens.tolerance
HARD_STEPS = ("4", "5", "8", "9")
DANGERS = {
    "suicide": ("checkin", "--living", "yes"),
    "violence": ("checkin", "--unsafe", "yes"),
    "use": ("checkin", "--use", "yes"),
    "about to use": ("craving", "log", "9", "--where", "about to use"),
    "a strong craving": ("craving", "log", "8"),
    "a day of use": ("days", "used", "today"),
    "an entry that calls": ("journal", "add", "I used"),
}
PLAIN_TERMINALS = ({"NO_COLOR": "1"}, {"TERM": "dumb"})


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


@pytest.mark.parametrize("call", ["help now", "sos", "now", "help-now"])
@pytest.mark.parametrize("state", ["no home", "a file for a home", "nothing readable"])
def test_sr1_help_is_always_there_in_one_step(
    call: str, state: str, process: Run, home: Path
) -> None:
    if state == "a file for a home":
        home.write_text("")
    if state == "nothing readable":
        (home / "records" / "person").mkdir(parents=True)
        (home / "settings.json").write_bytes(b"\xff{")
    ran = process(*call.split())
    assert (ran.code, ran.err) == (0, "")
    assert [one for one in NUMBERS if one not in ran.out] == []
    assert "naloxone" in ran.out


@pytest.mark.parametrize("danger", DANGERS)
def test_sr2_an_emergency_comes_before_anything_is_saved(
    danger: str, process: Run, home: Path
) -> None:
    home.write_text("nothing can be saved here")
    ran = process(*DANGERS[danger])
    assert ran.code != 0
    assert ran.err.lstrip().startswith(screen.FIRST)
    assert "911" in ran.err
    assert "988" in ran.err
    if danger == "violence":
        assert "1-800-799-7233" in ran.err
    assert ran.err.index("911") < ran.err.index("stepguide: ")  # then why it was not saved


@pytest.mark.parametrize(
    "words",
    [
        ("today", "--welcome"),
        ("days", "used", "2026-11-20"),
        ("days", "medication", "--ended", "2026-11-20"),
        ("checkin", "--use", "yes"),
        ("journal", "add", "home again", "--tag", "detox"),
        ("journal", "add", "home again", "--tag", "out of jail"),
        ("journal", "add", "it was one evening", "--tag", "used"),
        ("lapse",),
        ("learn", "after-using"),
        ("learn", "missed-doses"),
    ],
    ids=" ".join,
)
def test_sr3_lost_tolerance_is_told_when_it_counts(
    words: tuple[str, ...], run: Run, clock: object
) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert "can stop your breathing" in _flat(ran.out + ran.err)


@pytest.mark.parametrize("days", [7, 14, 30])
def test_sr3_lost_tolerance_is_told_at_early_milestones(
    days: int, run: Run, clock: time_machine.Traveller
) -> None:
    began = NOW - timedelta(days=days)
    assert run("days", "began", began.date().isoformat()).code == 0
    shown = []
    for day in range(-1, 1):  # with the first day counted, or without it
        clock.move_to(began + timedelta(days=days + day))
        done = run("days")
        shown.append(_flat(done.out + done.err))
    assert [one for one in shown if _flat(TOLERANCE.text) in one]


@pytest.mark.parametrize(
    "said",
    [
        "One day you will get off methadone for good",
        "It is only a drug for a drug",
        "Now you are truly clean",
        "Buprenorphine is a crutch",
        "Take 16 mg in the morning",
        "How to lower your dose week by week",
    ],
)
def test_sr4_no_text_may_speak_against_medicine_or_give_a_dose(said: str) -> None:
    assert words.barred_in(said, GUIDE.words)


def test_sr4_medicine_never_counts_as_use(run: Run, clock: object) -> None:
    assert run("days", "began", "2026-08-01").code == 0
    before = json.loads(run("days", "--json").out)
    assert run("checkin", "--medication", "yes", "--mood", "5").code == 0
    assert json.loads(run("days", "--json").out) == before


def test_sr5_nothing_leads_through_withdrawal_at_home() -> None:
    for said in ("Ways to detox at home", "Going through withdrawal alone"):
        assert [rule.id for rule, _ in words.barred_in(said, GUIDE.words)] == ["home-detox"]
    withdrawal = GUIDE.topics.topic("withdrawal")
    assert {"ambulance", "medetomidine", "today"} <= {part.id for part in withdrawal.parts}
    first = " ".join(withdrawal.texts())
    for who in ("pregnant", "benzodiazepines", "drink", "medetomidine"):
        assert who in first.lower()


def test_sr7_no_amends_is_planned_before_the_safety_check(run: Run, home: Path) -> None:
    assert run("amends", "add", "--who", "T.", "--form", "direct").code == 0
    ran = run("amends", "plan", "last")
    assert ran.code != 0
    assert "The safety check comes before a plan." in ran.err
    (file,) = records(home, "amends")
    assert json.loads(file.read_bytes())["status"] == "open"


@pytest.mark.parametrize("step", ["4", "5"])
def test_sr8_the_hard_steps_have_a_short_way_a_stop_and_what_comes_after(
    step: str, run: Run
) -> None:
    known = GUIDE.steps.steps[int(step) - 1]
    assert known.care
    assert _flat(known.care).split(".")[0] in _flat(run("show", step).out)
    assert "short version is" in known.care or "do the short version" in known.care
    texts = GUIDE.sessions
    assert texts.distress.before
    assert texts.distress.after
    assert "stop here" in texts.distress.risen
    assert texts.short
    assert texts.closing.points
    assert "not protected by law" in texts.share.legal


def test_sr9_a_use_takes_nothing_away(run: Run, home: Path, clock: object) -> None:
    assert run("days", "began", "2026-08-01").code == 0
    before = json.loads(run("days", "--json").out)
    first = {file.name: file.read_bytes() for file in records(home, "recovery")}
    ran = run("days", "used", "2026-11-20")
    after = json.loads(run("days", "--json").out)
    assert after["longest"] == before["longest"] - 5  # the stretch up to it stands
    kept = {file.name: file.read_bytes() for file in records(home, "recovery")}
    assert first.items() <= kept.items()
    assert re.search(r"\b(?:lost|reset|failed|broke)\b", ran.out + ran.err) is None


def test_sr10_what_is_claimed_says_how_sure_it_is() -> None:
    assert all(topic.evidence for topic in GUIDE.topics.topics)
    assert {one.evidence for one in GUIDE.skills.skills} <= {"strong", "mixed", "custom"}
    for said in ("risk of relapse", "your risk score", "will prevent"):
        assert said not in (CHECKOUT / "data" / "guide.yaml").read_text().lower()


def test_sr11_each_number_tells_when_it_was_read_and_when_that_is_long_ago(run: Run) -> None:
    known = GUIDE.help.resources
    with time_machine.travel(NOW + timedelta(days=30)):
        new = _flat(run("sos", "numbers").out)
    with time_machine.travel(NOW + timedelta(days=800)):
        old = _flat(run("sos", "numbers").out)
    assert new.count(" not dialled") == old.count("that is more than a year ago") == len(known)
    assert "more than a year ago" not in new


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "de_DE.UTF-8", "en_US.UTF-8"])
def test_sr11_the_country_is_chosen_and_never_guessed(language: str, process: Run) -> None:
    ran = process("sos", LANG=language, LC_ALL=language, TZ="Europe/Berlin")
    assert [one for one in NUMBERS if one not in ran.out] == []


def test_sr12_the_paths_stand_side_by_side_and_no_reading_has_to_be_religious(run: Run) -> None:
    compared = GUIDE.topics.topic("compare").table
    assert compared is not None
    assert len(compared.columns) == 4
    secular = run("show", "2", "--wording", "secular")
    assert secular.code == 0
    assert "A spiritual reading" not in secular.out
    readings = GUIDE.steps.steps[1].readings
    assert _flat(readings.spiritual)[:60] not in _flat(secular.out)
    assert _flat(readings.secular)[:60] in _flat(secular.out)


@pytest.mark.parametrize(
    "said",
    ["an addict", "a junkie", "a drug abuser", "a dirty test", "he fell off the wagon",
     "an addicted baby", "she committed suicide", "hit rock bottom"],
)  # fmt: skip
def test_sr13_words_that_hurt_are_barred(said: str, run: Run) -> None:
    assert words.barred_in(f"This is {said}.", GUIDE.words)


@pytest.mark.parametrize("step", HARD_STEPS)
def test_sr14_who_could_read_it_is_told_before_the_hard_steps(step: str, run: Run) -> None:
    shown = _flat(run("show", step).out)
    assert re.search(r"\b(?:courts?|witness|law does not make it secret)\b", shown)
    assert "lawyer" in shown
    assert "not encrypted" in _flat(run("today", "--welcome").out)


def test_sr15_no_fellowship_is_quoted_and_each_instrument_names_its_rights() -> None:
    assert all(one.credit and one.notice for one in GUIDE.measures.measures)
    text = " ".join((CHECKOUT / "data" / "steps.yaml").read_text().split()).lower()
    for quoted in ("we admitted we were powerless", "restore us to sanity", "god as we understood"):
        assert quoted not in text
    assert "no fellowship or clinic is behind it" in _flat(GUIDE.screens.welcome[1])


@pytest.mark.parametrize(
    "words",
    [("lapse",), ("craving", "now"), ("sos", "more"), ("people", "call"), ("today",)],
    ids=" ".join,
)
@pytest.mark.parametrize("where", country.REGIONS)
def test_sr16_every_hard_screen_has_a_way_to_reach_a_person(
    where: str, words: tuple[str, ...], run: Run
) -> None:
    assert run("settings", "set", "country", where).code == 0
    known = GUIDE.help.plain()
    (crisis, *_) = numbers.of(known, "crisis", where)
    (emergency, *_) = numbers.of(known, "emergency", where)
    ran = run(*words)
    assert ran.code == 0
    shown = _flat(ran.out)
    assert crisis["contact"] in shown
    assert emergency["contact"] in shown


@pytest.mark.parametrize(
    "words",
    [("learn", "overdose"), ("learn", "withdrawal"), ("learn", "pregnancy"), ("show", "4")],
    ids=" ".join,
)
@pytest.mark.parametrize("where", ["us", "fr"])
def test_sr16_every_hard_page_ends_with_a_way_to_reach_a_person(
    where: str, words: tuple[str, ...], run: Run, start: Start
) -> None:
    assert run("settings", "set", "country", where).code == 0
    terminal = start(*words, "--no-pager")
    assert terminal.ends() == 0
    ended = _flat(terminal.text.rstrip().split("\n\n")[-1])
    known = GUIDE.help.plain()
    assert ended == numbers.one_line(known, where).replace("\xa0", " ")


def test_sr16_it_says_what_it_is_not(run: Run) -> None:
    assert "This program is not treatment, a sponsor or a crisis service." in _flat(
        run("today", "--welcome").out
    )


@pytest.mark.parametrize("where", country.KNOWN)
def test_sr17_who_is_young_is_shown_lines_for_young_people(where: str, run: Run) -> None:
    shown = _flat(run("sos", "more", "suicide", "--country", where).out)
    known = GUIDE.help.plain()
    found = [one["contact"] for one in numbers.of(known, "youth", where)]
    assert [one for one in found if one not in shown] == []
    assert found or known["none"]["youth"] in shown
    assert "lines for young people" in _flat(GUIDE.screens.welcome[1])


@pytest.mark.parametrize("words", [("sos",), ("lapse",), ("show", "4"), ("learn", "overdose")])
def test_sr17_nothing_hangs_on_colour_and_all_fits_in_eighty_columns(
    words: tuple[str, ...], process: Run
) -> None:
    bare, dumb = (process(*words, COLUMNS="80", **one) for one in PLAIN_TERMINALS)
    for ran in (bare, dumb):
        assert "\x1b" not in ran.out
        assert max(map(len, ran.out.splitlines())) <= 80
    # Where it is heard it is put otherwise, with the same numbers and the same words.
    assert _numbers_in(bare.out) == _numbers_in(dumb.out)
    words_of = [set(re.findall(r"[a-z]{5,}", ran.out.lower())) for ran in (bare, dumb)]
    assert len(words_of[0] - words_of[1]) < 0.02 * len(words_of[0]), words_of[0] - words_of[1]


def _numbers_in(text: str) -> set[str]:
    """Numbers of three digits and more, as they are dialled."""
    found = re.findall(r"(?<!\d)\d(?:[- \u00a0]?\d){2,}(?!\d)", text)
    return {re.sub(r"\D", "", one) for one in found}


@pytest.mark.parametrize("answer", GUIDE.daily.checkin.may_be_unkept)
def test_sr18_an_answer_that_could_harm_need_not_be_kept_and_can_go_alone(
    answer: str, run: Run, home: Path
) -> None:
    assert {"use", "medication", "living"} <= {*GUIDE.daily.checkin.may_be_unkept}
    said = "no" if answer == "medication" else "yes"
    assert run("checkin", f"--{answer}", said, "--no-keep").code == 0
    assert records(home, "checkin") == []
    assert run("checkin", "--mood", "5", f"--{answer}", said).code == 0
    assert run("checkin", "edit", "last", f"--{answer}", "").code == 0
    (file,) = records(home, "checkin")
    found: Any = json.loads(file.read_bytes())
    assert answer not in found["cells"]
    assert found["cells"]["mood"] == 5


def test_sr19_the_welcome_says_that_nobody_has_reviewed_it(run: Run) -> None:
    assert "No clinician has reviewed it" in _flat(run("today", "--welcome").out)
