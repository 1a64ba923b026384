"""What is shown where nothing can be asked and no timer can run."""

from stepguide.advice import Do
from stepguide.craving.practice import EVIDENCE
from stepguide.guide.skills import Skill, Skills
from stepguide.safety.screen import SafetyMessage
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows


def skills(known: Skills) -> Page:
    """All skills, with how long each takes."""
    rows = [[one.id, f"{one.title}, {one.minutes} min"] for one in known.skills]
    return [
        Heading("Something to do for some minutes"),
        Rows([[*row] for row in rows]),
        Do("craving skill NAME", "To go through one"),
    ]


def skill(found: Skill) -> Page:
    """One skill, step by step."""
    steps: list[str | tuple[str, str]] = [
        (step.say, f"{step.seconds} seconds") for step in found.steps
    ]
    return [
        Heading(f"{found.title} ({found.minutes} min)"),
        Paragraph(found.opening),
        Items(steps, ordered=True),
        Paragraph(found.care),
        Paragraph(found.after),
        Paragraph(f"How well it is known to help: {EVIDENCE[found.evidence]}. {found.about}"),
    ]


def first(said: SafetyMessage) -> Page:
    """The first screen of a craving: whom to ring, and a few words."""
    return [Heading("A craving"), *said.page, *map(Paragraph, said.words)]
