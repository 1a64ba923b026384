"""Homes with something in them, the same at every run: fixed ids, fixed times."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
import time_machine

from stepguide.home import ids
from tests.conftest import NOW, Run
from tests.homes import moved_in
from tests.terminal.conftest import editor, start

__all__ = ["editor", "start"]


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that count up, so that screens can be held exactly."""
    numbers = count(1)

    def numbered() -> str:
        number = next(numbers)
        return f"{ids.ALPHABET[number % 32]}{ids.ALPHABET[number // 32]}step0000"

    monkeypatch.setattr(ids, "new_id", numbered)
    for room in ("steps.actions", "journal.metadata"):
        monkeypatch.setattr(f"stepguide.{room}.new_id", numbered)


@pytest.fixture
def lived_in(same_ids: None, home: Path, run: Run) -> Iterator[Path]:
    """Three weeks of a person's use, seen at NOW."""
    del same_ids

    def at(days: int, *words: str, input: str | None = None) -> None:
        with time_machine.travel(NOW - timedelta(days=days), tick=False):
            ran = run(*words, input=input)
            assert ran.code == 0, ran.err

    at(20, "start", "1")
    at(19, "journal", "add", "--question", "1.1", "When the pills ran out early.")
    at(17, "journal", "add", "--question", "1.2", input="Only at weekends.\nThen Fridays too.\n")
    at(12, "journal", "add", "--tag", "sleep", "Slept six hours. Called Sam, who picked up.")
    at(9, "finish", "1")
    at(9, "start", "3")
    at(
        8,
        "journal",
        "add",
        "--step",
        "3",
        "--tag",
        "calm",
        "Café with Ana: [bold]no[/bold] :smile:",
    )
    at(5, "start", "1", "--again")
    at(4, "journal", "add", "--question", "1.1", "The second winter, I think. Hope is odd.")
    at(
        2,
        "journal",
        "add",
        "A long line about hope, " + "and one more thing, " * 20 + "hope again.",
    )
    at(1, "journal", "add", "--at", "yesterday 9pm", "This one goes to the trash.")
    at(1, "journal", "delete", "--yes", "last")
    at(1, "show", "1")  # which says how to see one reading alone, once
    with time_machine.travel(NOW, tick=False):
        yield home


@pytest.fixture
def old(clock: object, home: Path) -> Path:
    """The home that an earlier version left, at NOW."""
    del clock
    return moved_in(home)
