"""What can be two moments is asked about, where someone is there to answer."""

from typing import TYPE_CHECKING

from stepguide.errors import UsageError
from stepguide.terminal import moments
from stepguide.terminal.moments import Moment, TwoMomentsError

if TYPE_CHECKING:
    from stepguide.terminal.context import Context


def settled(context: "Context", typed: str) -> str:
    """What was typed; where it can be two moments, the one that the person means, as ISO 8601."""
    try:
        moments.read(typed, context.now, context.dates)
    except TwoMomentsError as error:
        return _asked(context, error).at.isoformat()
    except UsageError:
        pass  # which is said where it is used
    return typed


def _asked(context: "Context", error: TwoMomentsError) -> Moment:
    from stepguide.terminal import asking, modes

    if not modes.is_typed_at():
        raise error
    first, second = (said for said, _ in error.either)
    chosen = asking.choose(context, lambda typed: _meant(typed, error), f"{first}, or {second}? ")
    if isinstance(chosen, asking.Way):
        raise error
    return chosen


def _meant(typed: str, error: TwoMomentsError) -> Moment:
    """Which of the two: by its number, its first words or any of them, or am and pm."""

    def names(one: tuple[str, Moment]) -> list[str]:
        said, moment = one
        also = ["at night", f"{said} at night"] if said.endswith("evening") else []
        return [said, *also, f"{moment.at:%p}", str(error.either.index(one) + 1)]

    from stepguide.terminal.naming import begun, only, with_words

    hits = begun(typed, error.either, names) or with_words(typed, error.either, names)
    return only(hits, error, error)[1]
