"""Commands that take a person's own words: what ends one before it has saved them loses none."""

import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from stepguide.terminal.options import OWN, PIPE, WORDS, Given, context_of
from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from typer._click import Command as Base
else:
    Base = object


class Autosaves(Base):
    """What a command or a group has to be beside, to keep the words of its own parameters.

    They are those whose metavar is one of OWN. `takes_pipe` says that without any on the line
    they come through a pipe.
    """

    takes_pipe = False

    def own(self, values: dict[str, Any]) -> Given:
        """The parameters that hold a person's own words, each with what was given for it."""
        return [
            (one, values[one.name])
            for one in self.params
            if one.metavar in OWN and one.name and values.get(one.name)
        ]

    def left(self, values: dict[str, Any]) -> Given:
        """Those that are kept where the command ends before it has saved them."""
        return self.own(values)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            if ctx.resilient_parsing:
                raise
            meant, words = self._meant(ctx, typed)
            params = self.params if meant is self else [*self.params, *meant.params]
            _unsaved().give_back(context_of(ctx), params, words, meant.takes_pipe, error)
            raise

    def invoke(self, ctx: Any) -> Any:
        context = context_of(ctx)
        given = self.own(ctx.params)
        texts = [(one, said) for one, said in given if one.metavar == WORDS]
        wants_pipe = any(PIPE in _each(said) for _, said in texts)
        try:
            if wants_pipe:
                _unsaved().fill(ctx.params, texts, self.takes_pipe)
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:
            _unsaved().keep(context, self.left(ctx.params), error)
            raise
        finally:
            if texts and not wants_pipe and not context.is_quiet:
                _mention_a_pipe()

    def _meant(self, ctx: Any, typed: list[str]) -> "tuple[Autosaves, list[str]]":
        """The command that a line is meant for, of those below this one, and what is for it."""
        if not isinstance(self, TyperGroup):
            return self, typed
        known = self.list_commands(ctx)
        place = next((place for place, word in enumerate(typed) if word in known), len(typed))
        below = self.get_command(ctx, typed[place]) if place < len(typed) else None
        if not isinstance(below, Autosaves):
            return self, typed[:place]
        return below._meant(ctx, [*typed[:place], *typed[place + 1 :]])


class AutosavedCommand(Autosaves, TyperCommand):
    """A command that keeps the words it was given, or prints them."""


class PipedCommand(AutosavedCommand):
    """One that without any words on the line takes what comes through a pipe."""

    takes_pipe = True


def _unsaved() -> Any:
    from stepguide.writing import unsaved

    return unsaved


def _each(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _mention_a_pipe() -> None:
    """Say that something waits on standard input, which may be a loop's own and is not read."""
    try:
        if stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode):
            return  # a terminal, or /dev/null
    except (OSError, ValueError):
        return
    from stepguide.terminal import pipe

    if pipe.holds_something():
        remark("something waits on standard input and was left unread. A - takes it.")
