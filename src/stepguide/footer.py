"""The footer of a screen: where help is. Read from the guide only if the screen wants it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stepguide.advice import SOS
from stepguide.errors import StepguideError

if TYPE_CHECKING:
    from stepguide.advice import Said
    from stepguide.terminal.context import Context


def help_line(context: "Context") -> "Callable[[], Said]":
    """What gives the line for the person's country; while none is chosen, the command that shows
    them all."""

    return lambda: numbers_line(context) if context.settings.country else SOS


def numbers_line(context: "Context") -> str:
    """The numbers of the person's country, or the first of every one; where to find help where the
    guide cannot be read, which keeps no page away."""
    from stepguide.guide import numbers

    try:
        known, country = context.guide.help.plain(), context.settings.country
        if context.screen.is_plain:
            return "\n".join(numbers.lines_aloud(known, country))
        return numbers.one_line(known, country)
    except StepguideError:
        return str(SOS)
