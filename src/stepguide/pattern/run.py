"""What the command that rates a pattern does."""

from stepguide.pattern.handling import rated
from stepguide.records.row_handling import rows_of
from stepguide.terminal.desk import Desk


def rate(desk: Desk, row_id: str, willing: int, as_json: bool) -> None:
    handling = rows_of(desk, "pattern")
    row = handling.change(
        handling.find(row_id),
        lambda before: rated(before, willing, desk.now),  # type: ignore[arg-type]
    )
    handling.tell_saved(row, as_json)
