"""An evening on the front page: it waits for a letter or a word, does what that means, and comes
back. All of it is one process, and each thing done is a run of its own in it."""

import gc
import shlex
import time
from collections.abc import Callable
from functools import partial

from stepguide.advice import Do
from stepguide.errors import ExitCode, StoppedError
from stepguide.home import country, drafts, told
from stepguide.terminal import asking
from stepguide.terminal.asking import Prompt, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.page import Page
from stepguide.terminal.screen import hint, say
from stepguide.terminal.text import encoded, visible
from stepguide.today import actions, choices, views
from stepguide.today.choices import A_SENTENCE, LEAVE, MORE, TODAY, MenuItem
from stepguide.writing import drafting

GOODBYE = Do("sos", "Take care. Help is one word away")
COUNTRY = "Which country are you in? US, Canada, UK, Ireland, EU … (Enter: all) "
ALL = "Enter goes on with the numbers of all"
AGAIN = "Press Ctrl-C once more to leave."
WHICH_WORDS = "Which words? "
KEEP = "Keep that as an entry in your journal?"


def evening(context: Context) -> None:
    """Wait and do, until the person leaves."""
    # What one run leaves behind is little, and what three hundred leave is much.
    gc.enable()
    here = Evening(context)
    here.begin()
    while here.goes_on():
        pass
    say("")
    say(GOODBYE)


class Evening:
    """The front page as it stands now: `enter` is what an empty line does."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.enter = TODAY
        self.is_left = self.was_stopped = False

    def begin(self) -> None:
        """Show the first screen with its one question, until that was answered; else the page."""
        home = self.context.home
        known = told.told(home.store_file) or ()
        if told.WELCOME in known:
            return self.show()
        if told.FIRST in known:
            self.show()
        else:
            self._shows(partial(views.first, waits=True))
            self.context.attempt(_seen)
        typed = self._typed(COUNTRY, ALL)
        is_country = typed and country.region(typed, known_only=not typed.isupper())
        if typed and not is_country and self._may_be_a_country(typed):
            say(f"No numbers of {visible(typed)} are known here, so those of all are shown.")
            return self.show()
        if typed is None or (typed and not is_country):
            return self._do(typed)
        if typed:
            self.context.run_line(["settings", "set", "country", typed])
        self.context.attempt(_welcomed)
        return self.show()

    def _may_be_a_country(self, typed: str) -> bool:
        """Whether a name that means nothing else here may be that of another country."""
        is_one = typed.isalpha() and choices.called(typed) is None
        return is_one and not self.context.means(typed).is_sure

    def goes_on(self) -> bool:
        """Ask for the next thing and do it; False once the person leaves."""
        if not self.is_left:
            enter = f"Enter: {self.enter.says}"
            self._do(self._typed(f"What now? ({enter}) ", enter))
        return not self.is_left

    def show(self) -> None:
        """Show today's page, with what can be chosen."""
        time.tzset()  # the computer may be in another zone since
        self.enter = TODAY
        self.context.attempt(self._show)

    def _show(self, here: Context) -> None:
        found = actions.today(here.home, here.guide, here.settings, here.now)
        here.screen.show(views.front(here, found), may_page=False)
        self.enter = found.likeliest

    def _typed(self, question: str, enter: str) -> str | None:
        """What is typed, None where the line was emptied; `is_left` when the person leaves."""
        field = Field("now", "", question, takes="choice", enter=enter)
        explain = partial(self.context.run_line, ["help"])
        try:
            typed = Prompt(self.context, field, (Way.STOP,), explain=explain).answer(question)
        except StoppedError as error:
            # Ctrl-D leaves at once, and Ctrl-C empties the line first.
            if self.was_stopped or isinstance(error.__context__, EOFError):
                self.is_left = True
            else:
                self.was_stopped = True
                hint(AGAIN)
            return None
        self.was_stopped = False
        self.is_left = isinstance(typed, Way)
        return None if isinstance(typed, Way) else typed.strip()

    def _do(self, line: str | None) -> None:
        if line is None:
            return None
        choice = choices.called(line) if line else self.enter
        if choice is LEAVE:
            self.is_left = True
            return None
        if choice is TODAY:
            return self.show()
        if choice is MORE:
            return self._shows(views.more)
        try:
            code = self._runs(self._words(line, choice))
            if code in (ExitCode.USAGE, ExitCode.NOT_FOUND) and _is_sentence(line):
                self._runs(self._kept(line))
        except StoppedError:  # at a question about the line, which may be one's own words
            self.context.take_time()
            made = drafts.new_note(drafts.ADD, self.context.now)
            hint(drafting.put_aside(self.context, encoded(line), made))
        say("")
        return self._shows(views.after)

    def _runs(self, words: list[str]) -> int:
        return self.context.run_line(words) if words else ExitCode.DONE

    def _shows(self, page: Callable[[Context], Page]) -> None:
        """Show a page, after which an empty line is today's."""
        self.enter = TODAY
        self.context.attempt(lambda here: here.screen.show(page(here), may_page=False))

    def _words(self, line: str, choice: MenuItem | None) -> list[str]:
        """The words of the command that is to be run; none where nothing is."""
        if choice:
            words = shlex.split(choice.command)
            return [*words, *self._wanted()] if words == ["search"] else words
        meant = self.context.means(line)
        if meant.is_sure:
            return meant.words
        if meant.words:
            say(f"Did you mean: stepguide {shlex.join(meant.words)}")
            if asking.confirms(self.context, asking.RUN):
                return meant.words
            if not _is_sentence(line):
                return []
        return self._kept(line)

    def _kept(self, line: str) -> list[str]:
        """The command that keeps a line as an entry, where it is one and the person wants it."""
        if len(line.split()) > 1:
            if asking.confirms(self.context, KEEP):
                return ["journal", "add", "--", line]
            say("That is all right. It was not kept.")
            return []
        say(f"There is nothing here that is called {visible(line)}.")
        hint("A letter or a word of those above, a whole command, or m for more.")
        return []

    def _wanted(self) -> list[str]:
        typed = self._typed(WHICH_WORDS, "Enter leaves it") or ""
        return ["--", *typed.split()] if typed else []


def _is_sentence(line: str) -> bool:
    """Whether words that began like a command may be somebody's own."""
    words = line.split()
    return len(words) >= A_SENTENCE and not any(word.startswith("-") for word in words)


def _seen(context: Context) -> None:
    """Note that the first screen was shown."""
    context.home.begin(context.now)
    told.tell(context.home.store_file, told.FIRST)


def _welcomed(context: Context) -> None:
    """Note that the first question was answered."""
    context.home.begin(context.now)
    told.tell(context.home.store_file, told.WELCOME)
