"""What a change that was cut off left behind is finished by the next one, whichever that is."""

import shutil
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from stepguide.home import files
from stepguide.home.store import TRASH, Home
from stepguide.journal import actions, finding
from stepguide.journal.metadata import Metadata
from stepguide.journal.records import Entry, Writing
from stepguide.records import changing
from tests.conftest import Run, records
from tests.contexts import journal_at
from tests.home.forks import forked, kill_at

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
LAST = NOW + timedelta(minutes=2)


@pytest.fixture
def half(home: Path) -> Writing:
    """An entry that became an answer, cut off before the entry's own file was removed."""
    entry = actions.add(Home(home), Metadata(NOW), "old words", NOW)
    place = Metadata(NOW, "twelve-steps", 4, "4.3")
    answer = place.record("new words", LATER, entry.id)
    files.make_folder(home / "records" / "answer")
    files.write_new(home / "records" / "answer" / entry.file_name, answer.to_bytes())
    return answer


def both(home: Path) -> tuple[int, int]:
    """How many entries and answers there are."""
    return len(records(home)), len(records(home, "answer"))


def test_it_is_listed_once_as_it_was_changed_last(home: Path, half: Writing) -> None:
    assert list(finding.newest(Home(home), 5)) == [half]
    assert list(finding.everything(Home(home))) == [half]
    assert journal_at(home).find(half.short_id).record == half
    assert both(home) == (1, 1)


def test_repeating_the_change_finishes_it(home: Path, half: Writing) -> None:
    journal = journal_at(home, LAST)
    assert journal.change(journal.find(half.id), lambda it: it) == half
    assert both(home) == (0, 1)


def test_changing_it_back_finishes_it(home: Path, half: Writing) -> None:
    journal = journal_at(home, LAST)
    back = Metadata(half.at)
    changed = journal.change(journal.find(half.id), lambda it: back.record(it.text, LAST, it.id))
    assert isinstance(changed, Entry)
    assert changed.text == "new words"
    assert both(home) == (1, 0)
    assert list(finding.newest(Home(home), 5)) == [changed]


def test_deleting_it_takes_the_older_file_too_and_restoring_brings_back_the_newer(
    home: Path, half: Writing
) -> None:
    journal = journal_at(home, LAST)
    ours = journal.context.home
    changing.delete(ours, journal.find(half.id), LAST)
    assert both(home) == (0, 0)
    assert list(finding.newest(ours, 5, in_trash=True)) == [half]
    found = journal.find(half.id, TRASH)
    changing.restore(ours, found, LAST)
    assert found.record == half
    assert both(home) == (0, 1)


def test_removing_it_for_good_takes_both(home: Path, half: Writing) -> None:
    everywhere = journal_at(home).collections()
    assert changing.remove_for_good(Home(home), everywhere, half.id, LAST)
    assert both(home) == (0, 0)


def test_a_clock_that_was_set_back_meanwhile_loses_neither(home: Path) -> None:
    first = actions.add(Home(home), Metadata(NOW), "old words", LATER)
    earlier = Metadata(NOW, "twelve-steps", 4, "4.3").record("new words", NOW, first.id)
    files.make_folder(home / "records" / "answer")
    files.write_new(home / "records" / "answer" / first.file_name, earlier.to_bytes())
    journal = journal_at(home, LAST)
    found = journal.find(first.id)
    assert found.record == first
    place = Metadata(NOW, "twelve-steps", 4, "4.3")
    journal.change(found, lambda it: place.record("again", NOW, it.id))
    assert both(home) == (0, 1)
    assert [one.text for one in finding.newest(journal.context.home, 5)] == ["again"]


def test_a_move_that_was_cut_off_before_its_file_was_renamed_is_finished_by_repeating_it(
    run: Run, home: Path
) -> None:
    assert run("journal", "add", "words", "--at", "2026-11-01T10:00:00+00:00").code == 0
    (file,) = records(home)
    lagging = file.with_name(f"20250101T000000.000000Z{file.name[23:]}")
    file.rename(lagging)
    assert run("doctor").code == 4
    assert run("journal", "edit", "last", "--at", "2026-11-01T10:00:00+00:00").code == 0
    assert records(home) == [file]
    assert run("doctor").code == 0


def test_a_delete_of_it_that_is_cut_off_too_never_brings_the_older_words_back(
    home: Path, half: Writing
) -> None:
    seed = home.parent / "seed"
    home.rename(seed)
    seen = set()
    for point in count(1):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(seed, home)
        words = ("journal", "delete", half.id, "--yes")
        code = forked(kill_at(point, before=True), *words, scratch=home.parent / "run").code
        texts = [one.text for one in finding.newest(Home(home), 5)]
        assert texts in (["new words"], [])
        seen.add(code)
        if code == 0:
            break
    assert seen == {-9, 0}
