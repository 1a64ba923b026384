"""How the self-check is shown, and kept as an entry."""

from typing import Any

from stepguide.guide.topics import Fit
from stepguide.learn.fitting import Answered, PathResult
from stepguide.terminal.page import Heading, Items, Page, Paragraph

WORDS = {True: "yes", False: "no", None: "skipped"}


def result(fit: Fit, found: list[PathResult]) -> Page:
    """Each path with what speaks for it and what to think about; no score and no verdict."""
    page: Page = [Heading("What your answers speak for")]
    for one in found:
        page += [Heading(one.path.name, 2), Paragraph(one.path.always)]
        if one.speaks_for:
            page.append(Paragraph("Your answers speak for this:"))
            page.append(Items([*one.speaks_for]))
        if one.think_about:
            page.append(Paragraph("To think about:"))
            page.append(Items([*one.think_about]))
        if not one.speaks_for and not one.think_about:
            page.append(Paragraph("Your answers say nothing about this one."))
    return [*page, Paragraph(fit.closing)]


def as_entry(answered: list[Answered], found: list[PathResult]) -> str:
    """The answers and what they speak for, as the text of an entry."""
    lines = ["Is the twelve-step way right for me?", ""]
    lines += [f"{one.question.text} {WORDS[one.answer]}" for one in answered]
    for one in found:
        lines += ["", f"{one.path.name}:"]
        lines += [f"+ {said}" for said in one.speaks_for]
        lines += [f"? {said}" for said in one.think_about]
    return "\n".join(lines)


def as_data(fit: Fit) -> dict[str, Any]:
    """The questions, and what each answer would speak for, as data."""
    return {
        "paths": [path.model_dump() for path in fit.paths],
        "questions": [question.model_dump() for question in fit.questions],
    }
