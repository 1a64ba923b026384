"""What stands on the screen: the text, and below it how to save and how to leave."""

from collections.abc import Callable

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.styles import Style

from stepguide.terminal.notepad.help_line import how
from stepguide.terminal.notepad.wrapping import WordWrap

STYLE = Style([("how", "reverse")])


def layout(
    buffer: Buffer, problem: Callable[[], str], most: Callable[[], int | None]
) -> tuple[Layout, Window]:
    """The layout, and the part of it with the text, of which `most` rows are shown where that says
    a number."""

    def height() -> Dimension:
        rows = most()
        return Dimension(min=1) if rows is None else Dimension(min=1, max=rows)

    text = Window(
        BufferControl(buffer, [WordWrap()], include_default_input_processors=False),
        wrap_lines=True,
        height=height,
        dont_extend_height=True,
    )

    def says() -> str:
        return how(get_app().output.get_size().columns, problem())

    below = Window(FormattedTextControl(says), height=1, style="class:how")
    has_room = Condition(lambda: get_app().output.get_size().rows > 1)
    return Layout(HSplit([text, ConditionalContainer(below, has_room & ~is_done)])), text
