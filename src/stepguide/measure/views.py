"""How measures and their totals are shown."""

from typing import Any

from stepguide.advice import Do
from stepguide.guide.measures import Measure, Measures
from stepguide.home.dates import Dates
from stepguide.home.row import Row
from stepguide.measure.actions import due, total
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Cell, Heading, Page, Paragraph, Rows

INTRO = (
    "These are optional. They are short standard questions that clinics use too. None of them is a "
    "diagnosis, and there is nothing to pass."
)


def every(found: list[tuple[Measure, list[Row]]], dates: Dates) -> Page:
    """Each measure, its totals so far, and whose it is."""
    page: Page = [Heading("Measures"), Paragraph(INTRO)]
    for measure, taken in found:
        page += [Heading(measure.title, 2), Paragraph(measure.says)]
        if taken:
            rows: list[list[Cell]] = [
                [row.short_id, shown(row.at, dates), f"{total(row)} of {measure.most}"]
                for row in taken[:-6:-1]
            ]
            page.append(Rows(rows))
        day = due(taken[-1] if taken else None, measure, dates)
        when = f"From {shown(day, dates)} on" if day else "To take it"
        page.append(Do(f"measure take {measure.id}", when))
        page.append(Paragraph(f"{measure.credit} {measure.notice}", quiet=True))
    return page


def result(measure: Measure, row: Row) -> Page:
    """A total, and what is said of it."""
    return [
        Paragraph(f"Saved {row.short_id}. {total(row)} of {measure.most}."),
        Paragraph(measure.says_of(total(row))),
    ]


def taken(row: Row, measure: Measure | None, dates: Dates) -> Page:
    """One that was taken: each answer, the total and what is said of it."""
    page: Page = [Heading(f"{row.short_id}  {row.sheet}, {shown(row.at, dates, clock=True)}", 2)]
    items = measure.items if measure else []
    asked = {str(number): item for number, item in enumerate(items, start=1)}
    answers: list[list[Cell]] = [
        [f"{content}", asked.get(name, name)] for name, content in row.cells.items()
    ]
    page.append(Rows([*answers, [_of(total(row), measure.most if measure else None), "in all"]]))
    return [*page, Paragraph(measure.says_of(total(row)))] if measure else page


def as_data(row: Row) -> dict[str, Any]:
    """A measure taken as data."""
    return {**row.model_dump(mode="json"), "short_id": row.short_id, "total": total(row)}


def history(rows: list[Row], known: Measures, dates: Dates, in_trash: bool) -> Page:
    """Every time a measure was taken."""
    page: Page = [Heading("Measures you took, in the trash" if in_trash else "Measures you took")]
    if in_trash and not rows:
        return [*page, Paragraph("The trash is empty.")]
    if not rows:
        return [*page, Do("measure", "None yet. To see which there are")]
    most = {one.id: one.most for one in known.measures}
    drawn: list[list[Cell]] = [
        [row.short_id, shown(row.at, dates), row.sheet, _of(total(row), most.get(row.sheet))]
        for row in rows
    ]
    return [*page, Rows(drawn)]


def _of(points: int, most: int | None) -> str:
    return f"{points} of {most}" if most else f"{points}"
