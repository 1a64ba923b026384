"""One question answered at the prompt or in the editor, with a draft behind it all the while."""

import sys
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import StepguideError, StoppedError, UsageError
from stepguide.guide.steps import Exercise, Question
from stepguide.home import drafts
from stepguide.home.drafts import ADD, EDIT, Draft
from stepguide.journal import composing
from stepguide.journal.handling import journal_of
from stepguide.journal.metadata import Given
from stepguide.journal.records import Writing
from stepguide.records.finding import print_of
from stepguide.steps.records import Answer
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import one_line
from stepguide.writing import drafting
from stepguide.writing.compose import finished, has_notepad, lines, taken

EXCERPT = 300


class Outcome(NamedTuple):
    """What came of a question: the answer that was saved, if one was, and a command, if any."""

    written: Writing | None
    way: Way | None


class Answering:
    """Asks questions of a step, and keeps what is written."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def ask(self, asked: Question | Exercise, earlier: list[Answer]) -> Outcome:
        """Ask it, showing what was answered in earlier rounds, and save what is written."""
        self._show(asked, earlier)
        note = drafts.new_note(ADD, self.context.now, options={"question": asked.id})
        self.context.home.ready(self.context.now)
        return self._write(drafts.start(self.context.home, note, b""), asked)

    def go_on(self, draft: Draft, asked: Question | Exercise, earlier: list[Answer]) -> Outcome:
        """Go on with an answer that was left in the middle."""
        taken(draft)
        self._show(asked, earlier)
        return self._write(draft, asked)

    def again(self, asked: Question | Exercise, written: Writing) -> Outcome:
        """Go back to an answer: what is written now is added to it."""
        found = journal_of(self.context).find(written.id)
        say("")
        say(f"{asked.id}  {asked.text}")
        if not has_notepad(self.context):
            hint("What you write now is added. :edit opens all of it in your editor.")
        note = drafts.new_note(
            EDIT,
            self.context.now,
            record=found.record.id,
            base=print_of(found.record),
            options={"question": asked.id},
        )
        draft = drafts.start(self.context.home, note, found.record.text.encode() + b"\n")
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
            when = shown(answer.at, self.context.dates)
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
        """Take lines until they are saved, or until a way on; whoever leaves leaves the draft."""
        try:
            return lines(self.context, draft, tuple(Way))
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
        found = composing.saved_before(self.context, draft.note.record or "")
        return found is not None and found.record.text == drafting.text_of(draft)

    def _save(self, draft: Draft, asked: Question | Exercise, data: bytes) -> Writing | None:
        if draft.note.purpose == EDIT:
            return composing.edit_draft(self.context, draft, data)
        return composing.add_draft(self.context, draft, Given(question=asked.id), data)
