"""Homes to look back at: rows and entries of any moment, put straight where they belong."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from stepguide.home import ids, rows
from stepguide.home.record import Record
from stepguide.home.row import Content
from stepguide.home.store import Home
from stepguide.journal.records import Entry
from tests.clock import DUBLIN, NOW

KINDS = {"gratitude": "day"}
_numbers = count(1)


def row(sheet: str, at: datetime, **cells: Content) -> Record:
    """A row of a sheet about this moment."""
    return _row(sheet, KINDS.get(sheet, sheet), at, cells)


def _row(sheet: str, kind: str, at: datetime, cells: dict[str, Content]) -> Record:
    return rows.new(sheet, kind, cells, at, at).changed(id=f"{next(_numbers):010}")


def entry(at: datetime) -> Record:
    """An entry about this moment."""
    return Entry(id=f"{next(_numbers):010}", at=at, updated_at=at, text="A walk.", tags=[])


def measured(name: str, at: datetime, *points: int) -> Record:
    """A measure taken at this moment."""
    return _row("measure", name, at, {str(place): one for place, one in enumerate(points, 1)})


def keep(home: Path, records: Iterable[Record]) -> None:
    """Put the records of a person on the disk."""
    Home(home).ready(NOW)
    for record in records:
        path = home / "records" / record.kind / record.file_name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(record.to_bytes())
        path.chmod(0o600)


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """So many days before NOW, at this time of the day in Dublin."""
    date = NOW.date() - timedelta(days=day)
    return datetime(date.year, date.month, date.day, hour, minute, tzinfo=DUBLIN)


def lived(days: int = 60) -> list[Record]:
    """What a person noted in so many days, up to NOW: not every day, and not every number."""
    found: list[Record] = []
    triggers = (("stress",), ("pain", "Stress"), ("money",), ("lonely",), ("bad news",))
    helped = (("call",), ("skill", "call"), ("time",), ("my dog \U0001f436",))
    for day in range(days):
        if day % 7 != 3:
            cells: dict[str, Content] = {"time": "morning", "mood": day % 5 + 3}
            cells |= {"sleep": 6 + day % 4 / 2} if day % 3 else {}
            cells |= {"craving": day % 8} if day % 2 else {}
            found.append(row("checkin", at(day), **cells))
        if day % 2:
            number = day // 2
            cells = {"strength": number % 9 + 1, "trigger": triggers[number % 5]}
            if number % 6:
                cells |= {"again": number % 4, "helped": helped[number % 4]}
            found.append(row("craving", at(day, hour=day * 5 % 24), **cells))
        if day % 9 == 3:
            found.append(row("visit", at(day, 19), heard="keep coming"))
        if day % 11 == 5:
            found.append(row("gratitude", at(day, 22), first="rain"))
    found.append(entry(at(10, 23, 59)))
    for week, points in enumerate(((0, 1), (2, 1), (3, 2), (1, 0))):
        found.append(measured("phq-2", at(week * 8, 12), *points))
    found.append(measured("barc-10", at(20, 12), *[4] * 10))
    return found


def stamp(moment: datetime) -> str:
    """How the name of a file about this moment begins."""
    return ids.file_name(moment, "")[: ids.STAMP]
