"""What `add` and `edit` do with a row: given with options, or asked for one cell at a time."""

from collections.abc import Callable, Sequence
from typing import Any

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.guide.sheets import Form, Sheet
from stepguide.home.drafts import ADD, new_note
from stepguide.home.row import Content, Row
from stepguide.records import arguments
from stepguide.records.row_handling import RowHandling, rows_of
from stepguide.terminal import modes, when
from stepguide.terminal.context import Context
from stepguide.terminal.screen import say
from stepguide.terminal.text import encoded

Begin = Callable[..., dict[str, Any]]


def add(
    context: Context,
    sheet: Sheet,
    only: str | None,
    more: Sequence[str],
    begin: Begin | None,
    *,
    words: list[str] | None = None,
    step: str | None = None,
    at: str | None = None,
    park: bool | None = None,
    tag: list[str] | None = None,
    as_json: bool = False,
    **cells: Any,
) -> None:
    """Add a row; of what is given, `more` are the names of what its sheet has of its own. The first
    of the words may name the form where that is not `only` one; the others are what is written."""
    handling = rows_of(context, sheet.id)
    own = {name: cells.pop(name) for name in more}
    chosen, said = arguments.form_and_words(context, handling, only, words or [])
    if said and not any(cells.values()):
        _hold(context, sheet, chosen, said)
    fields = handling.fields_of(chosen)
    cells = arguments.with_words(chosen, cells, said)
    typed = arguments.typed(context, chosen, fields, cells).items()
    given = {name: content for name, content in typed if content not in ("", ())}
    beside = arguments.beside(context, park, tag, at)
    begun = begin(handling, **own) if begin and any(own.values()) else {}
    given = {**begun.pop("cells", {}), **given}
    if not park:
        handling.check_room(chosen)
    belongs = arguments.step(context, chosen, step)
    if given and not begun:
        row = handling.add(chosen, given, *belongs, **beside)
    else:
        row = _asked(handling, chosen, belongs, given, {**beside, **begun})
    handling.tell_saved(row, as_json, chosen)


def _hold(context: Context, sheet: Sheet, form: Form, words: list[str]) -> None:
    """Say what becomes a draft of its field, if these words alone cannot be saved."""
    field = next(iter(form.for_words()), form.fields[0])
    of = {"of": sheet.id, "form": form.id, "field": field.id}
    context.hold(encoded(" ".join(words)), lambda: new_note(ADD, context.now, **of))


def _asked(
    handling: RowHandling,
    form: Form,
    belongs: tuple[str | None, int | None],
    given: dict[str, Content],
    beside: dict[str, Any],
) -> Row:
    """Ask for what is not given, if anyone is there to ask."""
    if not modes.is_typed_at():
        if not given:
            raise nobody_to_ask(handling, form)
        return handling.add(form, given, *belongs, **beside)
    from stepguide.records import asking

    say(form.opening)
    place = asking.RowPlace(handling, form, *belongs)
    filling = asking.RowQuestions(place)
    filling.begin(given, **beside)
    return filling.fill([cell for cell in form.fields if cell.id not in given], beside)


def nobody_to_ask(handling: RowHandling, form: Form) -> UsageError:
    """The error where a row is to be asked for and nobody is there."""
    first = form.fields[0].id.replace("_", "-")
    return UsageError(
        "This asks one thing at a time, and there is no terminal here to ask at.",
        Do(f'{handling.typed} add --{first} "…"', "Give it with options, such as"),
    )


def edit(
    context: Context,
    sheet: Sheet,
    *,
    which: str,
    park: bool | None,
    tag: list[str] | None,
    untag: list[str] | None,
    as_json: bool,
    at: str | None = None,
    **cells: Any,
) -> None:
    """Change a row, or ask for all of it again."""
    handling = rows_of(context, sheet.id)
    found = handling.find(which)
    form = handling.form_of(found.record)
    if form is None and any(said is not None for said in cells.values()):
        raise _unknown(handling, found.record)
    given = arguments.typed(handling.context, form, handling.fields_of(form), cells) if form else {}
    moment = when.past(context, at) if at else None
    if given or park is not None or tag or untag or moment:
        if form and park is False and found.record.parked:
            handling.check_room(form)
        handling.meets(found.record, given)
        change = arguments.change(form, given, park, tag or [], untag or [])
        row = handling.change(found, lambda before: change(before).about(moment))
    elif form and modes.is_typed_at():
        row = handling.ask_again(found, form)
    elif form is None:
        raise _unknown(handling, found.record)
    else:
        raise UsageError(
            "Say what is to change.",
            Do(f"{handling.typed} edit --help", "What can be changed"),
        )
    handling.tell_saved(row, as_json)


def _unknown(handling: RowHandling, row: Row) -> UsageError:
    return UsageError(
        f"This version knows no {row.sheet!r}, so its words cannot be changed.",
        Do(f"{handling.typed} show {row.short_id}", "To see it"),
    )
