"""How progress is shown: words that encourage and do not grade."""

from datetime import datetime
from typing import Any

from stepguide.guide.screens import Screens
from stepguide.guide.steps import Program
from stepguide.home.settings import Settings
from stepguide.progress.actions import Progress
from stepguide.steps.standing import Standing
from stepguide.steps.views import STATUS, as_row, beside_questions, count_line
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Bar, Cell, Heading, Page, Paragraph, Rows
from stepguide.terminal.text import counted


def progress(
    progress: Progress, program: Program, texts: Screens, settings: Settings, now: datetime
) -> Page:
    """The whole page."""
    where = progress.where
    rows: list[list[Cell]] = []
    for step, standing in zip(program.steps, where.steps, strict=True):
        row = as_row(step, standing)
        bar = Bar(row["answered"], row["questions"])
        count = count_line(step, standing)
        beside = beside_questions(step, standing)
        state = _state(standing, settings) + (f", {beside}" if beside else "")
        rows.append([f"{step.number:>2}", step.title, bar, count, state])
    here = where.in_hand - 1 if where.in_hand else None
    page: Page = [Heading("How far you have come"), Rows(rows, here=here, aloud="Step")]
    if where.in_hand:
        step = program.step(where.in_hand)
        page.append(Paragraph(f"In hand: step {step.number}, {step.title}."))
    page += _writing(progress, settings)
    return [*page, Paragraph(encouragement(progress, program, texts, now))]


def encouragement(progress: Progress, program: Program, texts: Screens, now: datetime) -> str:
    """One sentence for where the person is; it changes from day to day."""
    known = texts.encouragement
    finished = sum(step.status == "finished" for step in progress.where.steps)
    if not progress.entries and not any(s.status != "not_started" for s in progress.where.steps):
        said = known.nothing_yet
    elif finished == len(progress.where.steps):
        said = program.finished
    elif progress.last_at and (now - progress.last_at).days >= 14:
        said = known.back_again
    else:
        said = known.finished_one if finished else known.begun
    return said[now.toordinal() % len(said)]


def as_data(progress: Progress, program: Program) -> dict[str, Any]:
    """Progress as data."""
    rows = [
        as_row(step, standing)
        | {
            "started_at": standing.started_at,
            "finished_at": standing.finished_at,
            "last_written_at": progress.last_written.get(step.number),
        }
        for step, standing in zip(program.steps, progress.where.steps, strict=True)
    ]
    return {
        "current_step": progress.where.in_hand,
        "steps": rows,
        "entries": progress.entries,
        "words": progress.words,
        "days": progress.days,
        "first_entry_at": progress.first_at,
        "last_entry_at": progress.last_at,
        "weeks": [{"monday": monday, "entries": count} for monday, count in progress.weeks],
    }


def _state(standing: Standing, settings: Settings) -> str:
    said = STATUS[standing.status]
    moment = standing.finished_at or standing.started_at
    if moment and standing.status != "not_started":
        said += f", {shown(moment, settings.dates)}"
    return f"{said}, round {standing.round}" if standing.round > 1 else said


def _writing(progress: Progress, settings: Settings) -> Page:
    if not progress.entries or not progress.first_at:
        return []
    most = max(count for _, count in progress.weeks) or 1
    rows: list[list[Cell]] = [
        [shown(monday, settings.dates), Bar(count, most), counted(count, "piece")]
        for monday, count in progress.weeks
    ]
    pieces = counted(progress.entries, "piece of writing", "pieces of writing")
    days = counted(progress.days, "day")
    since = shown(progress.first_at, settings.dates)
    return [
        Heading("Your writing over the last weeks", 2),
        Rows(rows),
        Paragraph(f"{pieces} on {days}, the first on {since}. Days without writing are fine."),
    ]
