"""The editor itself: what is typed until the person saves, leaves or asks for something else."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from stepguide.terminal import ending, keyboard, modes
from stepguide.terminal.notepad import keys, layout
from stepguide.terminal.notepad.help_line import size
from stepguide.terminal.notepad.pasting import TypedInput
from stepguide.terminal.notepad.restoring import Lent
from stepguide.terminal.notepad.saving import Saver

A_FEW = 2  # rows of the text, below what was shown because it was asked for


class WritingEnd(Enum):
    """How writing ends."""

    SAVED = "saved"
    LEFT = "left"
    HEARD = "heard"


class Notepad:
    """One writing."""

    def __init__(
        self,
        text: str,
        keep: Callable[[str], None],
        is_heard: Callable[[str], bool],
        lent: Lent,
        is_again: bool,
    ) -> None:
        self.is_heard = is_heard
        self.few = A_FEW if is_again else None
        self.heard: str | None = None
        self.problem: BaseException | None = None
        self.lent = lent
        self.buffer = Buffer(
            document=Document(text, len(text)),
            multiline=True,
            on_text_changed=self._changed,
            accept_handler=lambda _buffer: True,
        )
        self.saver = Saver(text, keep, lambda: self.app.invalidate())
        shown, self.window = layout.layout(
            self.buffer, lambda: self.saver.problem, lambda: self.few
        )
        found = keys.bindings(self)
        self.app: Application[WritingEnd] = Application(
            layout=shown,
            style=layout.STYLE,
            include_default_pygments_style=False,
            key_bindings=found,
            input=TypedInput(sys.stdin, keys.known(found)),
            output=Vt100_Output(
                lent.terminal,
                lambda: Size(*size(lent.terminal)),
                term=os.environ.get("TERM"),
                default_color_depth=ColorDepth.DEPTH_1_BIT,
                enable_bell=False,
                enable_cpr=False,
            ),
            terminal_size_polling_interval=None,
        )

    def go(
        self, held: ending.HeldBack, give_back: Callable[[str, Exception], object]
    ) -> str | None:
        """Until the end of it: what was heard. The text is on the disk then, whatever ends it."""
        ended = WritingEnd.LEFT
        try:
            with suppress(EOFError):
                ended = self._run(held)
        except OSError:  # the terminal is gone
            if self.problem:
                raise
        finally:
            self._take_the_rest()
            try:
                self.saver.finish(self.buffer.text, may_be_empty=ended is not WritingEnd.LEFT)
            except Exception as error:  # whatever it is, the words come first
                give_back(self.buffer.text, error)
        if ended is WritingEnd.LEFT:
            raise KeyboardInterrupt
        return self.heard

    def _run(self, held: ending.HeldBack) -> WritingEnd:
        held.comes = self._ends
        try:
            return self.app.run(self._begins, set_exception_handler=False)
        finally:
            held.comes = None

    def _begins(self) -> None:
        if self.app.loop:
            self.app.loop.set_exception_handler(lambda _loop, context: self._fails(context))

    def _fails(self, context: dict[str, Any]) -> None:
        """A fault ends it: what stands in it may be a person's words, and is shown by nobody."""
        self.problem = self.problem or context.get("exception") or RuntimeError(context["message"])
        self._exit(exception=self.problem)

    def _ends(self) -> None:
        """A signal came that ends the program; it may be in the middle of anything."""
        if self.app.loop:
            self.app.loop.call_soon_threadsafe(self._exit, WritingEnd.LEFT)

    def _exit(
        self, ended: WritingEnd | None = None, exception: BaseException | None = None
    ) -> None:
        if not self.app.is_running or self.app.is_done:
            return
        if exception:
            self.app.exit(exception=exception)
        else:
            self.app.exit(result=ended or WritingEnd.LEFT)

    def _changed(self, _buffer: Buffer) -> None:
        self.few = None
        self.saver.hand(self.buffer.text)

    def _take_the_rest(self) -> None:
        """What came in the same burst as the end is a part of the text, and nobody else's."""
        if self.heard is None and (rest := keyboard.rest()):
            end = self.buffer.text[-1:]
            gap = "" if end in ("", "\n") else "\n"
            self.buffer.set_document(Document(self.buffer.text + gap + "\n".join(rest)))

    def ends_line(self) -> None:
        """Begin a new line, unless the one that is there is for somebody else."""
        document = self.buffer.document
        line = document.current_line
        if (
            document.is_cursor_at_the_end_of_line
            and self.is_heard(line)
            and not keyboard.more_comes()
        ):
            self.heard = line
            self.buffer.delete_before_cursor(len(line))
            self.app.erase_when_done = True
            return self._exit(WritingEnd.HEARD)
        return self.buffer.newline(copy_margin=False)

    def saves(self) -> None:
        """The person is done."""
        self._exit(WritingEnd.SAVED)

    def leaves(self) -> None:
        """The person goes, and the words stay as they are."""
        self._exit(WritingEnd.LEFT)

    def stops(self) -> None:
        """Stop as Ctrl-Z does everywhere, with the words kept and the terminal as it was."""
        with suppress(OSError):
            self.saver.at_once()

        def stop() -> None:
            modes.set_to(self.lent.modes)
            os.kill(0, signal.SIGTSTP)

        run_in_terminal(stop)
