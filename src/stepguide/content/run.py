"""What the command that holds the guide's own text to its rules does."""

from pathlib import Path

from stepguide.content import views
from stepguide.errors import ExitCode
from stepguide.guide import check as checking
from stepguide.guide import help, place
from stepguide.terminal.context import Context
from stepguide.terminal.screen import hint


def check(context: Context, file: Path | None, as_json: bool) -> int:
    """The exit code says whether nothing is wrong."""
    today = context.now.date()
    files = [file] if file else [place.data_folder() / name for name in checking.FILES]
    # What is wrong in the sources or the rules shows in every file that is held to them.
    complaints = list(
        dict.fromkeys(found for one in files for found in checking.check(one, today, context.guide))
    )
    if as_json:
        context.screen.data(views.as_data(complaints))
    else:
        for line in views.lines(complaints, [one.name for one in files]):
            context.screen.say(line)
    if complaints:
        return ExitCode.INVALID
    if any(one.name == help.FILE for one in files):
        for line in checking.old(context.guide.help, today):
            hint(line)
    for one in (one for one in files if one.is_file()):  # a pipe cannot be read twice
        for line in checking.to_be_read(one.read_bytes(), one.name, today):
            hint(line)
    return ExitCode.DONE
