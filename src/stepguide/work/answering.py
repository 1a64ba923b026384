"""One question answered at the prompt or in the editor, with a draft behind it all the while."""

import sys
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.steps import Exercise, Question
from stepguide.home import drafts
from stepguide.home.drafts import ADD, EDIT, Draft
from stepguide.journal import sitting
from stepguide.journal.handling import journal_of
from stepguide.journal.placing import Given
from stepguide.journal.records import Writing
from stepguide.records.finding import print_of
from stepguide.records.writing import finished, lines, taken
from stepguide.steps.records import Answer
from stepguide.terminal import drafting
from stepguide.terminal.asking import Way
from stepguide.terminal.dates import shown
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import one_line

EXCERPT = 300


class Outcome(NamedTuple):
    """What came of a question: the answer that was saved, if one was, and a command, if any."""

    written: Writing | None
    way: Way | None


class Answering:
    """Asks questions of a step, and keeps what is written."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def ask(self, asked: Question | Exercise, earlier: list[Answer]) -> Outcome:
        """Ask it, showing what was answered in earlier rounds, and save what is written."""
        self._show(asked, earlier)
        note = drafts.new_note(ADD, self.desk.now, options={"question": asked.id})
        self.desk.home.ready(self.desk.now)
        return self._write(drafts.start(self.desk.home, note, b""), asked)

    def go_on(self, draft: Draft, asked: Question | Exercise, earlier: list[Answer]) -> Outcome:
        """Go on with an answer that was left in the middle."""
        taken(draft)
        self._show(asked, earlier)
        drafting.show_so_far(drafting.text_of(draft))
        drafting.end_line(draft)
        return self._write(draft, asked)

    def again(self, asked: Question | Exercise, written: Writing) -> Outcome:
        """Go back to an answer: what is written now is added to it."""
        found = journal_of(self.desk).find(written.id)
        say("")
        say(f"{asked.id}  {asked.text}")
        drafting.show_so_far(found.record.text)
        hint("What you write now is added. :edit opens all of it in your editor.")
        note = drafts.new_note(
            EDIT,
            self.desk.now,
            record=found.record.id,
            base=print_of(found.record),
            options={"question": asked.id},
        )
        draft = drafts.start(self.desk.home, note, found.record.text.encode() + b"\n")
        return self._write(draft, asked)

    def _show(self, asked: Question | Exercise, earlier: list[Answer]) -> None:
        say("")
        say(f"{asked.id}  {asked.text}")
        if isinstance(asked, Exercise):
            for number, line in enumerate(asked.instructions, start=1):
                hint(f"{number}. {line}")
            hint("How was it? A line is enough.")
        else:
            hint(asked.help)
        for answer in earlier:
            when = shown(answer.at, self.desk.settings.date_format)
            hint(f"Earlier, on {when}: {one_line(answer.text, EXCERPT)}")
            hint(Do(f"journal show {answer.short_id}", "All of it"))

    def _write(self, draft: Draft, asked: Question | Exercise) -> Outcome:
        way = self._lines(draft)
        if not draft.text().strip():
            drafting.let_go(draft)
            return Outcome(None, way or Way.SKIP)
        try:
            written = finished(draft, lambda data: self._save(draft, asked, data))
        except UsageError as error:  # too long, or bytes that are no text: the draft holds it
            remark(error.message)
            hint(error.hint)
            return Outcome(None, way)
        if written:
            say(f"Saved {written.short_id}.")
        return Outcome(written, way)

    def _lines(self, draft: Draft) -> Way | None:
        """Take lines until an empty one or a way on; Ctrl-C and Ctrl-D leave the draft."""
        try:
            return lines(self.desk, draft, ends_empty=True, ways=tuple(Way))
        except KeyboardInterrupt:
            sys.stderr.write("\n")
            raise self._stopped(draft) from None

    def _stopped(self, draft: Draft) -> StepguideError:
        if draft.text().strip() and not self._is_as_it_was(draft):
            draft.leave()
            kept = drafting.where_kept(draft)
            return StoppedError("Stopped.", f"{kept}\nThe next session goes on with it too.")
        drafting.let_go(draft)
        return StoppedError("Stopped. Everything you answered before is saved.")

    def _is_as_it_was(self, draft: Draft) -> bool:
        """Whether a draft of a change holds nothing but the answer it would change."""
        if draft.note.purpose != EDIT:
            return False
        found = sitting.saved_before(self.desk, draft.note.record or "")
        return found is not None and found.record.text == drafting.text_of(draft)

    def _save(self, draft: Draft, asked: Question | Exercise, data: bytes) -> Writing | None:
        if draft.note.purpose == EDIT:
            return sitting.edit_draft(self.desk, draft, data)
        return sitting.add_draft(self.desk, draft, Given(question=asked.id), data)
