"""How distressed a person is, before and after, on the steps that can be hard."""

from stepguide.guide.sessions import Distress
from stepguide.home.collection import Collection
from stepguide.home.ids import new_id
from stepguide.steps.records import Session as Record
from stepguide.terminal import asking
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import scale_from
from stepguide.terminal.screen import say

RISE = 3
SKIPS = "Enter skips it"


class DistressCheck:
    """Asks for a number, never insists, and knows when it has risen much. On a step that
    is not hard it asks nothing."""

    def __init__(self, context: Context, texts: Distress, is_hard: bool) -> None:
        self.context, self.texts = context, texts
        self.is_asked = is_hard
        self.before: int | None = None
        self.after: int | None = None
        self.has_stopped = False

    def begin(self) -> None:
        """Ask how it is before."""
        self.before = self._number(self.texts.before)

    def stays(self) -> bool:
        """Ask how it is now; False when it has risen much, and that was said."""
        if not self.is_asked:
            return True
        self.after = self._number(self.texts.after)
        if self.before is None or self.after is None or self.after - self.before < RISE:
            return True
        say("")
        say(self.texts.risen)
        return False

    def keep(self, program: str, step: int) -> None:
        """Keep both numbers, if both were given and the person wishes."""
        if self.before is None or self.after is None:
            return
        if not asking.agrees(self.context, self.texts.keep):
            return
        now = self.context.now
        record = Record.model_validate(
            {
                "id": new_id(),
                "at": now,
                "updated_at": now,
                "program": program,
                "step": step,
                "before": self.before,
                "after": self.after,
            }
        )
        Collection(self.context.home, Record).add(record, now)

    def _number(self, question: str) -> int | None:
        say("")
        said = asking.choose(
            self.context, lambda typed: scale_from("The answer", typed), f"{question} ", SKIPS
        )
        self.has_stopped = self.has_stopped or said is Way.STOP
        return None if isinstance(said, Way) else said
