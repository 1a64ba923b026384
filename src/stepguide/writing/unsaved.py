"""A person's own words that could not be saved as given: put aside, or given back."""

import sys
from typing import TYPE_CHECKING, Any

import typer

from stepguide.errors import FailedError, StepguideError, UsageError
from stepguide.home.drafts import ADD, new_note
from stepguide.terminal import pipe
from stepguide.terminal.context import Context
from stepguide.terminal.options import OWN, PIPE, WORDS, Given
from stepguide.terminal.screen import hint, remark
from stepguide.terminal.text import decoded, encoded
from stepguide.writing import drafting

if TYPE_CHECKING:
    from collections.abc import Callable

    from stepguide.home.drafts import DraftNote

# What a number of a choice, or several of them, is made of: no words of a person's own.
OF_NUMBERS = "0123456789,; "
ANSWERS = ("yes", "no", "last")  # nor are these
GIVEN_BACK = "nothing of this is saved. Here are your words, to copy:"


def keep(context: Context, given: Given, error: BaseException) -> None:
    """Put aside what `error` kept from being saved, and raise it saying also where that is.

    Returns where there is nothing to put aside, or where `error` is a fault of the program's own:
    the words come first then, and after them the fault.
    """
    if context.opened is not None and context.opened.has_saved:
        return
    data, note = context.held or (encoded("\n".join(_lines(given))), None)
    context.held = None
    if not data.strip():
        return
    kept = drafting.put_aside(context, data, _note(context, note))
    if isinstance(error, typer.TyperException):
        raise UsageError(error.format_message(), kept) from None
    if isinstance(error, (StepguideError, OSError, KeyboardInterrupt, typer.Abort)):
        raise drafting.with_hint(error, kept) from None
    remark(kept)


def fill(values: dict[str, Any], given: Given, takes_pipe: bool) -> None:
    """Put what comes through the pipe in the place of its `-`, below what stands beside it.

    Raises UsageError at a terminal and for a second `-`, FailedError where nothing came, and
    what kept it from being read whole; what was read is in `values` then.
    """
    if sys.stdin.isatty():
        return _at_a_terminal(values, given, takes_pipe)
    came = pipe.read()
    text = decoded(came.data)
    signs = 0
    for one, said in given:
        if said == PIPE:
            signs += 1
            values[one.name] = text if signs == 1 else ""
        elif not isinstance(said, str) and PIPE in said:
            signs += list(said).count(PIPE)
            values[one.name] = ["\n".join(filter(None, [_without_sign(said), text]))]
    if came.trouble:
        raise came.trouble
    if signs > 1:
        raise UsageError("Only one - can stand on a line: what comes through a pipe comes once.")
    if not text.strip():
        raise FailedError("There is nothing to save: nothing came through the pipe.")
    return None


def _at_a_terminal(values: dict[str, Any], given: Given, takes_pipe: bool) -> None:
    for one, said in given:
        if said == PIPE or ([*said] == [PIPE] and not takes_pipe):
            values[one.name] = None
            raise UsageError(
                "A - takes what comes through a pipe, and there is no pipe here.",
                "Leave it away to be asked, or give the words themselves.",
            )
        if [*said] == [PIPE]:
            values[one.name] = []  # asked for at the prompt
        # Among other words it is a dash of the person's own.


def give_back(
    context: Context,
    params: list[Any],
    typed: list[str],
    takes_pipe: bool,
    error: typer.TyperException,
) -> None:
    """Print the words of a line that cannot be understood; words of a pipe become a draft.

    Raises `error` as UsageError, saying where that draft is, if there is one.
    """
    if kept := give_back_line(context, params, typed, takes_pipe):
        raise UsageError(error.format_message(), kept) from None


def give_back_line(context: Context, params: list[Any], typed: list[str], takes_pipe: bool) -> str:
    """Print the words of a line; where the draft is that words of a pipe became, if they did."""
    found = OwnWords(params, typed)
    _print(found.lines)
    wants_pipe = found.wants_pipe or (takes_pipe and not found.has_words)
    return _keep_pipe(context) if wants_pipe else ""


def give_back_options(context: Context, typed: list[str]) -> None:
    """Print what options were given of a command that cannot be known, each with its name."""
    pairs = []
    for name, following in zip(typed, [*typed[1:], ""], strict=True):
        option, equals, value = name.partition("=")
        if option.startswith("--") and (equals or not following.startswith("--")):
            pairs.append((option, value if equals else following))
    _print([f"{_label([option])}: {value}" for option, value in pairs if value not in ("", PIPE)])
    if any(value == PIPE for _, value in pairs):
        hint(_keep_pipe(context))


