"""The guard of the clock fails whatever lets the real day through, and nothing else."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.clock import CHECKOUT, FORMS, NOW, real_days

TEST = """
import os
from tests.clock import real_days
REAL = max(real_days())
"""

LEAKS = {
    "in_a_process_without_the_clock": 'process("journal", "add", "words", TESTS_CLOCK="")',
    "in_a_process_with_another_path": 'process("journal", "add", "words", PYTHONPATH="")',
    "in_a_record": 'run("journal", "add", "words", "--at", f"{REAL}")',
    "on_a_screen": 'run("show", f"{REAL}")',
    "in_a_file": '(tmp_path / "a").write_text(f"{REAL.day} {REAL:%b %Y}")',
    "in_another_form": '(tmp_path / "a").write_text(f"{REAL:%b} {REAL.day}, {REAL.year}")',
    "in_the_name_of_a_file": '(tmp_path / f"{REAL:%Y%m%d}T101112Z.json").touch()',
}

HARMLESS = {
    "the_day_of_the_suite": 'run("journal", "add", "words"), process("journal", "add", "words")',
    "a_day_the_clock_was_moved_to": 'clock.move_to(REAL), run("journal", "add", "words")',
    "the_times_of_a_file": '(tmp_path / "a").write_text("words"), os.utime(tmp_path / "a")',
}


def _is_named(day: date) -> bool:
    """Whether the guide itself names a day, on which the guard cannot tell the two apart."""
    data = "".join(file.read_text() for file in (CHECKOUT / "data").glob("*.yaml"))
    return any(form.format(day) in data for form in FORMS)


@pytest.mark.skipif(
    NOW.date() in real_days() or any(map(_is_named, real_days())),
    reason="today is the suite's own day, or one that the guide names",
)
def test_a_test_that_lets_the_real_day_through_fails_and_no_other(tmp_path: Path) -> None:
    tests = [
        f"def test_{name}(run, process, tmp_path, {'clock' if 'clock.' in line else 'home'}):\n"
        f"    {line}\n"
        for name, line in {**LEAKS, **HARMLESS}.items()
    ]
    (tmp_path / "test_leaks.py").write_text("\n".join([TEST, *tests]))
    words = ("-q", "-rpE", "-p", "tests.conftest", "-p", "no:cacheprovider")
    settings = ("-c", CHECKOUT / "pyproject.toml")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *settings, tmp_path / "test_leaks.py"],
        cwd=CHECKOUT,
        env={**os.environ, "TESTS_CLOCK": ""},
        capture_output=True,
        text=True,
    )
    assert set(re.findall(r"^PASSED .*::test_(\w+)", done.stdout, re.M)) == {*LEAKS, *HARMLESS}
    assert re.findall(r"^ERROR .*::test_(\w+)", done.stdout, re.M) == [*LEAKS]
