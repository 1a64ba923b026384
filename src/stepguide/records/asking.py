"""A row asked for one field at a time; each answer is on the disk as soon as it is typed."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.advice import Do, Said
from stepguide.errors import FailedError, StoppedError, UsageError
from stepguide.guide.sheets import Form
from stepguide.home import drafts, ids
from stepguide.home.drafts import Draft
from stepguide.home.row import Content, Row
from stepguide.records.cells import with_cells
from stepguide.records.finding import print_of
from stepguide.records.views import shown_content
from stepguide.safety import screen
from stepguide.terminal import keyboard
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import decoded, encoded
from stepguide.writing import compose, drafting

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote
    from stepguide.records.row_handling import RowHandling


class NothingError(FailedError):
    """Nothing was written in any cell."""


class RowPlace(NamedTuple):
    """Where new rows belong: the kind, the form, and the step of a program if to any."""

    handling: "RowHandling[Any]"
    form: Form
    program: str | None
    step: int | None


class RowQuestions(Questions):
    """One row being filled, which is on the disk as soon as it has a first cell."""

    ways = tuple(Way)

    def __init__(self, place: RowPlace, row: Row | None = None, name: str = "") -> None:
        super().__init__(place.handling.context)
        self.place, self.row, self.name = place, row, name
        # Known before the row is on the disk, so that a draft can say which row it belongs to.
        self.id = row.id if row else ids.new_id()
        self.besides: dict[str, Any] = {}
        self.following: dict[str, str | None] = {}
        self.stopped = False

    def begin(self, cells: dict[str, Content], **more: Any) -> None:
        """Keep what is known already, if anything is."""
        if cells:
            handling, form, program, step = self.place
            self.row = handling.add(form, cells, program, step, id=self.id, **more)

    def fill(
        self,
        fields: list[Field],
        besides: dict[str, Any] | None = None,
        until_empty: bool = False,
    ) -> Row:
        """Ask for each of these, from where it was cut off if it was, and `until_empty` only up to
        the first that is left empty. NothingError when nothing was written at all."""
        ids = [field.id for field in fields]
        left = self.row.asking if self.row else None
        self.besides = besides or {}
        self.following = dict(zip(ids, [*ids[1:], None], strict=True))
        try:
            self.stopped = not self.each(fields, ids.index(left) if left in ids else 0, until_empty)
        except StoppedError:
            raise StoppedError("Stopped.", self._kept()) from None
        if self.row is None:
            raise NothingError("There is nothing to save: no words were written.")
        if not self.stopped and self.row.asking:
            self._keep({}, {"asking": None})
        return self.row

    def take(self, field: Field, content: Content) -> None:
        """Keep it, with the field that is asked for next."""
        self._keep({field.id: content}, {**self.besides, "asking": self.following[field.id]})

    def so_far(self, field: Field) -> Content | None:
        """What the row holds of it."""
        return self.row.cells.get(field.id) if self.row else None

    def read(self, field: Field, typed: str) -> Content:
        """A fault of the program's own gives the words back: they come first."""
        try:
            return field.read(typed, clock=self.context.dates.clock)
        except UsageError:
            raise
        except Exception:
            _say_not_saved(typed)
            raise

    def refused(self, field: Field, typed: str, error: UsageError) -> None:
        """Words that a row does not hold become a draft."""
        super().refused(field, typed, error)
        put_aside(self.context, self._part(field), field, typed)

    def begun(self, field: Field, words: str) -> None:
        """Keep what was begun of a text when it was broken off; the next time goes on there."""
        if not field.is_own_words or not words.strip():
            return
        is_kept = False
        with suppress(UsageError):
            if self.so_far(field) is None:
                content = self.read(field, words)
                self._keep({field.id: content}, {**self.besides, "asking": field.id})
                is_kept = True
        if not is_kept:
            put_aside(self.context, self._part(field), field, words)

    def edit(self, field: Field) -> bool:
        """Have a cell written in the editor; False when it is still to be asked for. A draft holds
        the words until the row does."""
        before = self.so_far(field)
        begun = (before if isinstance(before, str) else field.says(before or "")).encode()
        self.context.home.ready(self.context.now)
        note = self._part(field).note(self.context.now)
        if self.row and begun:
            note = note.model_copy(update={"base": print_of(self.row)})
        draft = drafts.start(self.context.home, note, begun)
        try:
            came_back = compose.edit_here(self.context, draft)
        except StoppedError:
            self._leave(draft, begun)
            raise
        data = draft.text()
        if data == begun or not data.strip():
            drafting.let_go(draft)
            return came_back
        is_kept = False
        try:
            if came_back:
                self.take(field, self.read(field, decoded(data)))
                is_kept = True
        except UsageError as error:
            remark(error.message)
            hint(error.hint)
        finally:
            if is_kept:
                drafting.let_go(draft)
            else:
                draft.leave()
                hint(drafting.where_kept(draft))
        return is_kept

    def _leave(self, draft: Draft, begun: bytes) -> None:
        """Whoever leaves in the middle of it leaves the words, where there are any new ones."""
        if draft.text() == begun or not draft.text().strip():
            return drafting.let_go(draft)
        draft.leave()
        return hint(drafting.where_kept(draft))

    def _part(self, field: Field) -> "FieldDraft":
        kind, form = self.place.handling.kind.id, self.place.form.id
        return FieldDraft(kind, form, field.id, self.id, is_there=self.row is not None)

    def _keep(self, cells: dict[str, Content], more: dict[str, Any]) -> None:
        try:
            with keyboard.ends_held_back():
                self._put(cells, more)
        except (Exception, KeyboardInterrupt):
            # A fault of the program's own, or Ctrl-C while it waits for the disk, loses no words.
            for content in cells.values():
                _say_not_saved(shown_content(content))
            raise

    def _put(self, cells: dict[str, Content], more: dict[str, Any]) -> None:
        if self.row is None:
            return self.begin(cells, **more)
        handling, form = self.place.handling, self.place.form
        following = more.get("asking")
        self.row = handling.change(
            handling.found(self.row, self.name),
            lambda row: with_cells(row, form, cells).changed(asking=following),
        )
        self.name = ""  # whatever it was called, a change gives it its own
        return None

    def _kept(self) -> Said:
        if self.row is None:
            return "Nothing was written."
        again = f"{self.place.handling.typed} edit {self.row.short_id}"
        return Do(again, "What you wrote is kept. To go on")


