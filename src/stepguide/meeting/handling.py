"""The meetings someone has been to, of which every so many is a milestone."""

from stepguide.guide.sheets import Form
from stepguide.home.row import Row
from stepguide.records.row_handling import RowHandling


class VisitHandling(RowHandling):
    """The meetings someone has been to."""

    def tell_saved(self, row: Row, as_json: bool, form: Form | None = None) -> None:
        super().tell_saved(row, as_json, form)
        if form is None or as_json or not self.context.settings.day_count:
            return
        count = len(self.kept().names())
        for one in self.context.guide.daily.milestones_meetings:
            if one.count == count:
                self.context.note(str(one))
