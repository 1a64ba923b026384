"""The notice on lost tolerance: one text, shown after a break and after use."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stepguide.guide.screens import Tolerance
    from stepguide.home.settings import Length
    from stepguide.terminal.page import Block


def notice(known: "Tolerance", length: "Length") -> "Block":
    """The notice as a person chose to have it: whole, or in one sentence."""
    from stepguide.terminal.page import Notice, Paragraph

    return Notice(known.title, known.text) if length == "full" else Paragraph(known.short)


def is_reported(known: "Tolerance", tags: Iterable[str]) -> bool:
    """Whether tags say that the person used, or had a break. Nothing else is taken for one."""
    reports = {_plain(tag) for tag in (*known.used, *known.gap)}
    return any(_plain(tag).removeprefix("left ") in reports for tag in tags)


def _plain(tag: str) -> str:
    return " ".join(tag.lstrip("# ").casefold().replace("-", " ").replace("_", " ").split())
