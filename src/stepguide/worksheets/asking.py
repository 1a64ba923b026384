"""A row asked for one cell at a time; each cell is on the disk as soon as it is typed."""

from collections.abc import Callable
from typing import Any

from stepguide.errors import FailedError, StepguideError, StoppedError, UsageError
from stepguide.guide.sheets import Cell, Kind, Sheet
from stepguide.home.shelf import Found
from stepguide.steps.rows import Content, Row
from stepguide.terminal import dialogue
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.worksheets import actions
from stepguide.worksheets.content import content_from
from stepguide.worksheets.views import shown_content

MARK = "> "


class Place:
    """Where new rows belong: the sheet, the kind, and the step of a program."""

    def __init__(self, sheet: Sheet, kind: Kind, program: str, step: int) -> None:
        self.sheet, self.kind, self.program, self.step = sheet, kind, program, step


class Filling:
    """One row being filled, which is on the disk as soon as it has a first cell."""

    def __init__(
        self, desk: Desk, place: Place, aid: Aid, row: Row | None = None, name: str = ""
    ) -> None:
        self.desk, self.place, self.aid, self.row, self.name = desk, place, aid, row, name
        self.stopped = False

    def begin(self, cells: dict[str, Content], **more: Any) -> None:
        """Keep what is known already, if anything is."""
        where = self.place
        if cells:
            self.row = actions.add(
                self.desk.home,
                where.sheet,
                where.kind,
                where.program,
                where.step,
                cells,
                self.desk.now,
                **more,
            )

    def ask(self, fields: list[Cell], more: dict[str, Any] | None = None) -> Row:
        """Ask for each of these; FailedError when nothing was written at all."""
        place = 0
        while place < len(fields):
            said = self._one(fields[place], more or {})
            if said is Said.STOP:
                self.stopped = True
                break
            place = max(0, place - 1) if said is Said.BACK else place + 1
        if self.row is None:
            raise FailedError("There is nothing to save: no words were written.")
        return self.row

    def _one(self, cell: Cell, more: dict[str, Any]) -> Said | None:
        say("")
        say(cell.ask)
        hint(cell.help)
        if cell.choices:
            how = "One of" if cell.takes == "choice" else "One or more, with commas between"
            hint(f"{how}: {', '.join(cell.choices)}")
        if self.row and cell.id in self.row.cells:
            hint(f"So far: {shown_content(self.row.cells[cell.id])} (Enter keeps it)")
        while True:
            said = self._typed(cell)
            if isinstance(said, Said):
                return said
            if not said.strip():
                return None
            try:
                self._keep({cell.id: content_from(cell, said)}, more)
            except UsageError as error:
                remark(error.message)
                hint(error.hint)
                continue
            return None

    def _typed(self, cell: Cell) -> str | Said:
        try:
            said = dialogue.ask(MARK, self.aid)
        except StoppedError:
            raise StoppedError("Stopped.", self._kept()) from None
        if said is Said.EDIT:
            return _from_editor(self.desk, self.row, cell)
        return said

    def _keep(self, cells: dict[str, Content], more: dict[str, Any]) -> None:
        try:
            if self.row is None:
                return self.begin(cells, **more)
            found = Found(self.row, self.name or self.row.file_name)
            kind = self.place.kind
            self.row = actions.change(
                self.desk.home,
                self.place.sheet.id,
                found,
                lambda row: actions.with_cells(row, kind, cells),
                self.desk.now,
            )
        except (StepguideError, OSError):
            for content in cells.values():
                say(f"Not saved: {shown_content(content)}")
            raise
        return None

    def _kept(self) -> str:
        if self.row is None:
            return "Nothing was written."
        sheet_id = self.place.sheet.id
        return f"What you wrote is kept. To go on: stepguide {sheet_id} edit {self.row.short_id}"


def aid_of(desk: Desk) -> Aid:
    """What `:help` and `!` show at a prompt."""

    def show_help() -> None:
        from stepguide.guide import sessions

        for command in sessions.load().commands:
            say(f"{command.typed}  {command.does}")

    return Aid(show_help, desk.help_now)


def _from_editor(desk: Desk, row: Row | None, cell: Cell) -> str:
    """What the person writes in their editor; a draft holds it until it is in the row."""
    from stepguide.home import drafts
    from stepguide.terminal import editor

    words = editor.command() or editor.any_there_is()
    if not words:
        remark("there is no editor here: EDITOR is not set, and neither nano nor vi is installed.")
        return ""
    before = row.cells.get(cell.id, "") if row else ""
    begun = str(before) if isinstance(before, str) else ""
    draft = drafts.start(desk.home, drafts.new_note("add", desk.now), begun.encode())
    editor.visit(words, draft.text_file, draft.lock)
    text = draft.text().decode(errors="surrogateescape")
    draft.drop()
    return text


def choose(wanted: Callable[[str], Any], question: str, aid: Aid) -> Any:
    """Ask until `wanted` takes the answer, and return what it makes of it; None for Enter."""
    while True:
        said = dialogue.ask(question, aid)
        if isinstance(said, Said) or not said.strip():
            return None
        try:
            return wanted(said)
        except StepguideError as error:
            remark(error.message)
            hint(error.hint)
