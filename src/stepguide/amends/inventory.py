"""What ties the rows of the inventory to the amends that begin with them."""

from stepguide.home.row import Row
from stepguide.records.row_handling import RowHandling


class InventoryHandling(RowHandling):
    """The rows of the inventory."""

    def linked(self, row: Row) -> list[Row]:
        # Their model is loaded where they are looked at, and not where a row is added.
        from stepguide.amends import linking

        return linking.begun_from(self.context.home, row)
