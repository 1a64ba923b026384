"""The command for someone who has used again."""

from typing import TYPE_CHECKING

import typer

from stepguide.terminal.options import Json, NoPager, desk_of

if TYPE_CHECKING:
    from stepguide.guide.daily import Lapse
    from stepguide.terminal.desk import Desk

app = typer.Typer()


@app.command(rich_help_panel="Help now")
def lapse(ctx: typer.Context, no_pager: NoPager = False, as_json: Json = False) -> None:
    """After using again: safe now, not alone, one person, and nothing erased.

    Nothing is saved unless you ask for it.
    """
    from contextlib import suppress

    from stepguide.errors import StepguideError
    from stepguide.guide import daily, numbers, screens, tolerance
    from stepguide.lapse import views
    from stepguide.safety import screen
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    known = daily.load().lapse
    said = screen.called_for(desk, ["use", "report"])
    if as_json:
        return desk.screen.data(views.as_data(known, said.first if said else []))
    notice = tolerance.notice(screens.load().tolerance, desk.settings.tolerance_notice)
    desk.screen.show(
        views.page(known, said.page if said else [], notice),
        lambda: numbers.SOS,
        may_page=not no_pager,
    )
    with suppress(StepguideError):  # what is wrong with the folder is told below the page
        desk.home.trouble()
    return _note(desk, known) if prompt.is_possible() else None


def _note(desk: "Desk", known: "Lapse") -> None:
    from stepguide.journal import resuming
    from stepguide.journal.placing import Given
    from stepguide.terminal import prompt
    from stepguide.terminal.screen import hint, say

    if not prompt.confirm(known.note):
        return say(known.note_later)
    for question in known.prompts:
        hint(question)
    written = resuming.write(desk, Given(tags=("used",)))
    return desk.screen.say(f"Saved {written.short_id}." if written else "Nothing was saved.")
