"""The commands that add and change a row; filling.py does what they say."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from stepguide.errors import UsageError
from stepguide.guide.sheets import Form, Sheet
from stepguide.home.kinds import BY_ID
from stepguide.records import parameters
from stepguide.records.completion import forms, tags
from stepguide.terminal.options import WORDS, Given, context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter
from stepguide.terminal.text import listed
from stepguide.writing.autosave import AutosavedCommand

if TYPE_CHECKING:
    from stepguide.records.filling import Begin

TAG = "A tag, or several with commas between; share marks it for sharing."
UNTAG = "A tag to take away."
PARK_HELP = "Put it aside, or take it up again."


def add(
    sheet: Sheet,
    only: str | None = None,
    more: list[Parameter] | None = None,
    begin: "Begin | None" = None,
) -> BuiltCommand:
    """The command that adds a row, of the form `only` where that is fixed; words behind it are what
    is written.

    What a sheet has of its own are the parameters `more`; `begin` is given the handling and their
    values, and returns what the row has of them, with the `cells` that it begins with.
    """

    own = [one.name for one in more or ()]
    kinds = [kind for kind in sheet.kinds if only in (None, kind.id)]
    doc = f"""Write down {listed([kind.one for kind in kinds], "or")}.

    With words or options it is saved at once; without, you are asked one thing at a time, and each
    answer is saved as soon as you give it. :help lists what else can be typed, ! shows sos.
    """
    takes = [_words(sheet, kinds), *(more or ()), *parameters.cell_options(sheet, only)]
    # What belongs to no step belongs to a moment.
    takes.append(parameters.STEP if BY_ID[sheet.id].of == "step" else parameters.AT)
    takes += [park_option(sheet), _tags("tag", TAG, sheet), parameters.AS_JSON]
    return BuiltCommand(_lead("add", sheet, only, own, begin), takes, doc)


def _tags(name: str, help_: str, sheet: Sheet) -> Parameter:
    names = [f"--{name}", *(["-t"] if name == "tag" else [])]
    info = typer.Option(None, *names, help=help_, autocompletion=tags(sheet.id))
    return Parameter(name, list[str] | None, info)


def command(sheet: Sheet) -> type[AutosavedCommand]:
    """The class of a command that adds a row: the name of a kind is no words to keep."""
    return type("AddCommand", (_AddCommand,), {"sheet": sheet})


class _AddCommand(AutosavedCommand):
    sheet: Sheet

    def left(self, values: dict[str, Any]) -> Given:
        given = super().left(values)
        return [(one, self._own(said) if one.name == "words" else said) for one, said in given]

    def _own(self, words: list[str]) -> list[str]:
        try:
            return self.sheet.kind_and_words([*words])[1]
        except UsageError:  # it may be the name of several
            return []


def edit(sheet: Sheet) -> BuiltCommand:
    """The command that changes a row."""

    doc = "Change a row: with options, or asked again one thing at a time."
    takes = [parameters.which(sheet.id), *parameters.cell_options(sheet)]
    takes += [park_option(sheet), _tags("tag", TAG, sheet), _tags("untag", UNTAG, sheet)]
    takes += [parameters.MOVED_TO, parameters.AS_JSON]
    return BuiltCommand(_lead("edit", sheet), takes, doc)


def _words(sheet: Sheet, kinds: list[Form]) -> Parameter:
    """The words on the line; of several kinds of rows the first of them may name one."""
    if len(kinds) == 1:
        argument = typer.Argument(None, metavar=WORDS, help="What you want to write.")
    else:
        said = f"First which kind ({', '.join(kind.id for kind in kinds)}), then what you write."
        argument = typer.Argument(None, metavar=WORDS, help=said, autocompletion=forms(sheet.id))
    return Parameter("words", list[str] | None, argument)


def _lead(does: str, *known: Any) -> Callable[..., None]:
    def begin(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import filling

        getattr(filling, does)(context_of(ctx), *known, **given)

    return begin


def park_option(sheet: Sheet) -> Parameter:
    """The option that puts a row aside."""
    help_ = sheet.aside.help if sheet.aside else PARK_HELP
    return Parameter("park", bool | None, typer.Option(None, "--park/--no-park", help=help_))
