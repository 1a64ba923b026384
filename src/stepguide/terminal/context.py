"""What a command has at hand: the person's home and settings, the time, and the screen."""

import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from stepguide.advice import Said
from stepguide.home import place, settings
from stepguide.home.dates import Dates
from stepguide.home.settings import Settings
from stepguide.home.store import Home
from stepguide.terminal.screen import Screen, say

if TYPE_CHECKING:
    from stepguide.guide.guide import Guide
    from stepguide.home.drafts import DraftNote
    from stepguide.terminal.page import Block
    from stepguide.terminal.screen import Takes


def _no_guide() -> "Guide":
    raise LookupError("this run was given no guide")


class Meant(NamedTuple):
    """The words of the command that a line is meant for, if for any, and whether that is sure."""

    words: list[str]
    is_sure: bool


class Context:
    """Made once a run, at the edge; each thing is looked up when it is first asked for.

    `help_now` shows the sos screen, for whoever types `!` in the middle of something; it is given
    the kind of call, since for a crisis another part comes first. `hears` says which call a line
    is, where it is answered in words only the plainest; `run_line` runs a command that was typed in
    the middle of something, and gives its exit code; `means` says which one a line is meant for;
    `attempt` does something with a new context, as a run of its own. `said` are the names of what
    was said already in this run and is not to be said twice. `is_quiet` leaves away what is only
    noted beside an answer, and `wants_json` is asked of whatever command comes. `complaint` is
    what the run ended with, where that was an error.
    """

    def __init__(
        self,
        help_now: Callable[[str], object] = lambda call: None,
        open_guide: "Callable[[], Guide]" = _no_guide,
        hears: Callable[[str, bool], str | None] = lambda line, in_words: None,
        run_line: Callable[[list[str]], int] = lambda words: 0,
        means: Callable[[str], Meant] = lambda line: Meant([], False),
        attempt: "Callable[[Callable[[Context], object]], int]" = lambda does: 0,
    ) -> None:
        self.help_now, self.hears, self.run_line, self.means = help_now, hears, run_line, means
        self.attempt = attempt
        self._open_guide = open_guide
        self.said: set[str] = set()
        self.wants_json = self.is_quiet = False
        self.complaint = ""
        self.held: tuple[bytes, Callable[[], DraftNote]] | None = None

    @cached_property
    def home(self) -> Home:
        return Home(place.find_home()[0])

    @cached_property
    def settings(self) -> Settings:
        """The usual ones where nothing says whose they would be: pages wait for no folder."""
        try:
            home = self.home
        except place.NoHomeError:
            return Settings()
        return settings.load(home)

    @property
    def dates(self) -> Dates:
        """How the person writes days and times, and when their day begins."""
        return self.settings.dates

    @property
    def today(self) -> date:
        """The day that this run belongs to."""
        return self.dates.day(self.now)

    @cached_property
    def guide(self) -> "Guide":
        """What the program knows."""
        return self._open_guide()

    @cached_property
    def screen(self) -> Screen:
        return Screen(self.settings, self._reads)

    def _reads(
        self, screen: Screen, page: "Iterable[Block]", takes: "Takes | None"
    ) -> "Iterable[str]":
        from stepguide.terminal import reader

        return reader.shown(self, screen, page, takes)

    @cached_property
    def now(self) -> datetime:
        """The time this run began, with the computer's offset."""
        # By way of time.time, which can be set in any process that is to see another day.
        return datetime.fromtimestamp(time.time()).astimezone()

    def note(self, line: Said) -> None:
        """One line beside the answer on stderr, which a script may do without."""
        if not self.is_quiet:
            say(line)

    def tell_if_missing(self) -> None:
        """Have it told that there is no folder to look in; see Home."""
        if not self.is_quiet:
            self.home.tell_if_missing()

    def hold(self, words: bytes, note: "Callable[[], DraftNote]") -> None:
        """Say what becomes a draft for `note` if this run ends before it has saved anything."""
        self.held = (words, note)

    def take_time(self) -> None:
        """Let `now` be the time of what comes next, in a run that goes on for a while."""
        self.__dict__.pop("now", None)

    @property
    def opened(self) -> Home | None:
        """The home, if this run has looked at it."""
        return self.__dict__.get("home")
