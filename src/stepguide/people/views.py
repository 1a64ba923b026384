"""How a person's people are shown."""

from typing import Any

from stepguide.advice import Do, Said
from stepguide.guide.screens import CallTexts
from stepguide.people.records import Person
from stepguide.terminal.page import Cell, Heading, Items, Page, Paragraph, Rows
from stepguide.terminal.text import listed, tied

LONGEST_NUMBER = 20
NOBODY_YET = Do("people add", "Nobody is here yet. To add someone")
OPEN_TO_ALL = (
    "The sos screen opens without any passphrase, so whoever uses this computer as you can read "
    "this one."
)


def everyone(people: list[Person], in_trash: bool = False) -> Page:
    """The list."""
    page: Page = [Heading("Your people" if not in_trash else "In the trash")]
    if not people:
        return [*page, Paragraph("Nobody is in the trash.") if in_trash else NOBODY_YET]
    rows: list[list[Cell]] = [
        [one.short_id, one.name, one.role, "sos" if one.sos else "", one.reach or "(no way yet)"]
        for one in people
    ]
    return [*page, Rows(rows)]


def one(person: Person) -> Page:
    """Someone, whole."""
    rows: list[list[Cell]] = [
        ["role", person.role],
        ["reach", person.reach or "(nothing yet)"],
        ["sos screen", "yes" if person.sos else "no"],
        ["id", person.short_id],
    ]
    return [Heading(person.name), Rows(rows)]


def to_try(people: list[Person], texts: CallTexts, numbers: list[str]) -> Page:
    """Whom to try now, one after another, what to say, and the numbers for when nobody is there."""
    found = [contact(person) for person in people if person.reach]
    page: Page = [Heading("Someone to reach now")]
    if found:
        page += [Paragraph(texts.opening), Items([*found], ordered=True), Paragraph(texts.words)]
    elif people:
        page.append(_to_add_reach(people[0], listed([person.name for person in people])))
    else:
        page.append(NOBODY_YET)
    return [*page, Paragraph(texts.after), Items([*numbers])]


def contact(person: Person) -> str:
    """How to reach someone, on one line."""
    # A number stays in one piece; a long way to reach someone may be folded.
    reach = person.reach if len(person.reach) > LONGEST_NUMBER else tied(person.reach)
    return f"{person.name} ({person.role}): {reach}"


def in_a_line(person: Person) -> str:
    """Who someone is, as it is read back: `Sam, sponsor, 555 0100`."""
    reach = f", {person.reach}" if person.reach else ""
    return f"{person.name}, {person.role}{reach}"


def _to_add_reach(person: Person, named: str) -> Do:
    return Do(
        f"people edit {person.short_id} --reach WAY",
        f"Nothing says yet how to reach {named}. To add it",
    )


def notes(person: Person, shown: list[Person], without_room: list[Person]) -> list[Said]:
    """Said beside it when someone was saved: what is missing, and what sos means."""
    lines: list[Said] = []
    if not person.reach:
        lines.append(_to_add_reach(person, "them"))
    if person.sos:
        lines.append(OPEN_TO_ALL)
    if person.sos and without_room:
        names = listed([one.name for one in shown])
        later = listed([one.name for one in without_room])
        lines.append(
            Do(
                "people edit NAME --no-sos",
                f"The screen has room for {len(shown)}, and shows {names}. {later} will show when "
                "one of them is taken off",
            )
        )
    return lines


def as_data(person: Person) -> dict[str, Any]:
    """Someone as data."""
    return {**person.model_dump(mode="json"), "short_id": person.short_id}
