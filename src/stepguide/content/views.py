"""How a check of the guide's text is shown."""

from typing import Any

from stepguide.guide.source import Complaint


def lines(complaints: list[Complaint], files: list[str]) -> list[str]:
    """One line a mistake, or one that says there is none."""
    if not complaints:
        return [f"Nothing is wrong in {', '.join(files)}."]
    return [str(complaint) for complaint in complaints]


def as_data(complaints: list[Complaint]) -> list[dict[str, Any]]:
    """The mistakes as data."""
    return [complaint._asdict() for complaint in complaints]
