"""What amends have beside what every row has."""

from typing import Any

from stepguide.amends import actions, linking
from stepguide.amends.records import AmendsRow
from stepguide.guide.sheets import AmendsCheck
from stepguide.home.row import Row
from stepguide.records.row_handling import RowHandling
from stepguide.terminal.dates import shown

VERDICT = {
    "unanswered": "safety check not answered",
    "passed": "safety check passed",
    "wait": "safety check says: not yet",
    "other-form": "safety check says: another form",
}


class AmendsHandling(RowHandling[AmendsRow]):
    """The amends."""

    @property
    def safety(self) -> AmendsCheck:
        """The check before contact, from the guide."""
        return self.context.guide.sheets.safety

    def settled(self, before: AmendsRow | None, after: AmendsRow) -> AmendsRow:
        """One that is planned is open again where its cells stand against that now."""
        if before is None or before.cells == after.cells:
            return after
        return actions.reopened_if_barred(after, self.safety)

    def linked(self, row: AmendsRow) -> list[Row]:
        return linking.begun_with(self.context.home, row)

    def state(self, row: AmendsRow) -> str:
        said = [super().state(row), row.status]
        if row.status != "done":
            said.append(VERDICT[actions.checked(row, self.safety).verdict])
        return ", ".join(filter(None, said))

    def beside(self, row: AmendsRow) -> list[tuple[str, str]]:
        days = [shown(day, self.context.dates) for day in row.kept]
        return [("days kept", f"{len(days)}: {'; '.join(days)}")] if days else []

    def data(self, record: AmendsRow) -> dict[str, Any]:
        verdict = actions.checked(record, self.safety).verdict
        return {**super().data(record), "verdict": verdict}
