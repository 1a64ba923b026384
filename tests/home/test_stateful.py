"""The journal on real files, through any sequence of changes, against a plain dict."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from stepguide.errors import NotFoundError
from stepguide.home.dates import USUAL
from stepguide.home.store import TRASH, Home
from stepguide.journal import actions, finding, metadata_change
from stepguide.journal.handling import JournalHandling
from stepguide.journal.metadata import Metadata
from stepguide.journal.records import Writing
from stepguide.records import changing
from tests.contexts import journal_at
from tests.home.tree import all_private, leftovers

START = datetime(2026, 1, 1, tzinfo=UTC)
QUESTIONS = st.sampled_from([None, "1.1", "4.3"])
TAGS = st.lists(st.sampled_from(["calm", "night", "señal"]), unique=True, max_size=2)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2025, 12, 31), timezones=st.just(UTC))


@dataclass(frozen=True)
class Expected:
    """What the journal has to hold of one record."""

    at: datetime
    text: str
    question: str | None
    tags: tuple[str, ...] = ()


def seen(writing: Writing) -> Expected:
    question = getattr(writing, "question", None)
    return Expected(writing.at, writing.text, question, writing.tags)


class Journal(RuleBasedStateMachine):
    """Records and trash as they have to be; every rule changes the files and these alike."""

    kept: Bundle[str] = Bundle("kept")
    thrown: Bundle[str] = Bundle("thrown")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = START
        self.records: dict[str, Expected] = {}
        self.trash: dict[str, Expected] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def home(self) -> Home:
        """A home as the next run of the program would see it, a second later."""
        self.now += timedelta(seconds=1)
        return Home(self.folder / "home")

    def journal(self) -> JournalHandling:
        """The journal of that next run."""
        self.home()
        return journal_at(self.folder / "home", self.now)

    def change(self, record_id: str, options: metadata_change.Options, expected: Expected) -> None:
        journal = self.journal()
        make = metadata_change.understood(options, journal.context.guide, self.now, USUAL)
        journal.change(journal.find(record_id), make)
        self.records[record_id] = expected

    @rule(target=kept, text=st.text(), at=MOMENTS, question=QUESTIONS, tags=TAGS)
    def add(self, text: str, at: datetime, question: str | None, tags: list[str]) -> str:
        home = self.home()
        program, step = ("twelve-steps", int(question[0])) if question else (None, None)
        place = Metadata(at, program, step, question, tags)
        writing = actions.add(home, place, text, self.now)
        self.records[writing.id] = Expected(at, text, question, tuple(tags))
        return writing.id

    @rule(which=kept, text=st.text())
    def edit_text(self, which: str, text: str) -> None:
        journal = self.journal()
        journal.change(journal.find(which), lambda writing: writing.changed(text=text))
        self.records[which] = replace(self.records[which], text=text)

    @rule(which=kept, at=MOMENTS)
    def move_in_time(self, which: str, at: datetime) -> None:
        options = metadata_change.Options(at.isoformat(), None, None, [], [])
        self.change(which, options, replace(self.records[which], at=at))

    @rule(which=kept, question=QUESTIONS)
    def change_kind(self, which: str, question: str | None) -> None:
        options = metadata_change.Options(None, None, question or "none", [], [])
        self.change(which, options, replace(self.records[which], question=question))

    @rule(which=kept, at=MOMENTS, question=QUESTIONS)
    def change_kind_and_time(self, which: str, at: datetime, question: str | None) -> None:
        options = metadata_change.Options(at.isoformat(), None, question or "none", [], [])
        self.change(which, options, replace(self.records[which], at=at, question=question))

    @rule(which=kept, tags=TAGS, away=TAGS)
    def tag(self, which: str, tags: list[str], away: list[str]) -> None:
        before = [tag for tag in self.records[which].tags if tag not in away]
        after = [*before, *(tag for tag in tags if tag not in before)]
        options = metadata_change.Options(None, None, None, tags, away)
        self.change(which, options, replace(self.records[which], tags=tuple(after)))

    @rule(target=thrown, which=consumes(kept))
    def delete(self, which: str) -> str:
        journal = self.journal()
        changing.delete(journal.context.home, journal.find(which), self.now)
        self.trash[which] = self.records.pop(which)
        return which

    @rule(target=kept, which=consumes(thrown))
    def restore(self, which: str) -> str:
        journal = self.journal()
        changing.restore(journal.context.home, journal.find(which, TRASH), self.now)
        self.records[which] = self.trash.pop(which)
        return which

    @rule(which=consumes(kept) | consumes(thrown))
    def remove_for_good(self, which: str) -> None:
        journal = self.journal()
        everywhere = [*journal.collections(), *journal.collections(TRASH)]
        assert changing.remove_for_good(journal.context.home, everywhere, which, self.now)
        gone = {**self.records, **self.trash}.pop(which)
        self.records.pop(which, None)
        self.trash.pop(which, None)
        assert gone
        with pytest.raises(NotFoundError):
            self.journal().find_anywhere(which)

    @invariant()
    def the_listing_is_the_dict_newest_first(self) -> None:
        for in_trash, expected in ((False, self.records), (True, self.trash)):
            home = self.home()
            found = list(finding.newest(home, 3, in_trash=in_trash))
            order = sorted(expected, key=lambda key: (expected[key].at, key), reverse=True)
            assert [writing.id for writing in found] == order
            assert {writing.id: seen(writing) for writing in found} == expected
            assert home.damage == []

    @invariant()
    def each_is_found_by_the_shortest_beginning_of_its_id(self) -> None:
        for which, expected in self.records.items():
            others = [other for other in self.records if other != which]
            length = next(
                n for n in range(1, 11) if not any(o.startswith(which[:n]) for o in others)
            )
            assert seen(self.journal().find(which[:length]).record) == expected

    @invariant()
    def one_file_each_all_private_and_none_left_over(self) -> None:
        root = self.folder / "home"
        if not root.exists():
            return
        assert len(list(root.glob("*/*/*.json"))) == len(self.records) + len(self.trash)
        assert leftovers(root) == []
        assert all_private(root)


TestJournal = Journal.TestCase
# While there is nothing yet, every rule but one has nothing to act on, and is drawn in vain.
TestJournal.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
