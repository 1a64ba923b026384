"""Every way in which an answer that safety hangs on comes in, found from the command tree and the
fields of the sheets, with answers that are grave and answers that are not understood."""

from functools import cache
from typing import Any, NamedTuple

from stepguide.guide import tolerance
from stepguide.home.row import HIGHEST, Content
from stepguide.safety import rules
from stepguide.safety.questions import LOOKED_AT
from stepguide.safety.rules import Noted
from stepguide.terminal.field import Field
from tests.edge.commands import tree
from tests.known import GUIDE

FIRST = "Before anything else:"
NUMBERS = ("911", "988")  # with no country chosen, these are among the first lines
NAMES = {7: "seven", 8: "eight", 9: "nine", 10: "ten"}
# Commands that look for what is there by its tags, and tell of nothing.
LOOKING = ("list", "search")
UNCLEAR = ("no, not yet", "no but soon", "maybe", "I do not know", "\u0661\u0660", "?")


class Answer(NamedTuple):
    """What is typed, and what it is stored as; None where it is not understood."""

    typed: str
    content: Content | None


class Way(NamedTuple):
    """A command, and the option that takes an answer there: the `words` before the answer."""

    path: tuple[str, ...]
    sheet: str
    field: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The command and what it is given, for the name of a test."""
        return " ".join((*self.path, *(self.words or (self.field,))))

    def line(self, typed: str, *more: str) -> tuple[str, ...]:
        """A whole command line with this answer."""
        which = ("last",) if "edit" in self.path or "open" in self.path else ()
        return (*self.path, *which, *self.words, *([typed] if typed else []), *more)


@cache
def ways() -> tuple[Way, ...]:
    """Every one of them."""
    known = {str(sheet.id): sheet for sheet in GUIDE.sheets.sheets}
    found: list[Way] = []
    for path, command in tree():
        options = {option for param in command.params for option in param.opts}
        sheet = known.get(path[0])
        fields = [cell.id for cell in sheet.kinds[0].fields] if sheet else []
        for field in fields:
            if field in LOOKED_AT.get(path[0], ()) and f"--{field}" in options:
                needed = ("3",) if path[-1] in ("log", "now") else ()
                found.append(Way(path, path[0], field, (*needed, f"--{field}")))
            elif field in LOOKED_AT.get(path[0], ()) and field in options:
                found.append(Way(path, path[0], field, ()))
        if "--tag" in options and path[-1] not in LOOKING:
            found.append(Way(path, path[0], "tag", ("--tag",)))
        if path == ("journal", "add"):
            found.append(Way(path, path[0], "words", ()))
        if "--ended" in options:
            found.append(Way(path, path[0], "ended", ("--ended",)))
        if path == ("days", "used"):
            found.append(Way(path, path[0], "", ()))
    return tuple(found)


def answered(way: Way) -> list[Answer]:
    """Grave answers that are plain, however they are put."""
    if way.field == "tag":
        known = GUIDE.screens.tolerance
        tags = ("used", "relapsed", "Out of jail", "missed-dose")
        assert all(tolerance.is_reported(known, [one]) for one in tags)
        return [Answer(one, None) for one in tags]
    if way.field == "words":
        return [Answer(one, None) for one in ("I used", "i relapsed", "I want to die.")]
    if way.field not in LOOKED_AT.get(way.sheet, ()):
        return [Answer("", None)]
    cell = field(way)
    if cell.takes == "scale":
        forms = {str: "{}", 1: "{}/10", 2: "{} out of ten", 3: "about {}!"}.values()
        said = tuple(form.format(number) for number in (8, HIGHEST) for form in forms)
        numbers = [*(8,) * 4, *(HIGHEST,) * 4]
        plain = [Answer(one, number) for one, number in zip(said, numbers, strict=True)]
        return [*plain, *(Answer(name.title(), number) for number, name in NAMES.items())]
    one = grave(way.sheet, cell)
    more = {
        "yes": ("Yes, today", "yes he is here", "YEAH!", "y", "yes and no"),
        "no": ("None.", "never", "No, thanks"),
    }.get(one, (f"{one} now", f"I am {one}!", one[: len(one) // 2]))
    place = str([choice.id for choice in cell.choices].index(one) + 1)
    return [Answer(said, one) for said in (one, one.upper(), f"  {one}.", place, *more)]


def unclear(way: Way) -> list[Answer]:
    """Answers that are not understood, and so could be grave."""
    if way.field not in LOOKED_AT.get(way.sheet, ()):
        return []
    above = ("11", "11/10", "eleven", "-8", "7.5", "8-9", "very") if is_scale(way) else ("9",)
    return [Answer(one, None) for one in (*UNCLEAR, *above)]


def field(way: Way) -> Field:
    """The field of the sheet that this way answers."""
    return GUIDE.sheets.sheet(way.sheet).kinds[0].field(way.field)


def is_scale(way: Way) -> bool:
    """Whether a number answers it."""
    return field(way).takes == "scale"


def grave(sheet_id: str, cell: Field) -> str:
    """The choice of a field that the rules call a danger."""
    ids = [one.id for one in cell.choices]
    (found,) = [one for one in ids if rules.of(sheet_id, {cell.id: one}, Noted())]
    return found


def asked(sheet_id: str) -> list[Field]:
    """The fields of a sheet that are looked at."""
    fields: list[Any] = GUIDE.sheets.sheet(sheet_id).kinds[0].fields
    return [cell for cell in fields if cell.id in LOOKED_AT[sheet_id]]
