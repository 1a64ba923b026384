"""A note after using again, for whoever wants one: a question at a time, each answer on the disk as
soon as it is given, and no older draft in the way."""

from stepguide.errors import StepguideError, StoppedError
from stepguide.guide.daily import Lapse
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.home.row import Content
from stepguide.journal import composing
from stepguide.journal.metadata import Given
from stepguide.journal.records import Writing
from stepguide.terminal import asking
from stepguide.terminal.asking import Questions
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, say
from stepguide.terminal.text import encoded
from stepguide.writing import drafting
from stepguide.writing.compose import finished

USED = Given(tags=("used",))


def note(context: Context, known: Lapse) -> Writing | None:
    """Offer a note and ask for it; None where nothing was written.

    Words in place of a yes are its beginning. Words that are a call for help are kept as any
    others, and bring its screen.
    """

    def keep(begun: str) -> None:
        if begun.strip():
            made = drafts.new_note(drafts.ADD, context.now, options=USED.as_options())
            hint(drafting.put_aside(context, encoded(begun), made))

    said = asking.agrees_or_writes(context, known.note, keep)
    if said is False:
        say(known.note_later)
        return None
    first = encoded(f"{said}\n") if isinstance(said, str) else b""
    draft = _begun(context, first)
    try:
        if isinstance(said, str):
            _help_for(context, said)
        NoteQuestions(context, draft).each([Field(one, "", one) for one in known.prompts])
    except StoppedError:
        if draft.text().strip():
            draft.leave()
            raise StoppedError("Stopped.", drafting.where_kept(draft)) from None
        draft.drop()
        raise StoppedError("Stopped. Nothing was written.") from None
    if not draft.text().strip():
        draft.drop()
        return None
    return finished(draft, lambda data: composing.add_draft(context, draft, USED, data))


def _begun(context: Context, first: bytes) -> Draft:
    made = drafts.new_note(drafts.ADD, context.now, options=USED.as_options())
    try:
        context.home.ready(context.now)
        return drafts.start(context.home, made, first)
    except (StepguideError, OSError) as error:
        if first:
            raise drafting.with_hint(error, drafting.put_aside(context, first, made)) from None
        raise


def _help_for(context: Context, said: str) -> None:
    if call := context.hears(said, False):
        context.help_now(call)


class NoteQuestions(Questions):
    """The questions of a note, whose answers are the lines of one draft."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context)
        self.draft, self.add = draft, drafting.adding(draft)
        self.is_first = True

    def shows(self, field: Field) -> None:
        """The question, and below the first how it goes on."""
        say("")
        say(field.ask)
        if self.is_first:
            hint("Enter goes on to the next, and :stop ends it here.")
        self.is_first = False

    def read(self, field: Field, typed: str) -> Content:
        """As it was typed: the draft takes all of it."""
        return typed

    def take(self, field: Field, content: Content) -> None:
        """Words that are a call for help are kept as any others, and bring its screen."""
        self.begun(field, str(content))
        _help_for(self.context, str(content))

    def begun(self, field: Field, words: str) -> None:
        """Keep them at once."""
        if words.strip():
            gap = b"\n" if self.draft.text().strip() else b""
            self.add(gap + encoded(words) + b"\n")

    def so_far(self, field: Field) -> Content | None:
        """Each answer is added to those that are there."""
        return None
