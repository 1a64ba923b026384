"""The mistakes in a copy of data/help.yaml that a check of it finds: without what the sos screen
needs, every country would get the card in place of its own numbers."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from stepguide.guide import place, plain
from stepguide.home import country
from tests.conftest import Ran, Run
from tests.guide import test_check
from tests.guide.conftest import LAST_READ
from tests.sos import on_day

# Each passage is looked through for barred words once, however often its file is checked.
quick = test_check.quick

Change = Callable[[Any], object]
CHANGES: dict[str, tuple[Change, str]] = {
    "no step that says call": (
        lambda known: known["overdose"]["steps"][1].update(id="phone"),
        "each step has an id of its own, and one of them is call",
    ),
    "two that say call": (
        lambda known: known["overdose"]["steps"][0].update(id="call"),
        "each step has an id of its own, and one of them is call",
    ),
    "nothing for poison": (
        lambda known: known["none"].pop("poison"),
        "nothing is said for poison",
    ),
    "a state is missing": (
        lambda known: known["states"].pop("fr"),
        f"states has to name {', '.join(country.STATES)}",
    ),
    "a region is missing": (
        lambda known: known["regions"].pop("uk"),
        f"regions has to name {', '.join(country.REGIONS)}",
    ),
    "a place that is none": (
        lambda known: known["resources"][3].update(region="zz"),
        "there is no place zz",
    ),
    "an empty contact": (
        lambda known: known["resources"][3].update(contact=""),
        "contact: string should have at least 1 character",
    ),
    "read by a clinician tomorrow": (
        lambda known: known["more"][0].update(reviewed=LAST_READ + timedelta(days=1)),
        f"reviewed is a day to come: {LAST_READ + timedelta(days=1)}",
    ),
    "a day to look again that is a text": (
        lambda known: known["more"][0].update(look_again="soon"),
        "look_again: input should be a valid date",
    ),
}


def _checked(run: Run, folder: Path, text: str) -> Ran:
    file = folder / "mine.yaml"
    file.write_text(text)
    return run("content", "check", str(file))


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_found(change: str, run: Run, tmp_path: Path) -> None:
    changed, message = CHANGES[change]
    known: Any = yaml.safe_load(place.read_guide_file("help.yaml"))
    changed(known)
    ran = _checked(run, tmp_path, yaml.safe_dump(known, sort_keys=False))
    assert ran.code == 4
    assert [line for line in ran.out.splitlines() if message in line]


def test_a_day_that_no_month_has_is_a_mistake_and_no_crash(run: Run, tmp_path: Path) -> None:
    text = place.read_guide_file("help.yaml").decode()
    ran = _checked(
        run, tmp_path, text.replace("      reviewed: null", "      reviewed: 2020-13-01", 1)
    )
    assert (ran.code, ran.out[:10]) == (4, "mine.yaml:")
    assert "month must be in 1..12" in ran.out


def test_a_pipe_is_checked_though_it_cannot_be_read_twice(process: Run, tmp_path: Path) -> None:
    data = place.read_guide_file("help.yaml")
    ran = process("content", "check", "/dev/stdin", input=data, **on_day(LAST_READ))
    assert ran.out == "Nothing is wrong in stdin.\n"


def test_what_the_file_holds_is_enough_for_the_first_screen() -> None:
    assert plain.help()["none"].keys() == {*plain.NOT_EVERYWHERE}
