"""What a plan has beside what every row has: no more if-then plans than can be remembered."""

from stepguide.advice import Do
from stepguide.errors import FailedError
from stepguide.guide.sheets import Form
from stepguide.plan import actions
from stepguide.records.row_handling import RowHandling

IF = "if"


class PlanHandling(RowHandling):
    """The parts of a plan."""

    def check_room(self, form: Form | None) -> None:
        """FailedError when as many if-then plans are active as can be."""
        if form is None or form.id != IF:
            return
        texts, active = self.context.guide.daily.plan, actions.own(self.context.home).ifs
        if len(active) >= texts.active:
            listed = "\n".join(f"{row.short_id}  {actions.in_words(row)}" for row in active)
            aside = Do(f"plan edit {active[0].short_id} --park", "For example")
            raise FailedError(texts.too_many, listed, aside)
