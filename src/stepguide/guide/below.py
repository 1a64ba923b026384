"""The line that ends a screen: where help is. Read from the guide only if the screen wants it."""

from collections.abc import Callable


def help_line(country: str | None) -> Callable[[], str]:
    """What gives the line for a country; while none is chosen, the command that shows them all."""

    def line() -> str:
        from stepguide.guide import help, numbers

        return numbers.one_line(help.load().plain(), country) if country else f"{numbers.SOS}"

    return line
