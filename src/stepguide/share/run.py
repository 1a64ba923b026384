"""Pages gathered, shown or written, and kept or removed afterwards."""

import sys
from pathlib import Path

from stepguide.advice import Do
from stepguide.errors import NotFoundError, StoppedError, UsageError
from stepguide.guide.sessions import Share
from stepguide.guide.steps import Program
from stepguide.home.kinds import KINDS
from stepguide.people import actions as people
from stepguide.share import initials, pages, pieces, removal, views
from stepguide.share.pieces import Picked, Piece
from stepguide.share.sealing import sealed
from stepguide.terminal import asking, modes
from stepguide.terminal import output as new_file
from stepguide.terminal.asking import Way
from stepguide.terminal.context import Context
from stepguide.terminal.naming import begun, only
from stepguide.terminal.page import Gap, Page
from stepguide.terminal.screen import remark, say
from stepguide.terminal.text import counted

SHEETS = [kind.id for kind in KINDS if kind.shared]  # as the command offers them
SEALED = ".age"
TO_MARK = Do("journal edit last --tag share", "To mark a page")


def share(
    context: Context,
    step: list[str] | None,
    sheet: list[str] | None,
    answers: bool,
    marked: bool,
    one: list[str] | None,
    read: bool,
    output: Path | None,
    to: str | None,
    initials: bool,
) -> None:
    program = context.guide.steps
    if read == bool(output):
        raise UsageError(
            "Say how to share: --read on the screen, or --output FILE.",
            Do("share --step 4 --read", "Such as"),
        )
    if to is not None and not output:
        raise UsageError("--to seals a file, so it needs --output FILE.", "Such as: pages.html.age")
    if output and to is None and output.suffix.lower() == SEALED:
        raise UsageError(
            f"{output} would not be sealed: no --to says for whom.", "Such as: --to age1…"
        )
    format_ = _format(output) if output else ""
    numbers = tuple(program.find(typed).number for typed in step or ())
    named = tuple(map(_sheet, sheet or ()))
    picked = Picked(numbers, named, answers, marked, tuple(one or ()))
    pieces = _pieces(context, picked)
    if initials:
        pieces = _with_initials(context, pieces)
    texts = context.guide.sessions.share
    _agree(context, texts)
    if read:
        if not _read(context, texts, pieces):
            return
    elif output:
        _write(context, texts, program, pieces, output, format_, to)
    _keep_or_remove(context, texts, pieces)


def _pieces(context: Context, picked: Picked) -> list[Piece]:
    if not any(picked):
        raise UsageError(
            "Say what to share: --step, --sheet, --answers, --marked or --id.",
            TO_MARK,
        )
    found = pieces.gather(context, picked)
    if not found:
        raise NotFoundError(
            "There is nothing like that to share yet.",
            TO_MARK,
        )
    return found


def _with_initials(context: Context, pieces: list[Piece]) -> list[Piece]:
    cells = [
        cell
        for sheet in context.guide.sheets.sheets
        for kind in sheet.kinds
        for cell in kind.fields
    ]
    who = {cell.name for cell in cells if cell.id == "who"}
    names = [*initials.names_in(pieces, who), *(one.name for one in people.every(context.home))]
    return initials.shortened(pieces, names)


def _agree(context: Context, texts: Share) -> None:
    """The legal note comes first; a person at a terminal goes on from there."""
    if not modes.is_typed_at():
        return context.note(texts.legal)
    if sys.stdout.isatty():
        context.screen.show(views.before(texts), may_page=False)
    else:  # the pages go into a file; what is said to the person does not
        say(texts.legal)
        say(texts.listener)
    if asking.pauses(context, "Enter to go on, q to stop: ") is Way.STOP:
        raise StoppedError("Stopped. Nothing was shared.")
    return None


def _read(context: Context, texts: Share, pieces: list[Piece]) -> bool:
    """Show one piece at a time; False when the person stopped before the last."""
    dates = context.dates
    # On a terminal the question stands between two pieces; elsewhere an empty line has to.
    between: Page = [] if modes.is_typed_at() and sys.stdout.isatty() else [Gap()]
    before: Page = []
    place = 0
    while place < len(pieces):
        page = views.piece(pieces[place], place + 1, len(pieces), dates)
        context.screen.show([*before, *page], may_page=modes.is_typed_at())
        before = between
        if not modes.is_typed_at():
            place += 1
            continue
        way = asking.pauses(context, f"{texts.next}: ", may_go_back=True)
        if way is Way.STOP:
            say("Stopped here. Nothing was written or changed.")
            return False
        place = max(0, place - 1) if way is Way.BACK else place + 1
    context.note(texts.finished)
    return True


def _write(
    context: Context,
    texts: Share,
    program: Program,
    pieces: list[Piece],
    output: Path,
    format_: str,
    to: str | None,
) -> None:
    make = pages.as_html if format_ == ".html" else pages.as_markdown
    titles = {step.number: step.title for step in program.steps}
    data = make(pieces, titles, context.dates).encode()
    target = new_file.expanded(output)
    if to is not None:
        data, left_out = sealed(data, to)
        for line in left_out:
            remark(line)
        is_named = target.suffix.lower() == SEALED
        target = target if is_named else target.with_name(target.name + SEALED)
    new_file.write(target, data)
    items = counted(len(pieces), "page")
    context.screen.say(f"Wrote {items} to {target}, which only your own login can open.")
    if to is not None:
        context.note(texts.sealed)


def _keep_or_remove(context: Context, texts: Share, pieces: list[Piece]) -> None:
    if not modes.is_typed_at():
        return None
    say("")
    say(texts.keep_or_remove)
    say(texts.removal)
    question = "Type remove to remove them for good, Enter to keep them: "
    if not asking.types(context, question, "remove"):
        return say("They are kept.")
    gone = removal.remove(context, pieces)
    return context.screen.say(f"Removed {counted(gone, 'page')} for good.")


def _format(output: Path) -> str:
    name = output.name.lower().removesuffix(SEALED)
    for ending in (".html", ".md"):
        if name.endswith(ending) and name != ending:
            return ending
    raise UsageError(f"{output} ends in neither .md nor .html.", "Such as: --output pages.html")


def _sheet(typed: str) -> str:
    wrong = UsageError(f"There is no worksheet {typed!r}.", f"There are {', '.join(SHEETS)}.")
    return only(begun(typed, SHEETS, lambda sheet: [sheet]), wrong, wrong)
