"""Which forms there are on paper, and how they are asked for."""

from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import NotFoundError, UsageError
from stepguide.guide.guide import Guide
from stepguide.guide.sheets import Form, Sheet
from stepguide.terminal.naming import begun

TO_SEE = Do("print", "To see them all")


class Paper(NamedTuple):
    """A form of a sheet."""

    sheet: Sheet
    form: Form


Papers = list[Paper]


def named(guide: Guide) -> dict[str, Papers]:
    """Every form by what it can be called: its own id, that of its sheet, the number of a step."""
    found: dict[str, Papers] = {}
    for sheet in guide.sheets.sheets:
        for form in sheet.kinds:
            for name in dict.fromkeys((form.id, sheet.id, *map(str, form.steps))):
                found.setdefault(name, []).append(Paper(sheet, form))
    return found


def find(guide: Guide, typed: str) -> Papers:
    """The forms that are called so, by a name, its beginning or a title, in the order of the guide.

    NotFoundError where there are none, UsageError where names of different forms begin so.
    """
    known = named(guide)
    if (plain := typed.strip().lower().removeprefix("step").strip()) in known:
        return known[plain]

    def names(name: str) -> list[str]:
        papers = known[name]
        titles = [papers[0].sheet.title if name == papers[0].sheet.id else papers[0].form.title]
        return [name] if name.isdigit() else [name, *titles]

    hits = begun(typed, known, names)
    if not hits:
        raise NotFoundError(f"There is no form {typed!r} to print.", TO_SEE)
    if any(known[hit] != known[hits[0]] for hit in hits):
        raise UsageError(f"{typed!r} fits more than one: {', '.join(hits)}.", TO_SEE)
    return known[hits[0]]
