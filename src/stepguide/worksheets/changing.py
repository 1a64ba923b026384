"""What the options of `edit` mean for a row."""

from collections.abc import Callable
from datetime import datetime

from stepguide.guide.sheets import Kind
from stepguide.home.row import Content, Row
from stepguide.home.step_rows import WILLING, PatternRow, Rating
from stepguide.home.tags import tag_from
from stepguide.worksheets import actions


def of(
    kind: Kind | None,
    cells: dict[str, Content],
    park: bool | None,
    tags: list[str],
    untags: list[str],
) -> Callable[[Row], Row]:
    """The change that the options ask for."""
    added = [tag_from(tag) for tag in tags]
    gone = {tag_from(tag).casefold() for tag in untags}

    def change(row: Row) -> Row:
        after = actions.with_cells(row, kind, cells) if cells else row
        kept = [tag for tag in dict.fromkeys([*row.tags, *added]) if tag.casefold() not in gone]
        if kept != [*row.tags]:
            after = after.changed(tags=tuple(kept))
        return after if park is None else after.changed(parked=park)

    return change


def rated(row: Row, willing: int, now: datetime) -> Row:
    """A pattern with a willingness given now; the earlier ones stay."""
    assert isinstance(row, PatternRow)
    ratings = (*row.ratings, Rating(at=now, willing=willing))
    return row.changed(ratings=ratings, cells={**row.cells, WILLING: willing})
