"""The footer of a screen: where help is. Read from the guide only if the screen wants it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stepguide.advice import Said
    from stepguide.terminal.context import Context


def help_line(context: "Context") -> "Callable[[], Said]":
    """What gives the line for the person's country; while none is chosen, the command that shows
    them all."""

    def line() -> "Said":
        from stepguide.guide import numbers

        country = context.settings.country
        return numbers.one_line(context.guide.help.plain(), country) if country else numbers.SOS

    return line
