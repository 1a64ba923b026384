"""The guide as one value: everything in data/, each file read when first asked for, once a run."""

from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.guide import place, plain

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, NoticeContent
    from stepguide.guide.daily import Daily
    from stepguide.guide.help import Help
    from stepguide.guide.measures import Measures
    from stepguide.guide.screens import Screens
    from stepguide.guide.sessions import Sessions
    from stepguide.guide.sheets import Sheet, Sheets
    from stepguide.guide.skills import Skills
    from stepguide.guide.sources import Sources
    from stepguide.guide.steps import Program
    from stepguide.guide.topics import Topics
    from stepguide.guide.words import Rules


class Outline(NamedTuple):
    """A program of steps from outside."""

    name: str
    steps: int


def _part(module: str, model: str) -> Any:
    """A part of the guide, a model of a module that is loaded, as its file is read, when the part
    is first asked for."""

    def load(guide: "Guide") -> Any:
        # The file of the steps is given; each other part names its own.
        from stepguide.guide import source

        found = import_module(f"stepguide.guide.{module}")
        name = guide.program_file if module == "steps" else found.FILE
        return source.load(name, getattr(found, model), guide.read)

    return cached_property(load)


class Guide:
    """What the program knows. `program` is the file of the set of steps, beside the others.

    Each part raises GuideError where its file does not hold, and NoGuideError where there is none.
    """

    # The program of steps.
    steps: "cached_property[Program]" = _part("steps", "Program")
    # The fields of every kind that is filled in row by row.
    sheets: "cached_property[Sheets]" = _part("sheets", "Sheets")
    # The words of the daily practice.
    daily: "cached_property[Daily]" = _part("daily", "Daily")
    # The longer texts of the program's own screens.
    screens: "cached_property[Screens]" = _part("screens", "Screens")
    # The words of a session on a step, and of sharing.
    sessions: "cached_property[Sessions]" = _part("sessions", "Sessions")
    # What there is to learn beside the steps.
    topics: "cached_property[Topics]" = _part("topics", "Topics")
    # What can be done for some minutes in a craving.
    skills: "cached_property[Skills]" = _part("skills", "Skills")
    # The standard measures.
    measures: "cached_property[Measures]" = _part("measures", "Measures")
    # Where what is said comes from.
    sources: "cached_property[Sources]" = _part("sources", "Sources")
    # Numbers and addresses, and what to do in an overdose.
    help: "cached_property[Help]" = _part("help", "Help")
    # The senses of words that the guide does not use of people.
    words: "cached_property[Rules]" = _part("words", "Rules")

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
            known = plain.program(self.program_file, self.read)
            return Outline(known["program"], len(known["steps"]))
        except Exception:  # whatever is wrong with the file, the models say where
            return Outline(self.steps.name, len(self.steps.steps))

    def plain_text(self, name: str, *path: str) -> str:
        """The text of a file that the names in `path` lead to, read without a model; it may raise
        whatever the libraries raise."""
        return plain.text(name, *path, read_file=self.read)

    def plain_notice(self) -> "NoticeContent":
        """The notice on lost tolerance, as plain data; it may raise as much."""
        return plain.notice(self.read)

    def plain_help(self) -> "HelpContent":
        """What data/help.yaml holds, as plain data that has what the screens need."""
        return plain.help(self.read)
