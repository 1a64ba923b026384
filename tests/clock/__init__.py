"""The suite's clock: where it stands, how the Pythons that tests start are told, and its guard."""

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from time_machine import escape_hatch

CHECKOUT = Path(__file__).parent.parent.parent
DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 24, 20, 15, 30, tzinfo=DUBLIN)
# The forms in which the program stores or shows a day.
FORMS = (
    *("{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0.day} {0:%b %Y}", "{0:%b} {0.day}, {0:%Y}"),
    *("{0.day} {0:%B %Y}", "{0:%B} {0.day}, {0:%Y}"),
)
# The lines of one test that are looked through after it: what `run`, `process` and terminals saw.
shown: list[str | bytes] = []


def on_path(*folders: Path) -> dict[str, str]:
    """An environment in which Python looks into `folders` before anything else."""
    known = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join([*map(str, folders), known]).rstrip(os.pathsep)}


def going_on() -> dict[str, str]:
    """An environment in which a process finds the time that it is here, and it goes on."""
    return {"TESTS_CLOCK": f"{time.time() - _really():+}"}


def standing_at(moment: datetime) -> dict[str, str]:
    """An environment in which a process finds the clock standing at this moment, in its zone."""
    zone = getattr(moment.tzinfo, "key", "UTC")
    return {"TESTS_CLOCK": f"{moment.timestamp()}", "TZ": zone}


def running_first(file: Path, source: str) -> dict[str, str]:
    """An environment in which each Python runs this source, kept in `file`, before anything."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(source)
    known = os.environ.get("TESTS_RUN_FIRST", "")
    return {"TESTS_RUN_FIRST": os.pathsep.join(filter(None, [str(file), known]))}


def real_days() -> set[date]:
    """The days that it really is, in the zones of the suite, of the machine, and in UTC."""
    moment = datetime.fromtimestamp(_really(), UTC)
    return {moment.astimezone(zone).date() for zone in (UTC, DUBLIN, None)}


def _really() -> float:
    return escape_hatch.time.time() if escape_hatch.is_travelling() else time.time()


def found(days: Iterable[date], folder: Path, test: Path) -> list[str]:
    """Where one of `days` stands that the test itself does not name: files below, and screens."""
    forms = {form.format(day) for day in days for form in FORMS}
    pattern = re.compile("|".join(map(re.escape, sorted(forms))).encode())
    hits = [
        (hit.group().decode(), where)
        for where, data in _looked_through(folder)
        for hit in pattern.finditer(data)
    ]
    return [f"{day} in {where}" for day, where in hits if day not in _named_by(test)]


def _looked_through(folder: Path) -> Iterator[tuple[str, bytes]]:
    for number, screen in enumerate(shown, 1):
        yield f"screen {number}", screen.encode() if isinstance(screen, str) else screen
    for root, _, names in os.walk(folder):
        for name in names:
            file = Path(root, name)
            yield f"the name of {file}", os.fsencode(name)
            try:
                if stat.S_ISREG(file.lstat().st_mode):
                    yield str(file), file.read_bytes()
            except OSError:
                continue  # a test that takes away rights, or a file that is gone


@cache
def _named_by(test: Path) -> str:
    """The test's file with all it shares in its room, its screens, and the guide's own words."""
    texts = [test, *test.parent.glob("__snapshots__/*.ambr"), *(CHECKOUT / "data").glob("*.yaml")]
    return "\n".join(text.read_text() for text in texts)
