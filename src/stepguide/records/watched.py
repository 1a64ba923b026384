"""What check-ins and cravings have alike: a change that shows a danger is met first."""

from stepguide.home.row import Content, Row
from stepguide.records.row_handling import RowHandling
from stepguide.safety import rules, screen


class WatchedHandling(RowHandling):
    """Rows whose answers safety hangs on."""

    def meets(self, row: Row, given: dict[str, Content]) -> None:
        """What the line alone does not tell: that a craving has risen since what was noted in the
        day before it, or since it was noted itself."""
        context, kind = self.context, self.kind.id
        noted = rules.noted(
            lambda: context.home, lambda: context.guide, row.at, context.now, but=row.id
        )
        before = rules.of(kind, row.cells, noted)
        after = rules.of(kind, {**row.cells, **given}, noted)
        own = rules.of(kind, given, noted)
        screen.show(context, [one for one in after if one not in before or one in own])
