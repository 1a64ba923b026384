"""A page as a picture: one SVG file that stands alone."""

import io
import re

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from stepguide.terminal.draw import printed
from stepguide.terminal.page import Page

WIDTH = 80
# Letters that are text, and yet may stand nowhere in XML.
_BARRED = "[\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]"
# Rich's own frame, without its fonts from the network: the picture uses what the machine has.
FORMAT = """\
<svg class="page" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def as_svg(page: Page) -> str:
    """The page as SVG, with dark letters on white, and with no link to anything outside it."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
    )
    printed(page, console)
    console.print()  # Rich cuts the last line at the foot of its letters, so it is an empty one
    drawn = console.export_svg(title="", theme=DEFAULT_TERMINAL_THEME, code_format=FORMAT)
    return re.sub(_BARRED, "\ufffd", drawn)
