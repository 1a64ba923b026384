"""How a week of meetings is shown, and the last ones someone has been to."""

from stepguide.advice import Do
from stepguide.guide.sheets import WEEK, Form
from stepguide.home.dates import Dates
from stepguide.home.row import Row
from stepguide.terminal.dates import shown, time_said
from stepguide.terminal.page import Cell, Heading, Page, Paragraph, Rows
from stepguide.terminal.text import one_line


def by_weekday(weekly: list[Row]) -> list[Row]:
    """Meetings in the order of the week, those without a day last."""
    return sorted(weekly, key=lambda row: (_place(row), str(row.cells.get("time", ""))))


def week(kind: Form, weekly: list[Row], visits: list[Row], today: str, dates: Dates) -> Page:
    """A person's meetings by weekday, the one of today marked, and the last they have been to."""
    page: Page = [Heading("Your meetings")]
    if not weekly and not visits:
        page.append(Paragraph("Nothing is here yet. These two begin it:"))
        page.append(
            Rows(
                [
                    Do("meeting add", "One that you go to, by day and time"),
                    Do("meeting log", "One that you have been to"),
                ]
            )
        )
    if weekly:
        rows: list[list[Cell]] = [
            [
                kind.field("day").says(row.cells.get("day", "")).capitalize(),
                time_said(row.cells.get("time", ""), dates),
                _meeting(row, today),
            ]
            for row in weekly
        ]
        here = next((n for n, row in enumerate(weekly) if row.cells.get("day") == today), None)
        page.append(Rows(rows, here))
    if visits:
        said: list[list[Cell]] = [
            [row.short_id, shown(row.at, dates), _visit(row)] for row in visits[:-6:-1]
        ]
        page += [Heading(f"Been to ({len(visits)} in all)", 2), Rows(said)]
    return page


def _place(row: Row) -> int:
    day = row.cells.get("day")
    return WEEK.index(str(day)) if day in WEEK else len(WEEK)


def _meeting(row: Row, today: str) -> str:
    mention = {"yes": "medication can be mentioned", "no": "not safe to mention medication"}
    cells = {name: str(content) for name, content in row.cells.items()}
    name, about = cells.get("name", "(no name)"), mention.get(cells.get("mention", ""), "")
    said = ", ".join(filter(None, [name, about, cells.get("note", "")]))
    return f"{said} (today)" if row.cells.get("day") == today else said


def _visit(row: Row) -> str:
    heard = one_line(str(row.cells.get("heard", "")), 200)
    return ": ".join(filter(None, [str(row.cells.get("name", "")), heard])) or "a meeting"
