"""The guide is read once a run: no command opens one of its files a second time."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from stepguide.guide import copies
from tests.conftest import CHECKOUT, Run
from tests.sos import on_path, without_copies

# What a run opened, as the interpreter itself tells it.
COUNTING = """
import json, os, sys
opened = []
sys.addaudithook(lambda what, args: opened.append(args[0]) if what == "open" else None)
from stepguide.__main__ import main
try:
    main()
except SystemExit as error:
    assert not error.code, error
print("OPENED " + json.dumps([str(one) for one in opened if not isinstance(one, int)]))
"""
COMMANDS = (
    *((), ("today",), ("show", "4"), ("show", "4", "--all"), ("steps",), ("progress",)),
    *(("sos",), ("sos", "numbers"), ("sos", "more"), ("start", "2"), ("finish", "1")),
    *(("learn",), ("learn", "overdose"), ("compare",), ("faq",), ("settings",), ("remind",)),
    *(("craving", "skill"), ("craving", "skill", "grounding"), ("craving",), ("lapse",)),
    *(("craving", "log", "9", "--trigger", "stress"), ("days",), ("measure",), ("insight",)),
)


def opened(*words: str) -> list[str]:
    """The files of the guide that a run opens, by their path below data/."""
    return _said_and_opened(*words)[1]


def _said_and_opened(*words: str) -> tuple[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    said, _, found = done.stdout.decode().rpartition("OPENED ")
    every = json.loads(found)
    return said, [one.partition("/data/")[2] for one in every if _is_of_the_guide(one)]


def _is_of_the_guide(path: str) -> bool:
    return Path(path).suffix in (".yaml", ".json") and Path(path).is_file() and "/data/" in path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_file_of_the_guide_is_opened_twice_in_a_run(words: tuple[str, ...], run: Run) -> None:
    run("journal", "add", "a day", "--tag", "used")  # so that a break has to be looked for
    found = opened(*words)
    assert [file for file, times in Counter(found).items() if times > 1] == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nor_where_there_are_no_copies_of_it(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", on_path(without_copies(tmp_path))["PYTHONPATH"])
    found = opened(*words)
    assert [file for file, times in Counter(found).items() if times > 1] == []
    assert all(file.endswith(".yaml") for file in found)


def test_what_is_counted_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = (CHECKOUT / "data" / "steps.yaml").read_bytes()
    both = ["steps.yaml", copies.name_of("steps.yaml", data)]
    assert opened("steps") == both
    monkeypatch.setenv("PYTHONPATH", on_path(without_copies(tmp_path))["PYTHONPATH"])
    assert opened("steps") == both[:1]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("stepguide show ", "12"),
        ("stepguide journal add --question 4", "4.3"),
        ("stepguide learn over", "overdose"),
        ("stepguide sos more ", "withdrawal"),
        ("stepguide craving skill ", "grounding"),
        ("stepguide inventory add ", "resentment"),
    ],
)
def test_nor_for_what_a_tab_offers(
    line: str, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    *before, begun = line.split(" ")[1:]
    monkeypatch.setenv("_STEPGUIDE_COMPLETE", "complete_words")
    monkeypatch.setenv("_STEPGUIDE_WORDS", "\n".join((begun, *before)))
    said, files = _said_and_opened()
    assert offered in [one.partition("\t")[0] for one in said.split("\n")]
    twice = [file for file, times in Counter(files).items() if times > 1]
    # The commands of a sheet are made from its fields before there is a context.
    assert [file for file in twice if "sheets.yaml" not in file] == []
