"""The one loop that asks: one answer after another, and the same ways on at every prompt."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from stepguide.advice import Do
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.home.row import Content
from stepguide.rooms import is_command, words_of
from stepguide.terminal import keyboard, reading, spoken
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import columns

if TYPE_CHECKING:
    from stepguide.terminal.context import Context

T = TypeVar("T")

MARK = "> "
ROOM = 10  # columns for what is typed
PROGRAM = "stepguide "
LINE_BY_LINE = Do("journal add", "This is asked line by line. For more words")


class Way(Enum):
    """A way on from a question without an answer. Help is seen to here, and never handed on."""

    SKIP = ":skip"
    BACK = ":back"
    EDIT = ":edit"
    STOP = ":stop"


_SHORT = {":s": Way.SKIP, ":b": Way.BACK, ":e": Way.EDIT, ":q": Way.STOP}
_TYPED = {way.value: way for way in Way} | _SHORT
HELP, SOS = ":help", "!"
STOPS = ("quit", "exit", "q", "stop")
HELPS = ("help", "?")
YES = ("yes please", "sure", "ok", "okay")
NO = ("nah", "no not now", "no not yet")
NOT_NOW = ("not now", "not yet", "not today", "later", "maybe later", "leave", "skip")
RUN = "Run that?"
A_WORD = 3  # letters from which on something may be more than a slip of a finger


class Prompt:
    """One prompt: what is typed there is an answer, or a way on, or asks for help.

    `field` says whether words are wanted; `ways` are those that lead on from here; `keep` is given
    what was begun when it is broken off; `explain` shows help that is not about the ways on, and
    `again` the question, after a screen came in between.
    """

    def __init__(
        self,
        context: "Context",
        field: Field,
        ways: Sequence[Way] = tuple(Way),
        keep: Callable[[str], None] | None = None,
        explain: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        self.context, self.field, self.ways, self.keep = context, field, ways, keep
        self.explain, self.again = explain, again
        self.takes_words = field.is_own_words  # whether all of a burst is the answer
        # What was heard in place of an answer; typed once more it is one. And what Enter does then.
        self.heard = ""
        self.enter: Callable[[], Way | None] | None = None

    def answer(self, question: str = MARK) -> str | Way:
        """What is typed, or the way on; StoppedError on Ctrl-C or Ctrl-D."""
        while True:
            prompt = _in_sight(spoken.said(question))
            typed = keyboard.ask(prompt, self.keep, self.takes_words).rstrip("\n")
            if self.takes_words and "\n" in typed:
                return typed
            line, _, rest = typed.partition("\n")
            if rest.strip("\n"):
                remark("only the first line was taken. The rest was not:")
                hint(rest)
            if not self.is_meant_otherwise(line):
                return line
            if (way := self.leads_to(line)) is not None:
                return way

    def is_meant_otherwise(self, line: str) -> bool:
        """Whether a line is something else than an answer."""
        if line in _TYPED or line in (HELP, SOS):
            return True
        if self.enter and not line:
            return True
        said, heard = _lone(line), self.heard
        self.heard, self.enter = "", None
        if heard and said == heard and self.field.is_own_words:
            return False
        if any(reading.plain(one.says) == said for one in self.field.choices):
            return False
        return said in (*STOPS, *HELPS) or bool(self._call(line)) or bool(_command_in(line))

    def leads_to(self, line: str) -> Way | None:
        """The way on that such a line is; None, once it was seen to, where the prompt comes
        again."""
        enter, self.enter = self.enter, None
        if enter and not line:
            return enter()
        if way := _TYPED.get(line):
            if way in self.ways:
                return way
            remark(LINE_BY_LINE if way is Way.EDIT else f"there is no {way.value} here.")
            self.tell_ways()
            return None
        if line in (HELP, SOS):
            self._show_help() if line == HELP else self._show_sos("sos")
            return None
        said = self.heard = _lone(line)
        if said in STOPS:
            return self._stops(line)
        if call := self._call(line):
            self._show_sos(call)
        elif said in HELPS:
            self._show_help()
        else:
            self._runs(line)
            return None
        if self.field.is_own_words:
            hint(f"To write {line.strip()!r} as your own words, type it once more.")
        return None

    def _show_sos(self, opens: str) -> None:
        self.context.help_now(opens)
        if self.again:
            self.again()

    def tell_ways(self) -> None:
        """Say how it goes on from here without an answer."""
        back = ":back goes back, " if Way.BACK in self.ways else ""
        hint(f"{self.field.enter}, {back}:stop ends here, and ! is help now.")

    def _stops(self, line: str) -> Way | None:
        if not self.field.is_own_words:
            return Way.STOP
        again = f"To write {line.strip()!r} as your words, type it once more."
        say(f"Press Enter to stop here. {again}")
        self.enter = lambda: Way.STOP
        return None

    def _runs(self, line: str) -> None:
        words = _command_in(line)
        if not self.field.is_own_words:
            self.context.run_line(words)
            return None

        def run() -> None:
            self.context.run_line(words)

        self.enter = run
        return say("That is a command. Press Enter to run it, or type it once more as your words.")

    def _call(self, line: str) -> str | None:
        return self.context.hears(line, self.takes_words)

    def _show_help(self) -> None:
        if self.explain:
            self.explain()
            return None
        here = {HELP, SOS, *(way.value for way in self.ways)}
        try:
            known = self.context.guide.sessions.commands
        except StepguideError:  # a guide that cannot be read ends no conversation
            return self.tell_ways()
        for command in known:
            if command.typed.replace(",", " ").split()[0] in here:
                say(f"{command.typed}  {command.does}")
        return None


def _in_sight(question: str) -> str:
    """What stands before the answer: on a dumb terminal readline moves what is longer than a line
    out of sight, so there it goes above."""
    if not spoken.is_dumb() or len(question) < columns() - ROOM:
        return question
    say(question.rstrip())
    return MARK


class Questions:
    """Questions asked one after another. Whoever asks says what an answer leads to, and what
    becomes of words that were begun."""

    ways: Sequence[Way] = (Way.SKIP, Way.BACK, Way.STOP)

    def __init__(self, context: "Context") -> None:
        self.context = context
        self.given: dict[str, Content] = {}

    def take(self, field: Field, content: Content) -> None:
        """An answer was given; UsageError where it cannot be taken."""
        self.given[field.id] = content

    def so_far(self, field: Field) -> Content | None:
        """What was answered before, which Enter keeps."""
        return self.given.get(field.id)

    def read(self, field: Field, typed: str) -> Content:
        """What was typed, as it is kept; UsageError when it cannot be."""
        return field.read(typed, clock=self.context.dates.clock)

    def begun(self, field: Field, words: str) -> None:
        """An answer was broken off after these words."""

    def refused(self, field: Field, typed: str, error: UsageError) -> None:
        """An answer is not taken."""
        remark(error.message)
        hint(error.hint)

    def edit(self, field: Field) -> bool:
        """Have it answered in the editor; False when it is still to be asked."""
        return False

    def is_over(self, field: Field) -> bool:
        """Whether nothing more is asked from this one on."""
        return False

    def may_skip(self, field: Field) -> bool:
        """Whether Enter goes on without an answer."""
        return True

    def shows(self, field: Field) -> None:
        """The question, as it stands above its prompt."""
        say("")
        say(field.ask)
        hint(field.help)
        hint(field.offers())
        self.shows_so_far(field)

    def shows_so_far(self, field: Field) -> None:
        """What Enter keeps."""
        before = self.so_far(field)
        if before is not None and before != "":
            hint(f"So far: {field.says(before)} (Enter keeps it)")

    def beside(self, field: Field) -> str:
        """What stands beside the answer."""
        return MARK

    def each(self, fields: Sequence[Field], place: int = 0, until_empty: bool = False) -> bool:
        """Ask each of these from `place` on, and `until_empty` only up to the first that is left
        empty; False when the person stopped."""
        while place < len(fields) and not self.is_over(fields[place]):
            way = self.one(fields[place])
            if way is Way.STOP:
                return False
            if way is Way.SKIP and until_empty:
                return True
            place = max(0, place - 1) if way is Way.BACK else place + 1
        return True

    def one(self, field: Field) -> Way | None:
        """Ask one until it is answered, or there is a way on from it."""
        self.shows(field)
        here = Prompt(
            self.context,
            field,
            self.ways,
            lambda words: self.begun(field, words),
            again=lambda: self.shows(field),
        )
        while True:
            typed = here.answer(self.beside(field))
            if typed is Way.EDIT:
                if self.edit(field):
                    return None
                continue
            if isinstance(typed, Way):
                return typed
            if not typed.strip() and self.may_skip(field):
                return Way.SKIP
            try:
                self.take(field, self.read(field, typed))
            except UsageError as error:
                self.refused(field, typed, error)
                here.tell_ways()
                continue
            return None


def choose(
    context: "Context",
    wanted: Callable[[str], T],
    question: str,
    enter: str = "Enter leaves it",
    empty: T | Way = Way.SKIP,
    ways: Sequence[Way] = (Way.SKIP, Way.BACK, Way.STOP),
) -> T | Way:
    """Ask until `wanted` takes the answer, and return what it makes of it. `enter` says what Enter
    does, and `empty` is what it means."""
    field = Field("choice", "", question, takes="choice", enter=enter)
    here = Prompt(context, field, ways)
    while True:
        typed = here.answer(question)
        if isinstance(typed, Way):
            return typed
        if not typed.strip():
            return empty
        try:
            return wanted(typed)
        except StepguideError as error:
            remark(error.message)
            hint(error.hint)
            here.tell_ways()


def agrees(context: "Context", question: str, stopped: str = "") -> bool:
    """Whether the person says yes; a no, Enter and every way on mean no. Where more comes after a
    no, `stopped` is what is said to whoever stops: StoppedError."""
    ways = (Way.SKIP, Way.STOP)
    said = choose(context, yes_or_no, f"{question} [y/N] ", "Enter is no", False, ways)
    if stopped and said is Way.STOP:
        raise StoppedError(stopped)
    return said is True


def confirms(context: "Context", question: str) -> bool:
    """Whether the person lets it be; Enter is yes, and every way on means no."""
    ways = (Way.SKIP, Way.STOP)
    return choose(context, yes_or_no, f"{question} [Y/n] ", "Enter is yes", True, ways) is True


def agrees_or_writes(
    context: "Context", question: str, keep: Callable[[str], None] | None = None
) -> bool | str | Way:
    """Whether the person says yes; or the words they typed in place of an answer, as typed. STOP
    when they want to end.

    For a question whether they want to write something: words there are what they write.
    """
    field = Field("words", "", question, takes="choice", enter="Enter is no")
    here = Prompt(context, field, (Way.SKIP, Way.STOP), keep)
    here.takes_words = True
    typed = here.answer(f"{question} [y/N] ")
    if isinstance(typed, Way):
        return Way.STOP if typed is Way.STOP else False
    try:
        return yes_or_no(typed)
    except UsageError:
        return typed if are_words(typed) else False


def are_words(typed: str) -> bool:
    """Whether something is more than a slip of a finger."""
    return sum(map(str.isalnum, typed)) >= A_WORD


def yes_or_no(typed: str) -> bool:
    """What a yes or a no means, and to put it off is a no; UsageError for anything else."""
    return reading.plain(typed) not in NOT_NOW and plainly(typed)


def plainly(typed: str) -> bool:
    """What a plain yes or no means, where a no cannot be taken back; UsageError for anything
    else."""
    said = reading.plain(typed).replace("'", "")
    if said in (*reading.YESES, *YES):
        return True
    if not said or said in (*reading.NOES, *NO):
        return False
    raise UsageError(f"please type y for yes, or n for no: {typed.strip()!r} is neither.")


def goes_on(context: "Context", what: str) -> bool | Way:
    """Whether the person wants to go on with what they were in the middle of; STOP when they want
    to end."""
    say(f"You were in the middle of {what}")
    question = "Enter to go on with it, n for something else: "
    said = choose(context, yes_or_no, question, "Enter goes on with it", True, (Way.SKIP, Way.STOP))
    return False if said is Way.SKIP else said


def types(context: "Context", question: str, word: str) -> bool:
    """Whether the person types this word, which nothing else stands for."""
    field = Field("word", "", question, takes="choice", enter="Enter keeps what is there")
    typed = Prompt(context, field, (Way.SKIP, Way.STOP)).answer(question)
    return isinstance(typed, str) and typed.strip().lower() == word


def pauses(context: "Context", question: str, may_go_back: bool = False) -> Way | None:
    """Wait for Enter: the way on, if one was chosen."""
    known: dict[str, Way | None] = dict.fromkeys(reading.YESES)
    known |= dict.fromkeys(reading.NOES, Way.STOP) | ({"b": Way.BACK} if may_go_back else {})

    def wanted(typed: str) -> Way | None:
        said = reading.plain(typed)
        if said not in known:
            raise UsageError(f"this waits for Enter alone, and {typed.strip()!r} is not taken.")
        return known[said]

    back = (Way.BACK,) if may_go_back else ()
    return choose(context, wanted, question, "Enter goes on", None, (Way.SKIP, *back, Way.STOP))


def _lone(line: str) -> str:
    """What a line says, small, without the blanks around it."""
    return " ".join(line.casefold().split())


def _command_in(line: str) -> list[str]:
    """The words of a command line behind the program's name, where one is typed as an answer."""
    if not line.startswith(PROGRAM):
        return []
    words = words_of(line)[1:]
    return words if words and is_command(words) else []