def _print(lines: list[str]) -> None:
    if lines:
        remark(GIVEN_BACK)
        drafting.print_words(encoded("\n".join(lines)))


def _keep_pipe(context: Context) -> str:
    data = pipe.read_if_it_comes()
    return drafting.put_aside(context, data, _plain_note(context)) if data.strip() else ""


class OwnWords:
    """What is found in a line that cannot be understood.

    `lines` are a person's own words as far as they can be told from the rest, `has_words` says
    that some of them are certainly such, `wants_pipe` that a `-` asks for what comes through one.
    """

    def __init__(self, params: list[Any], typed: list[str]) -> None:
        self.lines: list[str] = []
        self.has_words = self.wants_pipe = False
        self._loose: list[str] = []
        self._options = {
            name: one
            for one in params
            if one.param_type_name == "option"
            for name in (*one.opts, *one.secondary_opts)
        }
        self._read(list(typed))
        self._place([one for one in params if one.param_type_name == "argument"])

    def _read(self, rest: list[str]) -> None:
        is_after_unknown = False
        while rest:
            word = rest.pop(0)
            name, equals, value = word.partition("=")
            if word == "--":
                self._take_loose(*rest)
                return
            # No option has a blank in its name: that is a sentence which begins with a dash.
            if not name.startswith("-") or name == PIPE or len(name.split()) > 1:
                self._take_loose(word, certain=not is_after_unknown)
                is_after_unknown = False
                continue
            option = self._options.get(name)
            is_after_unknown = option is None and not equals
            if option is None:
                self.lines += filter(None, [value])
            elif not (option.is_flag or option.count):
                self._take(option, value if equals else "".join(rest[:1]))
                rest = rest if equals else rest[1:]

    def _take_loose(self, *words: str, certain: bool = True) -> None:
        self._loose += words
        self.has_words = self.has_words or (certain and words != (PIPE,))

    def _take(self, option: Any, value: str) -> None:
        if value == PIPE and option.metavar in (WORDS, "FILE"):
            self.wants_pipe = True
        elif option.metavar in OWN and value:
            self.lines.append(f"{_label(option.opts)}: {value}")
            self.has_words = True

    def _place(self, arguments: list[Any]) -> None:
        """Give the words without an option to the arguments, as far as those go."""
        loose, own = self._loose, []
        for one in arguments:
            part, loose = (loose, []) if one.nargs == -1 else (loose[:1], loose[1:])
            if one.metavar in OWN:
                self.wants_pipe = self.wants_pipe or (one.metavar == WORDS and PIPE in part)
                own += _lines([(one, part)] if part != [PIPE] else [])
            elif any(len(word.split()) > 1 for word in part):
                loose = self._loose  # a sentence, where none has its place
                break
        # Words too many are a person's own, and so may be what was taken for something else.
        is_said = any(word.lower() not in ANSWERS and word.strip(OF_NUMBERS) for word in loose)
        self.lines[:0] = [" ".join(self._loose)] if is_said and loose != [PIPE] else own


def _lines(given: Given) -> list[str]:
    said = [(one, value if isinstance(value, str) else " ".join(value)) for one, value in given]
    return [
        words if _is_bare(one) else f"{_label(one.opts)}: {words}"
        for one, words in said
        if words.strip() and (_is_bare(one) or one.metavar != WORDS or words.strip(OF_NUMBERS))
    ]


def _without_sign(words: list[str]) -> str:
    return " ".join(word for word in words if word != PIPE)


def _is_bare(param: Any) -> bool:
    return bool(param.param_type_name == "argument" and param.metavar == WORDS)


def _label(names: list[str]) -> str:
    """What stands before the words of a parameter: `Who else` for `--who-else`."""
    long = next((name for name in names if name.startswith("--")), names[0])
    return long.strip("-").replace("-", " ").capitalize()


def _note(context: Context, made: "Callable[[], DraftNote] | None") -> "DraftNote":
    try:
        return made() if made else _plain_note(context)
    except Exception:  # what the words are for cannot be told, and they are kept all the same
        return _plain_note(context)


def _plain_note(context: Context) -> "DraftNote":
    return new_note(ADD, context.now)
