"""How the check before an amends is shown."""

from stepguide.amends.actions import checked
from stepguide.amends.records import AmendsRow
from stepguide.guide.sheets import AmendsCheck
from stepguide.terminal.page import Items, Page, Paragraph
from stepguide.terminal.text import counted


def check_result(row: AmendsRow, safety: AmendsCheck) -> Page:
    """What the safety check comes to."""
    found = checked(row, safety)
    page: Page = [Items([one.says for one in found.against])] if found.against else []
    if found.unanswered and found.verdict != "other-form":
        left = counted(len(found.unanswered), "question")
        return [*page, Paragraph(f"{left} of the check not answered yet.")]
    said = {"passed": safety.passed, "wait": safety.wait, "other-form": safety.other_form}
    return [*page, Paragraph(said[found.verdict])]
