"""A row asked for one cell at a time; each cell is on the disk as soon as it is typed."""

from typing import Any

from stepguide.errors import FailedError, StepguideError, StoppedError, UsageError
from stepguide.guide.sheets import Cell, Kind, Sheet
from stepguide.home.row import Content, Row
from stepguide.home.shelf import Found
from stepguide.terminal import dialogue
from stepguide.terminal.desk import Desk
from stepguide.terminal.dialogue import Aid, Said
from stepguide.terminal.screen import hint, remark, say
from stepguide.worksheets import actions
from stepguide.worksheets.content import content_from
from stepguide.worksheets.views import shown_content

MARK = "> "


class Place:
    """Where new rows belong: the sheet, the kind, and the step of a program if to any."""

    def __init__(self, sheet: Sheet, kind: Kind, program: str | None, step: int | None) -> None:
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

    def ask(
        self, fields: list[Cell], more: dict[str, Any] | None = None, until_empty: bool = False
    ) -> Row:
        """Ask for each of these, from where it was cut off if it was, and `until_empty` only up to
        the first that is left empty. FailedError when nothing was written at all."""
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
            raise FailedError("There is nothing to save: no words were written.")
        if not self.stopped and self.row.asking:
            self._keep({}, {"asking": None})
        return self.row

    def _one(self, cell: Cell, more: dict[str, Any]) -> Said | None:
        say("")
        say(cell.ask)
        hint(cell.help)
        hint(offered(cell))
        if self.row and cell.id in self.row.cells:
            hint(f"So far: {shown_content(self.row.cells[cell.id])} (Enter keeps it)")
        while True:
            said = self._typed()
            if said is Said.EDIT:
                if self._edited(cell, more):
                    return None
                continue
            if isinstance(said, Said):
                return said
            if not said.strip():
                return Said.SKIP
            try:
                self._keep({cell.id: content_from(cell, said)}, more)
            except UsageError as error:
                remark(error.message)
                hint(error.hint)
                continue
            return None

    def _typed(self) -> str | Said:
        try:
            return dialogue.ask(MARK, self.aid)
        except StoppedError:
            raise StoppedError("Stopped.", self._kept()) from None

    def _edited(self, cell: Cell, more: dict[str, Any]) -> bool:
        """Have a cell written in the editor; False when it is still to be asked for. A draft holds
        the words until the row does."""
        from stepguide.home import drafts
        from stepguide.terminal import drafting

        before = self.row.cells.get(cell.id, "") if self.row else ""
        begun = (before if isinstance(before, str) else shown_content(before)).encode()
        self.desk.home.ready(self.desk.now)
        draft = drafts.start(self.desk.home, drafts.new_note(drafts.ADD, self.desk.now), begun)
        came_back = drafting.edit_here(draft)
        data = draft.text()
        if data == begun or not data.strip():
            drafting.let_go(draft)
            return came_back
        is_kept = False
        try:
            if came_back:
                text = data.decode(errors="surrogateescape")
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
            if self.row is None:
                return self.begin(cells, **more)
            found = Found(self.row, self.name or self.row.file_name)
            kind, following = self.place.kind, more.get("asking")
            self.row = actions.change(
                self.desk.home,
                self.place.sheet.id,
                found,
                lambda row: actions.with_cells(row, kind, cells).changed(asking=following),
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
        again = f"stepguide {actions.command(sheet_id)} edit {self.row.short_id}"
        return f"What you wrote is kept. To go on: {again}"


def offered(cell: Cell) -> str:
    """What can be chosen for a cell."""
    if not cell.choices:
        return ""
    match cell.takes:
        case "choice":
            return f"One of: {', '.join(cell.choices)}"
        case "choices":
            return f"One or more, with commas between: {', '.join(cell.choices)}"
    known = ", ".join(f"{place} {one}" for place, one in enumerate(cell.choices, start=1))
    return f"One or more, by number or in your own words, with commas between: {known}"


def aid_of(desk: Desk, hears_calls: bool = False) -> Aid:
    """What `:help` and `!` show at a prompt, and a call for help where `hears_calls`."""

    def show_help() -> None:
        from stepguide.guide import sessions

        for command in sessions.load().commands:
            say(f"{command.typed}  {command.does}")

    return Aid(show_help, desk.help_now, hears_calls)
