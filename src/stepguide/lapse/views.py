"""How the page after using again is shown."""

from typing import Any

from stepguide.guide.daily import Lapse
from stepguide.terminal.page import Block, Heading, Items, Page, Paragraph


def page(known: Lapse, numbers: dict[str, str], notice: Block) -> Page:
    """Every part in its order, with numbers where they are wanted, and the notice at the end."""
    shown: Page = []
    for place, part in enumerate(known.parts):
        shown.append(Heading(part.title, 1 if place == 0 else 2))
        if part.text:
            shown.append(Paragraph(part.text))
        if part.points:
            shown.append(Items([*part.points]))
        if part.id in numbers:
            shown.append(Paragraph(numbers[part.id]))
    return [*shown, notice]


def as_data(known: Lapse, numbers: dict[str, str]) -> dict[str, Any]:
    """The parts as data."""
    parts = [part.model_dump() | {"numbers": numbers.get(part.id)} for part in known.parts]
    return {"parts": parts, "prompts": known.prompts}
