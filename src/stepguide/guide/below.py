"""The line that ends a screen: where help is. Read from the guide only if the screen wants it."""

from collections.abc import Callable


def help_line(country: str | None) -> Callable[[], str]:
    """What gives the line for a country, or for every one while none is chosen."""

    def line() -> str:
        from stepguide.guide import help

        return help.one_line(help.load(), country)

    return line
