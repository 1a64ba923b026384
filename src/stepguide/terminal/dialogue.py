"""One question at a time, where a line may be an answer or one of a few commands."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from stepguide.errors import StepguideError
from stepguide.terminal import prompt
from stepguide.terminal.screen import hint, remark, say

T = TypeVar("T")


class Said(Enum):
    """A line that is a command. What asks for help is seen to here, and never handed on."""

    SKIP = "skip"
    BACK = "back"
    EDIT = "edit"
    STOP = "stop"
    HELP = "help"
    SOS = "sos"
    CRISIS = "crisis"


_TYPED = {
    ":skip": Said.SKIP,
    ":s": Said.SKIP,
    ":back": Said.BACK,
    ":b": Said.BACK,
    ":edit": Said.EDIT,
    ":e": Said.EDIT,
    ":stop": Said.STOP,
    ":q": Said.STOP,
    ":help": Said.HELP,
    "!": Said.SOS,
}


class Aid:
    """What `:help` and `!` show. Where no one writes sentences, `hears` says whether a line is a
    call for help, `sos` or `crisis`; `show_sos` is given which."""

    def __init__(
        self,
        show_help: Callable[[], None],
        show_sos: Callable[[str], object],
        hears: Callable[[str], str | None] | None = None,
        hears_in_words: Callable[[str], str | None] | None = None,
    ) -> None:
        self._show_help, self._show_sos, self._hears = show_help, show_sos, hears
        self._hears_in_words = hears_in_words

    def for_words(self) -> "Aid":
        """The same for a question that is answered in words, where only the plainest are a call."""
        return Aid(self._show_help, self._show_sos, self._hears_in_words)

    def command(self, line: str) -> Said | None:
        """The command that a line is here, if it is one."""
        found = command_in(line)  # first, as the words of `:help` are a call as well
        call = self._hears(line) if self._hears and not found else None
        return Said(call) if call else found

    def gives(self, said: Said) -> bool:
        """Show what was asked for; False for a command that is not a call for help."""
        if said is Said.HELP:
            self._show_help()
        elif said in (Said.SOS, Said.CRISIS):
            self._show_sos(said.value)
        else:
            return False
        return True


def command_in(line: str) -> Said | None:
    """The command that a line is, exactly; anything else is the person's own words."""
    return _TYPED.get(line)


def ask(question: str, aid: Aid, keep: Callable[[str], None] | None = None) -> str | Said:
    """One line, or a command; StoppedError on Ctrl-C or Ctrl-D. For `keep` see prompt.ask."""
    while True:
        line = prompt.ask(question, keep)
        said = aid.command(line)
        if said is None:
            return line
        if not aid.gives(said):
            return said


def confirm(question: str, aid: Aid) -> bool:
    """Whether the person says yes; anything but yes is no, a command too."""
    said = ask(f"{question} [y/N] ", aid)
    return isinstance(said, str) and said.strip().lower() in ("y", "yes")


def goes_on(what: str, aid: Aid) -> bool | Said:
    """Whether the person wants to go on with what they were in the middle of; STOP when they want
    to end."""
    say(f"You were in the middle of {what}")
    while True:
        said = ask("Enter to go on with it, n for something else: ", aid)
        if said in (Said.STOP, "q"):
            return Said.STOP
        typed = said.strip().lower() if isinstance(said, str) else None
        if said is Said.SKIP or typed in ("n", "no"):
            return False
        if typed in ("", "y", "yes"):
            return True
        remark("please press Enter, or type n.")


YES = {"y", "yes", "yeah", "yep", "yes please", "sure", "ok", "okay"}
NO = {"n", "no", "nope", "nah", "no thanks", "no thank you", "not now", "not yet", "not today"}
NO |= {"no not now", "no not yet", "later", "maybe later", "never", "none"}
NO |= {"q", "quit", "exit", "stop", "skip", "leave"}
A_WORD = 3  # letters from which on something may be more than a slip of a finger


def confirm_or_words(
    question: str, aid: Aid, keep: Callable[[str], None] | None = None
) -> bool | str:
    """Whether the person says yes; or the words they typed in place of an answer, as typed.

    For a question whether they want to write something: words there are what they write. A
    command is no. For `keep` see prompt.ask.
    """
    said = ask(f"{question} [y/N] ", aid, keep)
    if isinstance(said, Said):
        return False
    plain = " ".join("".join(one if one.isalnum() else " " for one in said.lower()).split())
    if plain in YES:
        return True
    if plain in NO or sum(map(str.isalnum, plain)) < A_WORD:
        return False
    return said


def choose(wanted: Callable[[str], T], question: str, aid: Aid) -> T | Said:
    """Ask until `wanted` takes the answer, and return what it makes of it; SKIP for Enter."""
    while True:
        said = ask(question, aid)
        if isinstance(said, Said):
            return said
        if not said.strip():
            return Said.SKIP
        try:
            return wanted(said)
        except StepguideError as error:
            remark(error.message)
            hint(error.hint)
