"""The command that puts a form on paper."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.paper.completion import form_names
from stepguide.terminal.options import context_of

app = typer.Typer()


@app.command("print", rich_help_panel="Your journal")
def print_(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT",
            help="A worksheet, one of its forms, or the number of a step.",
            autocompletion=form_names,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Into a new file that ends in .html, for a printer."),
    ] = None,
) -> None:
    """See a worksheet as a form, or print it empty, to fill in with a pen.

    Examples: stepguide print 4, stepguide print fear --output fear.html
    """
    from stepguide.paper import run

    return run.print_(context_of(ctx), what or [], output)
