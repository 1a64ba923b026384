"""Where a command's answer goes: pages and data to stdout, everything else to stderr."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stepguide.home.settings import Settings
from stepguide.terminal.page import Page, Paragraph
from stepguide.terminal.text import escaped, visible

if TYPE_CHECKING:
    from rich.console import Console


class Screen:
    """Prints for one person's settings; nothing is imported from Rich before a page is shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @property
    def is_terminal(self) -> bool:
        return sys.stdout.isatty()

    def show(
        self, page: Page, below: Callable[[], str] | None = None, may_page: bool = True
    ) -> None:
        """Print `page`. On a terminal the line that `below` gives ends it, and a page that is
        longer than the screen goes through the person's pager."""
        if self.is_terminal and below:
            page = [*page, Paragraph(below(), quiet=True)]
        if self.is_terminal and may_page and self.settings.pager:
            from stepguide.terminal import pager

            if pager.is_wanted():
                console = self._console()
                with console.capture() as captured:
                    self._draw(page, console)
                text = captured.get()
                if text.count("\n") >= console.height and pager.show(text):
                    return
                sys.stdout.write(text)
                sys.stdout.flush()
                return
        self._draw(page, self._console())

    def say(self, line: str) -> None:
        """One line of an answer."""
        sys.stdout.write(visible(line) + "\n")

    def data(self, value: Any) -> None:
        """One JSON document. `value` holds what pydantic can write: models, dates, dicts, lists."""
        from pydantic_core import to_json

        text = escaped(to_json(value, indent=2, inf_nan_mode="constants").decode())
        encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
        if encoding != "utf8":
            import json

            text = json.dumps(json.loads(text), indent=2)
        sys.stdout.write(text + "\n")

    def remark(self, line: str) -> None:
        """One line beside the answer, on stderr."""
        remark(line)

    def _draw(self, page: Page, console: "Console") -> None:
        from stepguide.terminal import draw

        draw.to_console(page, console, self.settings.plain or os.environ.get("TERM") == "dumb")

    def _console(self) -> "Console":
        from rich.console import Console

        return Console(highlight=False, markup=False, emoji=False, legacy_windows=False)


def remark(line: str) -> None:
    """One line on stderr that begins with the program's name."""
    sys.stderr.write(f"stepguide: {visible(line)}\n")


def hint(line: str) -> None:
    """What to do next, below a remark."""
    if line:
        sys.stderr.write(f"  {visible(line)}\n")
