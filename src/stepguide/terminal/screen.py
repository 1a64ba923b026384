"""Where a command's answer goes: pages and data to stdout, everything else to stderr."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stepguide.home.settings import Settings
from stepguide.terminal.text import TIE, columns, encodable, escaped, folded, is_utf8, visible

if TYPE_CHECKING:
    from stepguide.terminal.page import Page


class Screen:
    """Prints for one person's settings; nothing is imported from Rich before a page is shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def show(
        self, page: "Page", below: Callable[[], str] | None = None, may_page: bool = True
    ) -> None:
        """Print `page`. On a terminal the line that `below` gives ends it, and a page that is
        longer than the screen goes through the person's pager."""
        is_terminal = sys.stdout.isatty()
        if is_terminal and below:
            from stepguide.terminal.page import Paragraph

            page = [*page, Paragraph(below(), quiet=True)]
        text, height = self._drawn(page)
        is_long = text.count("\n") >= height
        # A pager warns of a terminal it does not know, and waits, before it shows anything.
        can_page = os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")
        if is_terminal and may_page and is_long and can_page and self.settings.pager:
            from stepguide.terminal import pager

            if pager.show(text):
                return
        sys.stdout.write(encodable(text, sys.stdout.encoding))

    def say(self, line: str) -> None:
        """One line of an answer."""
        sys.stdout.write(encodable(visible(line) + "\n", sys.stdout.encoding))

    def data(self, value: Any) -> None:
        """One JSON document. `value` holds what pydantic can write: models, dates, dicts, lists."""
        from pydantic_core import to_json

        text = escaped(to_json(value, indent=2, inf_nan_mode="constants").decode())
        if not is_utf8(sys.stdout.encoding):
            import json

            text = json.dumps(json.loads(text), indent=2)
        sys.stdout.write(text + "\n")

    def _drawn(self, page: "Page") -> tuple[str, int]:
        from rich.console import Console

        from stepguide.terminal.draw import drawn

        is_dumb = os.environ.get("TERM") == "dumb"
        # Rich takes every dumb terminal to have 80 columns.
        width = columns(sys.stdout) if is_dumb else None
        console = Console(highlight=False, markup=False, emoji=False, width=width)
        plain = self.settings.plain or is_dumb
        return drawn(page, console, plain), console.height


def remark(line: str) -> None:
    """One line on stderr that begins with the program's name."""
    sys.stderr.write(_folded(f"stepguide: {visible(line)}") + "\n")


def say(line: str) -> None:
    """One line on stderr, as it is: something shown beside the answer."""
    sys.stderr.write(_folded(visible(line)) + "\n")


def hint(lines: str) -> None:
    """What to do next, below a remark; each of `lines` on its own."""
    for line in filter(None, map(str.strip, lines.split("\n"))):
        sys.stderr.write(_folded(f"  {visible(line)}") + "\n")


def _folded(line: str) -> str:
    # Between words alone: a path or a command has to stay whole to be copied.
    if not sys.stderr.isatty():
        return line.replace(TIE, " ")
    return folded(line, columns(), "  ")
