"""A person's own words that could not be saved as given: put aside, or given back."""

from typing import TYPE_CHECKING, Any

import typer

from stepguide.errors import FailedError, StepguideError, UsageError
from stepguide.terminal import drafting, pipe
from stepguide.terminal.desk import Desk
from stepguide.terminal.keeping import OWN, PIPE, WORDS, Given
from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.home.drafts import DraftNote

GIVEN_BACK = "nothing of this is saved. Here are your words, to copy:"


def keep(desk: Desk, given: Given, error: BaseException) -> None:
    """Put aside what `error` kept from being saved, and raise it saying also where that is.

    Returns where there is nothing to put aside, or where `error` is a fault of the program's own:
    the words come first then, and after them the fault.
    """
    if desk.opened is not None and desk.opened.has_saved:
        return
    data, note = desk.held or (pipe.encoded("\n".join(_lines(given))), None)
    if not data.strip():
        return
    kept = drafting.put_aside(desk, data, note() if note else _plain_note(desk))
    if isinstance(error, typer.TyperException):
        raise UsageError(error.format_message(), kept) from None
    if isinstance(error, (StepguideError, OSError, KeyboardInterrupt, typer.Abort)):
        raise drafting.with_hint(error, kept) from None
    remark(kept)


def fill(values: dict[str, Any], given: Given) -> None:
    """Put what comes through the pipe in the place of its `-`, below what stands beside it.

    Raises UsageError at a terminal and for a second `-`, FailedError where nothing came, and
    what kept it from being read whole; what was read is in `values` then.
    """
    import sys

    if sys.stdin.isatty():
        values.update({one.name: _without_sign(said) for one, said in given})
        raise UsageError(
            "A - takes what comes through a pipe, and there is no pipe here.",
            "Leave it away to be asked, or give the words themselves.",
        )
    came = pipe.read()
    text = pipe.decoded(came.data)
    signs = 0
    for one, said in given:
        if isinstance(said, str):
            if said == PIPE:
                signs += 1
                values[one.name] = text if signs == 1 else ""
        elif PIPE in said:
            signs += list(said).count(PIPE)
            values[one.name] = ["\n".join(filter(None, [" ".join(_without_sign(said)), text]))]
    if came.trouble:
        raise came.trouble
    if signs > 1:
        raise UsageError("Only one - can stand on a line: what comes through a pipe comes once.")
    if not text.strip():
        raise FailedError("There is nothing to save: nothing came through the pipe.")


def give_back(
    desk: Desk, params: list[Any], typed: list[str], takes_pipe: bool, error: typer.TyperException
) -> None:
    """Print the words of a line that cannot be understood; words of a pipe become a draft.

    Raises `error` as UsageError, saying where that draft is, if there is one.
    """
    found = Found(params, typed)
    if found.lines:
        remark(GIVEN_BACK)
        drafting.print_words(pipe.encoded("\n".join(found.lines)))
    if not (found.wants_pipe or (takes_pipe and not found.has_words)):
        return
    data = pipe.read_if_it_comes()
    if data.strip():
        kept = drafting.put_aside(desk, data, _plain_note(desk))
        raise UsageError(error.format_message(), kept) from None


class Found:
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
            self.lines.append(f"{_label(option)}: {value}")
            self.has_words = True

    def _place(self, arguments: list[Any]) -> None:
        """Give the words without an option to the arguments, as far as those go."""
        loose, own = self._loose, []
        for one in arguments:
            part, loose = (loose, []) if one.nargs == -1 else (loose[:1], loose[1:])
            if one.metavar in OWN:
                self.wants_pipe = self.wants_pipe or (one.metavar == WORDS and PIPE in part)
                own += _lines([(one, [word for word in part if word != PIPE])])
            elif any(len(word.split()) > 1 for word in part):
                loose = self._loose  # a sentence, where none has its place
                break
        # Words too many are a person's own, and so may be what was taken for something else.
        self.lines[:0] = [" ".join(self._loose)] if loose else own


def _lines(given: Given) -> list[str]:
    said = [(one, " ".join(_without_sign(value))) for one, value in given]
    return [
        words if _is_bare(one) else f"{_label(one)}: {words}"
        for one, words in said
        if words.strip()
    ]


def _without_sign(said: Any) -> list[str]:
    return [word for word in ([said] if isinstance(said, str) else said) if word != PIPE]


def _is_bare(param: Any) -> bool:
    return bool(param.param_type_name == "argument" and param.metavar == WORDS)


def _label(param: Any) -> str:
    """What a parameter is called before its words: `--who-else` is `Who else`."""
    names = [name for name in param.opts if name.startswith("--")] or [param.name]
    return str(names[0]).strip("-").replace("-", " ").capitalize()


def _plain_note(desk: Desk) -> "DraftNote":
    from stepguide.home.drafts import ADD, new_note

    return new_note(ADD, desk.now)
