"""How writing is found, named and shown: entries and answers together."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from stepguide.advice import Do
from stepguide.errors import NotFoundError, StepguideError
from stepguide.home.store import RECORDS, TRASH
from stepguide.journal import finding, views
from stepguide.journal.records import Entry, Writing, question_of
from stepguide.records.finding import Found, is_last
from stepguide.records.handling import Filters, Handling
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Page
from stepguide.terminal.text import one_line

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft


class JournalHandling(Handling[Writing]):
    """The journal."""

    named = "your journal"

    def missing(self, typed: str, part: str) -> StepguideError:
        in_trash = part == TRASH
        if is_last(typed):
            if in_trash:
                return NotFoundError("The trash is empty.")
            then = Do("journal add", "Write something with")
            return NotFoundError("There is nothing here yet.", then)
        place, trash = (" in the trash", " --trash") if in_trash else ("", "")
        return NotFoundError(
            f"There is no entry {typed!r}{place}.",
            Do(f"journal list{trash}", "To see their ids"),
        )

    def newest(self, part: str = RECORDS, oldest_first: bool = False) -> Iterator[Writing]:
        in_trash = part == TRASH
        return finding.newest(self.context.home, None, None, in_trash, oldest_first)

    def begins(self, record: Writing) -> str:
        return one_line(record.text, 50)

    def texts(self, record: Writing) -> list[str]:
        return [record.text]

    def values(self, record: Writing) -> Iterable[object]:
        # Asking a model for each of its fields by name takes a third of the time of a list.
        about = (record.step, question_of(record), record.tags, record.text)
        return (record.id, record.at, *about)

    def listed(self, records: list[Writing], filters: Filters, in_trash: bool) -> Page:
        dates = self.context.dates
        return views.entries(records, dates, in_trash, False, self.context.home.damage)

    def data(self, record: Writing) -> dict[str, Any]:
        return views.as_data(record, self.round_of(record))

    def page(self, found: Found[Writing]) -> Page:
        writing = found.record
        return views.one(
            writing,
            self.context.dates,
            self.round_of(writing),
            found.collection.part == TRASH,
            self._question(writing),
        )

    def about(self, draft: "Draft") -> str:
        return draft.note.purpose

    def whereabouts(self, found: Found[Writing]) -> Page:
        return []  # its page begins with that

    def completes(self, record: Writing) -> tuple[str, str]:
        question = question_of(record)
        about = f"question {question}" if question else f"step {record.step}" if record.step else ""
        day = shown(record.at, self.context.dates)
        return record.short_id, ", ".join(filter(None, (day, about)))

    def _question(self, writing: Writing) -> str | None:
        """The words of the question that one answers, if the guide has it."""
        asked = question_of(writing)
        try:
            return self.context.guide.steps.question(asked)[1].text if asked else None
        except StepguideError:
            return None


def journal_of(context: Context) -> JournalHandling:
    """The journal of a run."""
    return JournalHandling(context, Entry.KIND)
