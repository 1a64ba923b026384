"""What the command that rates a pattern does."""

from stepguide.pattern.handling import PatternHandling, rated
from stepguide.terminal.desk import Desk


def rate(desk: Desk, row_id: str, willing: int, as_json: bool) -> None:
    handling = PatternHandling(desk, "pattern")
    row = handling.change(
        handling.find(row_id),
        lambda before: rated(before, willing, desk.now),
    )
    handling.tell_saved(row, as_json)
