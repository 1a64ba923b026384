"""The command that shows how far the person has come."""

import typer

from stepguide.terminal.options import Json, NoPager, desk_of

app = typer.Typer()


@app.command(rich_help_panel="Day by day")
def progress(ctx: typer.Context, no_pager: NoPager = False, as_json: Json = False) -> None:
    """See how far you have come, across the steps and the weeks."""
    from stepguide.footer import help_line
    from stepguide.progress import actions, views

    desk = desk_of(ctx)
    program = desk.guide.steps
    found = actions.progress(desk.home, program, desk.now, with_words=as_json)
    if as_json:
        return desk.screen.data(views.as_data(found, program))
    page = views.progress(found, program, desk.guide.screens, desk.settings, desk.now)
    return desk.screen.show(page, help_line(desk), may_page=not no_pager)
