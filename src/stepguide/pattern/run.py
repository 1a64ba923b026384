"""What the command that rates a pattern does."""

from stepguide.pattern.handling import PatternHandling, rated
from stepguide.terminal.context import Context


def rate(context: Context, row_id: str, willing: int, as_json: bool) -> None:
    handling = PatternHandling(context, "pattern")
    row = handling.change(
        handling.find(row_id),
        lambda before: rated(before, willing, context.now),
    )
    handling.tell_saved(row, as_json)
