"""Invented homes, the same ones at every run: seeded, made of the program's own records."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stepguide.days.records import RecoveryEvent
from stepguide.guide.guide import Guide
from stepguide.home import files, rows, told
from stepguide.home.ids import ALPHABET, LENGTH
from stepguide.home.record import Record
from stepguide.home.row import Content
from stepguide.home.store import Home
from stepguide.journal.records import Entry
from stepguide.steps.records import Answer, StepEvent

BEGUN = datetime(2024, 1, 1, 7, tzinfo=UTC)
TAGS = 120
WORDS = [
    "today",
    "walked",
    "called",
    "listened",
    "afraid",
    "honest",
    "morning",
    "meeting",
    "sister",
    "kitchen",
    "rain",
    "craving",
    "slept",
    "coffee",
    "sponsor",
    "quiet",
    "work",
    "bus",
    "letter",
    "sorry",
    "hope",
    "garden",
    "café",
    "naïve",
    "résumé",
    "über",
    "señor",
    "friend",
    "money",
    "lied",
    "clinic",
    "waited",
    "breath",
    "night",
    "window",
    "dog",
    "laughed",
    "tired",
    "angry",
    "lonely",
    "thanks",
    "river",
]

# Signs and letters as phones and people write them: beyond Latin-1, where folding takes care.
REAL = [
    "couldn\u2019t",
    "\u201cno\u201d",
    "home \u2014 at last",
    "12\u2011step",
    "c\u0153ur",
    "\u0441\u0435\u0441\u0442\u0440\u0430",
    "\u03b5\u03bb\u03c0\u03af\u03b4\u03b1",
    "gia \u0111\u00ecnh",
    "bi\u1ebft \u01a1n",
    "one\u2060more",
    "slept\u200aat last",
    "\U0001f331",
]


def long_journal(root: Path, count: int = 3500, answers: int = 300) -> None:
    """`count` records of about 1,750 characters, `answers` of them over the twelve steps."""
    chance = random.Random(12)
    _write(root, _long(chance, count, answers))


def real_letters(root: Path, count: int = 3500) -> None:
    """`count` entries of about 1,750 characters, a sign or letter beyond Latin-1 in each."""
    chance = random.Random(13)
    _write(
        root,
        (_real(_entry(chance, BEGUN + timedelta(hours=7 * n), 290), chance) for n in range(count)),
    )


def _real(entry: Entry, chance: random.Random) -> Entry:
    return entry.changed(text=f"{entry.text} {' '.join(chance.choices(REAL, k=8))}")


def many_entries(root: Path, count: int = 100_000) -> None:
    """`count` short entries."""
    chance = random.Random(100)
    _write(root, (_entry(chance, BEGUN + timedelta(minutes=7 * n), 8) for n in range(count)))


def daily_practice(root: Path, years: int = 20) -> None:
    """Twenty years of check-ins, cravings, meetings, gratitude and writing, up to today: about
    15,000 records."""
    chance = random.Random(20)
    _write(root, _practice(chance, years * 365, datetime.now(UTC)))


def _practice(chance: random.Random, days: int, now: datetime) -> Iterator[Record]:
    begun = now - timedelta(days=days)
    yield RecoveryEvent(id=_id(chance), at=begun, updated_at=begun, event="began")
    yield _row(chance, "meeting", "weekly", {"name": "Bakery", "day": "monday"}, begun)
    for number in range(3):
        plan: dict[str, Content] = {"when": _text(chance, 6), "then": _text(chance, 6)}
        yield _row(chance, "plan", "if", plan, begun + timedelta(hours=number))
    for day in range(days):
        at = begun + timedelta(days=day)
        if chance.random() < 0.9:
            cells: dict[str, Content] = {
                "time": "evening",
                "craving": chance.randrange(7),
                "mood": chance.randrange(3, 10),
                "sleep": chance.choice([6, 6.5, 7, 8]),
                "action": _text(chance, 6),
            }
            yield _row(chance, "checkin", "checkin", cells, at)
        if chance.random() < 0.5:
            cells = {
                "strength": chance.randrange(1, 10),
                "trigger": (chance.choice(["stress", "pain", "money", "lonely"]),),
                "again": chance.randrange(4),
                "helped": (chance.choice(["call", "skill", "time"]),),
            }
            at_hour = at + timedelta(hours=chance.randrange(20))
            if at_hour < now - timedelta(days=2):
                yield _row(chance, "craving", "craving", cells, at_hour)
        if chance.random() < 0.3:
            yield _row(chance, "visit", "visit", {"heard": _text(chance, 8)}, at)
        if chance.random() < 0.2:
            yield _row(chance, "gratitude", "day", {"first": _text(chance, 4)}, at)
        if chance.random() < 0.15:
            yield _entry(chance, at, 60)


def _row(
    chance: random.Random, sheet: str, kind: str, cells: dict[str, Content], at: datetime
) -> Record:
    return rows.new(sheet, kind, cells, at, at).changed(id=_id(chance))


def _long(chance: random.Random, count: int, answers: int) -> Iterator[Record]:
    program = Guide().steps
    questions = [question for step in program.steps for question in step.questions]
    every = count // answers
    for number in range(12):
        at = BEGUN + timedelta(days=number * 30)
        yield StepEvent(
            id=_id(chance),
            at=at,
            updated_at=at,
            program=program.name,
            step=number + 1,
            event="start",
        )
    made = 0
    for number in range(count):
        at = BEGUN + timedelta(hours=7 * number)
        if number % every == 0 and made < answers:
            question = questions[made % len(questions)]
            made += 1
            yield Answer(
                id=_id(chance),
                at=at,
                updated_at=at,
                text=_text(chance, 290),
                program=program.name,
                step=int(question.id.split(".")[0]),
                question=question.id,
                tags=_tags(chance),
            )
        else:
            yield _entry(chance, at, 290)


def _entry(chance: random.Random, at: datetime, words: int) -> Entry:
    return Entry(
        id=_id(chance), at=at, updated_at=at, text=_text(chance, words), tags=_tags(chance)
    )


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)) + " hope today"


def _tags(chance: random.Random) -> list[str]:
    return [f"tag-{chance.randrange(TAGS)}"] if chance.random() < 0.4 else []


def _id(chance: random.Random) -> str:
    return "".join(chance.choices(ALPHABET, k=LENGTH))


def _write(root: Path, records: Iterator[Record]) -> None:
    home = Home(root)
    home.ready(BEGUN)
    told.tell(home.store_file, told.WELCOME)
    for record in records:
        path = root / "records" / record.kind / record.file_name
        if not path.parent.is_dir():
            files.make_folder(path.parent)
        # Without the care that the program takes: nobody's words are in here.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, record.to_bytes())
        os.close(descriptor)
