"""A measure asked one sentence at a time; it is whole or it is not kept, for half a total means
nothing."""

from stepguide.errors import StoppedError
from stepguide.guide.measures import Measure
from stepguide.home.row import Content
from stepguide.measure import actions
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, say


def ask(context: Context, chosen: Measure) -> list[int]:
    """The points of every answer."""
    say(chosen.says)
    say("")
    say(chosen.window)
    for option in chosen.options:
        hint(f"{option.value} {option.text}" if option.text != str(option.value) else option.text)
    taking = MeasureQuestions(context, chosen)
    fields = [
        Field(str(place), "", f"{place}. {item}", takes="scale", enter="Every one is answered")
        for place, item in enumerate(chosen.items, start=1)
    ]
    if not taking.each(fields):
        raise StoppedError("Stopped. A measure is kept whole or not at all, so nothing was.")
    return [taking.points[field.id] for field in fields]


class MeasureQuestions(Questions):
    """One time a measure is taken."""

    ways = (Way.BACK, Way.STOP)

    def __init__(self, context: Context, measure: Measure) -> None:
        super().__init__(context)
        self.measure = measure
        self.points: dict[str, int] = {}

    def may_skip(self, field: Field) -> bool:
        """None of them."""
        return False

    def read(self, field: Field, typed: str) -> int:
        """The points of an answer."""
        return actions.points_from(self.measure, typed)

    def take(self, field: Field, content: Content) -> None:
        """Nothing is kept before the last."""
        self.points[field.id] = int(str(content))
