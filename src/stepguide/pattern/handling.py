"""What patterns have beside what every row has: every willingness that was given."""

from datetime import datetime

from stepguide.pattern.records import WILLING, PatternRow, Rating
from stepguide.records.row_handling import RowHandling
from stepguide.terminal.dates import shown


class PatternHandling(RowHandling[PatternRow]):
    """The patterns."""

    def settled(self, before: PatternRow | None, after: PatternRow) -> PatternRow:
        """One whose willingness was given in its cell has that among its ratings as well."""
        willing = after.cells.get(WILLING)
        earlier = before.ratings if before else ()
        known = before.cells.get(WILLING) if before else None
        if not isinstance(willing, int) or willing == known or after.ratings != earlier:
            return after
        return rated(after, willing, self.context.now)

    def beside(self, row: PatternRow) -> list[tuple[str, str]]:
        dates = self.context.dates
        ratings = [f"{one.willing} on {shown(one.at, dates)}" for one in row.ratings]
        return [("willing so far", "; ".join(ratings))]


def rated(row: PatternRow, willing: int, now: datetime) -> PatternRow:
    """A pattern with a willingness given now; the earlier ones stay."""
    ratings = (*row.ratings, Rating(at=now, willing=willing))
    return row.changed(ratings=ratings, cells={**row.cells, WILLING: willing})
