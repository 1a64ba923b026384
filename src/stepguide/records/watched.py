"""What check-ins and cravings have alike: a change that shows a danger is met first."""

from stepguide.home.row import Content, Row
from stepguide.records.row_handling import RowHandling
from stepguide.safety import rules, screen


class WatchedHandling(RowHandling):
    """Rows whose answers safety hangs on."""

    def meets(self, row: Row, given: dict[str, Content]) -> None:
        """A craving that has risen since what was noted in the day before it, which the line alone
        does not tell."""
        noted = rules.noted(lambda: self.desk.home, row.at, self.desk.now, but=row.id)
        screen.show(self.desk, rules.of(self.kind.id, given, noted))
