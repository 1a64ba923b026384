"""How the page after using again is shown."""

from typing import Any

from stepguide.guide.daily import Lapse
from stepguide.terminal.page import Block, Heading, Items, Page, Paragraph


def page(known: Lapse, first: Page, notice: Block) -> Page:
    """Every part in its order, with whom to call and the numbers first, and the notice at the
    end."""
    shown: Page = []
    for place, part in enumerate(known.parts):
        shown.append(Heading(part.title, 1 if place == 0 else 2))
        if place == 0:
            shown += first
        if part.text:
            shown.append(Paragraph(part.text))
        if part.points:
            shown.append(Items([*part.points]))
    return [*shown, notice]


def as_data(known: Lapse, first: list[str]) -> dict[str, Any]:
    """Whom to call and the numbers, and the parts, as data."""
    parts = [part.as_data() for part in known.parts]
    return {"first": first, "parts": parts, "prompts": known.prompts}
