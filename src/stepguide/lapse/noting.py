"""A note after using again, for whoever wants one: a question at a time, each answer on the disk as
soon as it is given, and no older draft in the way."""

from stepguide.errors import StepguideError, StoppedError
from stepguide.guide import calling
from stepguide.guide.daily import Lapse
from stepguide.home import drafts
from stepguide.home.drafts import Draft
from stepguide.journal import sitting
from stepguide.journal.placing import Given
from stepguide.journal.records import Writing
from stepguide.records.writing import finished
from stepguide.terminal import dialogue, drafting
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import encoded

USED = Given(tags=("used",))
MARK = "> "


def note(desk: Desk, known: Lapse, aid: Aid) -> Writing | None:
    """Offer a note and ask for it; None where nothing was written.

    Words in place of a yes are its beginning. Words that are a call for help are kept as any
    others, and bring its screen.
    """

    def keep(begun: str) -> None:
        if begun.strip():
            made = drafts.new_note(drafts.ADD, desk.now, options=USED.as_options())
            hint(drafting.put_aside(desk, encoded(begun), made))

    said = dialogue.confirm_or_words(known.note, aid, keep)
    if said is False:
        say(known.note_later)
        return None
    first = encoded(f"{said}\n") if isinstance(said, str) else b""
    draft = _begun(desk, first)
    try:
        if isinstance(said, str):
            _help_for(desk, said)
        _ask(desk, draft, known.prompts, aid)
    except StoppedError:
        if draft.text().strip():
            draft.leave()
            raise StoppedError("Stopped.", drafting.where_kept(draft)) from None
        draft.drop()
        raise StoppedError("Stopped. Nothing was written.") from None
    if not draft.text().strip():
        draft.drop()
        return None
    return finished(draft, lambda data: sitting.add_draft(desk, draft, USED, data))


def _begun(desk: Desk, first: bytes) -> Draft:
    made = drafts.new_note(drafts.ADD, desk.now, options=USED.as_options())
    try:
        desk.home.ready(desk.now)
        return drafts.start(desk.home, made, first)
    except (StepguideError, OSError) as error:
        if first:
            raise drafting.with_hint(error, drafting.put_aside(desk, first, made)) from None
        raise


def _help_for(desk: Desk, said: str) -> None:
    if call := calling.for_help(said):
        desk.help_now(call)


def _ask(desk: Desk, draft: Draft, questions: list[str], aid: Aid) -> None:
    """Ask each question; Enter goes on without an answer, :stop ends them."""
    add = drafting.adding(draft)

    def keep(line: str) -> None:
        if line.strip():
            gap = b"\n" if draft.text().strip() else b""
            add(gap + encoded(line) + b"\n")

    for place, question in enumerate(questions):
        say("")
        say(question)
        if place == 0:
            hint("Enter goes on to the next, and :stop ends it here.")
        while (said := dialogue.ask(MARK, aid, keep)) is Said.EDIT:
            remark("this is asked line by line. For more words: stepguide journal add")
        if said is Said.STOP:
            return
        if isinstance(said, str):
            keep(said)
            _help_for(desk, said)
