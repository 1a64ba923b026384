"""The command that shows today's page, which is also the program without a command."""

from typing import Annotated

import typer

from stepguide.terminal.options import Json, desk_of

app = typer.Typer()


@app.command(rich_help_panel="Day by day")
def today(
    ctx: typer.Context,
    welcome: Annotated[
        bool, typer.Option("--welcome", help="The page of the very first run, again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """See where you are today: the step in hand, one question, one small suggestion."""
    show_today(ctx, as_json, welcome)


def show_today(ctx: typer.Context, as_json: bool, welcome: bool = False) -> None:
    """Show today's page, or on the very first run the welcome."""
    from stepguide.home.place import NoHomeError
    from stepguide.today import actions, views

    desk = desk_of(ctx)
    texts = desk.guide.screens
    try:
        first_run = desk.home.is_new()
    except NoHomeError:
        desk.screen.show(views.help_numbers(desk.guide.help, None))
        raise
    now = actions.today(desk.home, desk.guide, desk.settings, desk.now)
    if as_json:
        return desk.screen.data(views.as_data(now, first_run))
    known = desk.guide.help
    if first_run or welcome:
        desk.screen.show(views.welcome(texts, known, desk.settings.country))
        return desk.home.begin(desk.now)
    from stepguide.safety import screen

    said = screen.above(desk, ["report"]) if now.after_break else None
    return desk.screen.show(
        views.today(now, desk.settings, texts, known, said.page if said else []),
        lambda: views.numbers_note(known, desk.now),
    )
