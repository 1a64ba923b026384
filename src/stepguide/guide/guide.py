"""The guide as one value: everything in data/, each file read when first asked for, once a run."""

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from stepguide.guide import place

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, NoticeContent
    from stepguide.guide.daily import Daily
    from stepguide.guide.help import Help
    from stepguide.guide.measures import Measures
    from stepguide.guide.screens import Screens
    from stepguide.guide.sessions import Sessions
    from stepguide.guide.sheets import Sheet, Sheets
    from stepguide.guide.skills import Skills
    from stepguide.guide.source import M
    from stepguide.guide.sources import Sources
    from stepguide.guide.steps import Program
    from stepguide.guide.topics import Topics
    from stepguide.guide.words import Rules


class Outline(NamedTuple):
    """A program of steps from outside."""

    name: str
    steps: int


class Guide:
    """What the program knows. `program` is the file of the set of steps, beside the others.

    Each part raises GuideError where its file does not hold, and NoGuideError where there is none.
    """

    def __init__(self, program: str = "steps.yaml") -> None:
        self.program_file = program
        self.read = cache(place.read_guide_file)

    def sheet(self, wanted: str) -> "Sheet":
        """The sheet of this id, as far as it belongs to the steps of the program."""
        found = self.sheets.sheet(wanted)
        is_of_steps = any(kind.steps for kind in found.kinds)
        return found.within(self.outline.steps) if is_of_steps else found

    @cached_property
    def outline(self) -> "Outline":
        """The program's name and number of steps, for whoever needs no more: its models take a
        tenth of a start."""
        if "steps" in self.__dict__:
            return Outline(self.steps.name, len(self.steps.steps))
        try:
            from stepguide.guide import plain

            known = plain.program(self.program_file, self.read)
            return Outline(known["program"], len(known["steps"]))
        except Exception:  # whatever is wrong with the file, the models say where
            return Outline(self.steps.name, len(self.steps.steps))

    def plain_text(self, name: str, *path: str) -> str:
        """The text of a file that the names in `path` lead to, read without a model; it may raise
        whatever the libraries raise."""
        from stepguide.guide import plain

        return plain.text(name, *path, read_file=self.read)

    def plain_notice(self) -> "NoticeContent":
        """The notice on lost tolerance, as plain data; it may raise as much."""
        from stepguide.guide import plain

        return plain.notice(self.read)

    def plain_help(self) -> "HelpContent":
        """What data/help.yaml holds, as plain data that has what the screens need."""
        from stepguide.guide import plain

        return plain.help(self.read)

    @cached_property
    def steps(self) -> "Program":
        """The program of steps."""
        from stepguide.guide.steps import Program

        return self._load(self.program_file, Program)

    @cached_property
    def sheets(self) -> "Sheets":
        """The fields of every kind that is filled in row by row."""
        from stepguide.guide.sheets import FILE, Sheets

        return self._load(FILE, Sheets)

    @cached_property
    def daily(self) -> "Daily":
        """The words of the daily practice."""
        from stepguide.guide.daily import FILE, Daily

        return self._load(FILE, Daily)

    @cached_property
    def screens(self) -> "Screens":
        """The longer texts of the program's own screens."""
        from stepguide.guide.screens import FILE, Screens

        return self._load(FILE, Screens)

    @cached_property
    def sessions(self) -> "Sessions":
        """The words of a session on a step, and of sharing."""
        from stepguide.guide.sessions import FILE, Sessions

        return self._load(FILE, Sessions)

    @cached_property
    def topics(self) -> "Topics":
        """What there is to learn beside the steps."""
        from stepguide.guide.topics import FILE, Topics

        return self._load(FILE, Topics)

    @cached_property
    def skills(self) -> "Skills":
        """What can be done for some minutes in a craving."""
        from stepguide.guide.skills import FILE, Skills

        return self._load(FILE, Skills)

    @cached_property
    def measures(self) -> "Measures":
        """The standard measures."""
        from stepguide.guide.measures import FILE, Measures

        return self._load(FILE, Measures)

    @cached_property
    def sources(self) -> "Sources":
        """Where what is said comes from."""
        from stepguide.guide.sources import FILE, Sources

        return self._load(FILE, Sources)

    @cached_property
    def help(self) -> "Help":
        """Numbers and addresses, and what to do in an overdose."""
        from stepguide.guide.help import FILE, Help

        return self._load(FILE, Help)

    @cached_property
    def words(self) -> "Rules":
        """The senses of words that the guide does not use of people."""
        from stepguide.guide.words import FILE, Rules

        return self._load(FILE, Rules)

    def _load(self, name: str, model: "type[M]") -> "M":
        from stepguide.guide import source

        return source.load(name, model, self.read)
