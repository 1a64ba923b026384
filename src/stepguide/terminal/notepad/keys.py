"""What each key does. One that is not here does nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.bindings.named_commands import get_by_name
from prompt_toolkit.keys import Keys

from stepguide.terminal.notepad.wrapping import Wrapped, wrapped

if TYPE_CHECKING:
    from stepguide.terminal.notepad.notepad import Notepad

# As readline names and does them.
NAMED = {
    "left": "backward-char",
    "c-b": "backward-char",
    "right": "forward-char",
    "c-f": "forward-char",
    "c-left": "backward-word",
    "c-right": "forward-word",
    "home": "beginning-of-line",
    "c-a": "beginning-of-line",
    "end": "end-of-line",
    "c-e": "end-of-line",
    "c-home": "beginning-of-buffer",
    "c-end": "end-of-buffer",
    "c-h": "backward-delete-char",
    "delete": "delete-char",
    "c-w": "unix-word-rubout",
    "c-u": "unix-line-discard",
    "c-k": "kill-line",
    "c-y": "yank",
    "c-_": "undo",
    "c-l": "clear-screen",
}


def bindings(notepad: "Notepad") -> KeyBindings:
    """The keys of a notepad."""
    found = KeyBindings()
    moves = Moves(notepad)
    for key, name in NAMED.items():
        found.add(key)(get_by_name(name))
    found.add(Keys.Any, save_before=_begins_a_word)(lambda event: _insert(event, event.data))
    found.add("c-i")(lambda event: _insert(event, "\t"))
    found.add(Keys.BracketedPaste)(lambda event: _insert(event, event.data))
    own: dict[str, Callable[[], object]] = {
        "enter": notepad.ends_line,
        "c-j": notepad.ends_line,
        "c-d": notepad.saves,
        "c-c": notepad.leaves,
        "<sigint>": notepad.leaves,
        "c-z": notepad.stops,
        "up": lambda: moves.by(-1),
        "c-p": lambda: moves.by(-1),
        "down": lambda: moves.by(1),
        "c-n": lambda: moves.by(1),
        "pageup": lambda: moves.by(-moves.page),
        "pagedown": lambda: moves.by(moves.page),
    }
    for key, does in own.items():
        found.add(key)(_without_event(does))
    return found


def known(found: KeyBindings) -> set[str]:
    """The keys that do something."""
    return {key for binding in found.bindings for key in binding.keys}


def _without_event(does: Callable[[], object]) -> Callable[[KeyPressEvent], None]:
    def binding(_event: KeyPressEvent) -> None:
        does()

    return binding


def _insert(event: KeyPressEvent, text: str) -> None:
    event.current_buffer.insert_text(text)


def _begins_a_word(event: KeyPressEvent) -> bool:
    """Whether what comes now is taken back by itself."""
    return not event.is_repeat or event.data == " "


class Moves:
    """Up and down by rows of the screen, as a long paragraph has many, in one column."""

    def __init__(self, notepad: "Notepad") -> None:
        self.notepad = notepad
        self.came_to, self.column = -1, 0

    @property
    def page(self) -> int:
        """Rows that are shown at once."""
        info = self.notepad.window.render_info
        return max(1, info.window_height - 1) if info else 1

    def by(self, rows: int) -> None:
        """Go so many rows down, or with a number below nought up, as far as there are any."""
        buffer = self.notepad.buffer
        document = buffer.document
        line, place = document.cursor_position_row, document.cursor_position_col
        here = self._wrapped(document.lines[line])
        if buffer.cursor_position != self.came_to:
            self.column = here.column_at(place)
        row = here.row_at(place) + rows
        while row < 0 and line > 0:
            line -= 1
            here = self._wrapped(document.lines[line])
            row += len(here.starts)
        while row >= len(here.starts) and line + 1 < len(document.lines):
            row -= len(here.starts)
            line += 1
            here = self._wrapped(document.lines[line])
        row = min(max(row, 0), len(here.starts) - 1)
        place = here.place_at(row, self.column)
        buffer.cursor_position = document.translate_row_col_to_index(line, place)
        self.came_to = buffer.cursor_position

    def _wrapped(self, line: str) -> Wrapped:
        info = self.notepad.window.render_info
        return wrapped(line, info.window_width if info else 80)
