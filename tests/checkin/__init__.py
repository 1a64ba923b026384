"""A check-in at a real terminal, and what these tests find of it on the disk."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from stepguide.checkin.asking import LOOKING_AHEAD
from stepguide.terminal.field import Field
from tests.conftest import records
from tests.known import GUIDE
from tests.terminal.terminals import ENTER, Terminal

SAYS = GUIDE.daily
TEXTS = SAYS.checkin
# What is said of each danger.
SAFETY = SimpleNamespace(**{name: said.text for name, said in SAYS.safety})
KIND = GUIDE.sheets.sheet("checkin").kinds[0]
FIELDS: dict[str, Field] = {cell.id: cell for cell in KIND.fields}
FIRST = "Before anything else:"
# The numbers with no country chosen, and the same once more.
EMERGENCY = (
    "Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia · "
    "elsewhere your local emergency number"
)
TALK = (
    "Someone to talk to: 988 US, Canada · 116 123 UK, Ireland · 13 11 14 Australia · "
    "findahelpline.com EU, elsewhere"
)
BRIEFLY = (
    "Emergency 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia\n"
    "Crisis line 988 US, Canada · 116 123 UK, Ireland · 13 11 14 Australia"
)
STAYS = "US SafeSpot 1-800-972-0590 · Canada NORS 1-888-688-6677 stay on the phone."
HURT = (
    "If someone hurts you: 1-800-799-7233 US · sheltersafe.ca Canada · 0808 2000 247 UK · "
    "1800 341 900 Ireland · 112 EU · 1800 737 732 Australia"
)
MARK, KEEP, MORE = "> ", "lets them go: ", f"{TEXTS.more} [y/N] "
LET_GO = "They are not kept."
# What cannot be kept by chance: its names and its words, in a record or in a draft.
HELD_BACK = re.compile(
    rb"medic|\buse\b|living|unsafe|safety|dark|danger|rather|not-on", re.IGNORECASE
)


GRAVE = ("living", "unsafe", "use")


class Sitting:
    """One check-in: it waits for a question before it types, as a person does. The `others` are
    asked once more is wanted."""

    def __init__(
        self, terminal: Terminal, asked: Sequence[str] = (), others: Sequence[str] = ()
    ) -> None:
        self.terminal, self.asked = terminal, [*asked, *others]
        self.place, self.more_at = 0, len(asked) if others else None

    def says(self, *lines: str, mark: str = MARK) -> "Sitting":
        """Type these lines, each once the next question can be answered."""
        for line in lines:
            self.terminal.sees(mark)
            self.terminal.is_ready_for_a_line()
            self.terminal.types(line, ENTER)
        return self

    def answers(self, up_to: str | None = None, **given: str) -> "Sitting":
        """Answer these and skip the others, up to the question `up_to` or to the last. More is
        wanted only for one of these."""
        end = self.asked.index(up_to) if up_to else len(self.asked)
        is_grave = "yes" in (given.get(one) for one in GRAVE)
        for place in range(self.place, end + 1):
            if place == self.more_at and not is_grave:
                wants = {up_to, *given}.intersection(self.asked[place:])
                self.says("y" if wants else "", mark=TEXTS.more)
                if not wants:
                    break
            if place == end:
                break
            name = self.asked[place]
            if is_grave and (name in LOOKING_AHEAD or place == self.more_at):
                break  # whoever may be in danger is not asked for plans, nor for more
            self.says(given.get(name, ""))
        self.place = end
        return self

    def is_asked(self, mark: str = MARK) -> "Sitting":
        """Wait for the next question."""
        self.terminal.sees(mark)
        self.terminal.is_ready_for_a_line()
        return self

    def keeps(self, said: str = "") -> "Sitting":
        """Say whether what may be let go is kept."""
        return self.says(said, mark=KEEP)

    def ends(self) -> int:
        """Wait for the end."""
        return self.terminal.ends()

    @property
    def screen(self) -> str:
        """Everything shown, with the id of what was saved as ID."""
        return re.sub(r"Saved \w{6}", "Saved ID", self.terminal.text)


def sitting_of(terminal: Terminal, time: str) -> Sitting:
    """A whole check-in of the morning or the evening, as it is usually asked."""
    asked = getattr(TEXTS, time)
    return Sitting(terminal, asked.usual, asked.others)


def stored(home: Path) -> list[dict[str, Any]]:
    """The cells of each check-in on the disk, without the time of day; oldest first."""
    found = [json.loads(file.read_bytes())["cells"] for file in records(home, "checkin")]
    return [{name: said for name, said in cells.items() if name != "time"} for cells in found]


def only(home: Path) -> dict[str, Any]:
    """The one check-in, as it is on the disk."""
    (file,) = records(home, "checkin")
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def files(home: Path) -> dict[str, bytes]:
    """Every file below the home, by its name there."""
    found = [path for path in home.rglob("*") if path.is_file()]
    return {str(path.relative_to(home)): path.read_bytes() for path in found}


def held_back(home: Path) -> dict[str, bytes]:
    """The files in which something stands that was not to be kept."""
    return {
        name: data
        for name, data in files(home).items()
        if HELD_BACK.search(data) or HELD_BACK.search(name.encode())
    }
