"""What the command that puts a form on paper does."""

from pathlib import Path

from stepguide.errors import UsageError
from stepguide.footer import help_line
from stepguide.guide import numbers
from stepguide.paper import pages, views
from stepguide.paper.forms import find
from stepguide.terminal import output as new_file
from stepguide.terminal.context import Context
from stepguide.terminal.text import counted

ENDING = ".html"


def print_(context: Context, what: list[str], output: Path | None) -> None:
    """Show the forms that are meant, or write them; without words say which there are."""
    guide = context.guide
    if not what:
        if output:
            raise UsageError("Say which form to print.", views.SUCH_AS)
        return context.screen.show(views.every(guide), help_line(context))
    papers = find(guide, " ".join(what))
    if output is None:
        return context.screen.show(views.forms(guide, papers, what), help_line(context))
    if output.suffix.lower() != ENDING:
        raise UsageError(f"{output} does not end in {ENDING}.", views.SUCH_AS)
    target = new_file.expanded(output)
    new_file.write(target, pages.as_html(guide, papers, _numbers(context)).encode())
    forms = counted(len(papers), "form")
    return context.screen.say(f"Wrote {forms} to {target}. Open it in a browser to print it.")


def _numbers(context: Context) -> str:
    """The numbers to call: on paper there is no command that shows them."""
    known, country = context.guide.help.plain(), context.settings.country
    emergency, talk = (numbers.in_words(known, kind, country) for kind in ("emergency", "crisis"))
    return f"Emergency: {emergency}. Someone to talk to: {talk}."