def _say_not_saved(words: str) -> None:
    if "\n" not in words:
        return say(f"Not saved: {words}")
    say("Not saved:")
    return drafting.print_words(words.encode())


class FieldDraft(NamedTuple):
    """What words are a draft of: a field of a form of a kind, in the row of an id, which may be
    there already or is still to come."""

    kind: str
    form: str
    field: str
    record: str
    is_there: bool

    def note(self, now: datetime) -> "DraftNote":
        """The note of such a draft."""
        purpose = drafts.EDIT if self.is_there else drafts.ADD
        return drafts.new_note(
            purpose, now, of=self.kind, form=self.form, field=self.field, record=self.record
        )


def met(context: Context, field: Field, looked_at: Sequence[str]) -> None:
    """Meet an answer that is not understood. One of `looked_at`, which safety hangs on, may be a
    grave one: that comes first, and the question is said again below it."""
    if field.id in looked_at:
        screen.not_understood(context)
        say(field.ask)


def taken_as(field: Field, typed: str) -> Content:
    """What was typed, as it is kept; where that had to be found among other words, it is read
    back. UsageError when it cannot be taken."""
    content = field.read(typed)
    if field.is_found(typed):
        hint(f"Taken as: {field.says(content)}.")
    return content


def put_aside(context: Context, part: FieldDraft, field: Field, words: str) -> None:
    """Keep as a draft what was typed for a cell of words that does not hold it, and say where."""
    if not field.is_own_words or not words.strip():
        return
    hint(drafting.put_aside(context, encoded(words), part.note(context.now)))
