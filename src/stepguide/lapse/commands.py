"""The command for someone who has used again."""

import typer

from stepguide.terminal.options import Json, NoPager, desk_of

app = typer.Typer()


@app.command(rich_help_panel="Help now")
def lapse(ctx: typer.Context, no_pager: NoPager = False, as_json: Json = False) -> None:
    """After using again: safe now, not alone, one person, and nothing erased.

    Nothing is saved unless you ask for it.
    """
    from contextlib import suppress

    from stepguide.errors import StepguideError
    from stepguide.guide import numbers
    from stepguide.lapse import views
    from stepguide.safety import screen
    from stepguide.safety.notice import lost_tolerance
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    known = desk.guide.daily.lapse
    said = screen.above(desk, ["use", "report"])
    if as_json:
        return desk.screen.data(views.as_data(known, said.untied().first if said else []))
    notice = lost_tolerance(desk.guide.screens.tolerance, desk.settings.tolerance_notice)
    desk.screen.show(
        views.page(known, said.page if said else [], notice),
        lambda: numbers.SOS,
        may_page=not no_pager,
    )
    with suppress(StepguideError):  # what is wrong with the folder is told below the page
        desk.home.trouble()
    if not prompt.is_possible():
        return None
    from stepguide.lapse import noting

    written = noting.note(desk, known)
    return desk.screen.say(f"Saved {written.short_id}.") if written else None
