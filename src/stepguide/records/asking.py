"""A row asked for one cell at a time; each cell is on the disk as soon as it is typed."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.errors import FailedError, StoppedError, UsageError
from stepguide.guide import calling
from stepguide.guide.sheets import Cell, Form
from stepguide.home import ids
from stepguide.home.row import Content, Row
from stepguide.records.cells import with_cells
from stepguide.records.content import content_from
from stepguide.records.finding import print_of
from stepguide.records.views import shown_content
from stepguide.terminal import dialogue, prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.terminal.text import decoded, encoded

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote
    from stepguide.records.row_handling import RowHandling

MARK = "> "
OWN_WORDS = ("text", "words")  # what is taken in a person's own words


class NothingError(FailedError):
    """Nothing was written in any cell."""


class Place(NamedTuple):
    """Where new rows belong: the kind, the form, and the step of a program if to any."""

    handling: "RowHandling"
    form: Form
    program: str | None
    step: int | None


class Filling:
    """One row being filled, which is on the disk as soon as it has a first cell."""

    def __init__(self, place: Place, aid: Aid, row: Row | None = None, name: str = "") -> None:
        self.desk = place.handling.desk
        self.place, self.aid, self.row, self.name = place, aid, row, name
        # Known before the row is on the disk, so that a draft can say which row it belongs to.
        self.id = row.id if row else ids.new_id()
        self.stopped = False

    def begin(self, cells: dict[str, Content], **more: Any) -> None:
        """Keep what is known already, if anything is."""
        if cells:
            handling, form, program, step = self.place
            self.row = handling.add(form, cells, program, step, id=self.id, **more)

    def ask(
        self, fields: list[Cell], more: dict[str, Any] | None = None, until_empty: bool = False
    ) -> Row:
        """Ask for each of these, from where it was cut off if it was, and `until_empty` only up to
        the first that is left empty. NothingError when nothing was written at all."""
        ids = [cell.id for cell in fields]
        left = self.row.asking if self.row else None
        place = ids.index(left) if left in ids else 0
        while place < len(fields):
            following = ids[place + 1] if place + 1 < len(ids) else None
            said = self._one(fields[place], {**(more or {}), "asking": following})
            if said is Said.STOP:
                self.stopped = True
                break
            if said is Said.SKIP and until_empty:
                break
            place = max(0, place - 1) if said is Said.BACK else place + 1
        if self.row is None:
            raise NothingError("There is nothing to save: no words were written.")
        if not self.stopped and self.row.asking:
            self._keep({}, {"asking": None})
        return self.row

    def _one(self, cell: Cell, more: dict[str, Any]) -> Said | None:
        say("")
        say(cell.ask)
        hint(cell.help)
        hint(offered(cell))
        if self.row and cell.id in self.row.cells:
            hint(f"So far: {cell.says(self.row.cells[cell.id])} (Enter keeps it)")
        while True:
            said = self._typed(cell, more)
            if said is Said.EDIT:
                if self._edited(cell, more):
                    return None
                continue
            if isinstance(said, Said):
                return said
            if not said.strip():
                return Said.SKIP
            try:
                self._keep({cell.id: _content(cell, said)}, more)
            except UsageError as error:
                not_taken(self.desk, self._part(cell), cell, said, error)
                continue
            return None

    def _typed(self, cell: Cell, more: dict[str, Any]) -> str | Said:
        try:
            return dialogue.ask(MARK, self.aid, lambda begun: self._keep_begun(cell, begun, more))
        except StoppedError:
            raise StoppedError("Stopped.", self._kept()) from None

    def _keep_begun(self, cell: Cell, begun: str, more: dict[str, Any]) -> None:
        """Keep what was begun of a text when it was broken off; the next time goes on there."""
        if cell.takes not in OWN_WORDS or not begun.strip():
            return
        is_filled = self.row is not None and cell.id in self.row.cells
        try:
            if not is_filled:
                self._keep({cell.id: _content(cell, begun)}, {**more, "asking": cell.id})
        except UsageError:
            is_filled = True
        if is_filled:
            put_aside(self.desk, self._part(cell), cell, begun)

    def _part(self, cell: Cell) -> "Part":
        kind, form = self.place.handling.kind.id, self.place.form.id
        return Part(kind, form, cell.id, self.id, is_there=self.row is not None)

    def _edited(self, cell: Cell, more: dict[str, Any]) -> bool:
        """Have a cell written in the editor; False when it is still to be asked for. A draft holds
        the words until the row does."""
        from stepguide.home import drafts
        from stepguide.terminal import drafting

        before = self.row.cells.get(cell.id, "") if self.row else ""
        begun = (before if isinstance(before, str) else cell.says(before)).encode()
        self.desk.home.ready(self.desk.now)
        note = self._part(cell).note(self.desk.now)
        if self.row and begun:
            note = note.model_copy(update={"base": print_of(self.row)})
        draft = drafts.start(self.desk.home, note, begun)
        came_back = drafting.edit_here(draft)
        data = draft.text()
        if data == begun or not data.strip():
            drafting.let_go(draft)
            return came_back
        is_kept = False
        try:
            if came_back:
                text = decoded(data)
                self._keep({cell.id: content_from(cell, text)}, more)
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

    def _keep(self, cells: dict[str, Content], more: dict[str, Any]) -> None:
        try:
            with prompt.ends_held_back():
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

    def _kept(self) -> str:
        if self.row is None:
            return "Nothing was written."
        again = f"stepguide {self.place.handling.typed} edit {self.row.short_id}"
        return f"What you wrote is kept. To go on: {again}"


def _content(cell: Cell, typed: str) -> Content:
    try:
        return content_from(cell, typed)
    except UsageError:
        raise
    except Exception:  # a fault of the program's own: the words come first
        _say_not_saved(typed)
        raise


def _say_not_saved(words: str) -> None:
    from stepguide.terminal import drafting

    if "\n" not in words:
        return say(f"Not saved: {words}")
    say("Not saved:")
    return drafting.print_words(words.encode())


def offered(cell: Cell) -> str:
    """What can be chosen for a cell."""
    if not cell.choices:
        return ""
    match cell.takes:
        case "choice":
            return f"One of: {cell.lists_choices()}"
        case "choices":
            return f"One or more, with commas between: {cell.lists_choices()}"
    known = ", ".join(f"{place} {one}" for place, one in enumerate(cell.choices, start=1))
    return f"One or more, by number or in your own words, with commas between: {known}"


class Part(NamedTuple):
    """What words are a draft of: a field of a form of a kind, in the row of an id, which may be
    there already or is still to come."""

    kind: str
    form: str
    field: str
    record: str
    is_there: bool

    def note(self, now: datetime) -> "DraftNote":
        """The note of such a draft."""
        from stepguide.home import drafts

        purpose = drafts.EDIT if self.is_there else drafts.ADD
        return drafts.new_note(
            purpose, now, of=self.kind, form=self.form, field=self.field, record=self.record
        )


def not_taken(
    desk: Desk,
    part: Part,
    cell: Cell,
    said: str,
    error: UsageError,
    looked_at: Sequence[str] = (),
) -> None:
    """Say why an answer is not taken. One of `looked_at`, which safety hangs on, may be a grave
    one: that is met first, and the question is said again below it."""
    if cell.id in looked_at:
        from stepguide.safety import screen

        screen.not_understood(desk)
        say(cell.ask)
    remark(error.message)
    hint(error.hint)
    put_aside(desk, part, cell, said)


def put_aside(desk: Desk, part: Part, cell: Cell, words: str) -> None:
    """Keep as a draft what was typed for a cell of words that does not hold it, and say where."""
    if cell.takes not in OWN_WORDS or not words.strip():
        return
    from stepguide.terminal import drafting

    hint(drafting.put_aside(desk, encoded(words), part.note(desk.now)))


def aid_at(cell: Cell, aid: Aid) -> Aid:
    """What helps at a question: where words are wanted, a sentence is no call for help."""
    return aid.for_words() if cell.takes in OWN_WORDS else aid


def aid_of(desk: Desk, hears_calls: bool = False) -> Aid:
    """What `:help` and `!` show at a prompt, and a call for help where `hears_calls`."""

    def show_help() -> None:
        for command in desk.guide.sessions.commands:
            say(f"{command.typed}  {command.does}")

    hears = (calling.for_help, calling.in_words) if hears_calls else ()
    return Aid(show_help, desk.help_now, *hears)
