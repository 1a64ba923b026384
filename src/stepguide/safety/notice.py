"""The notice on lost tolerance: one text, shown after a break and after use."""

from typing import TYPE_CHECKING

from stepguide.terminal.page import Block, Notice, Paragraph

if TYPE_CHECKING:
    from stepguide.guide.screens import Tolerance
    from stepguide.home.settings import Length


def lost_tolerance(known: "Tolerance", length: "Length") -> Block:
    """The notice as a person chose to have it: whole, or in one sentence."""
    return Notice(known.title, known.text) if length == "full" else Paragraph(known.short)
