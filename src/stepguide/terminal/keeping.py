"""Commands that take a person's own words: what ends one before it has saved them loses none."""

import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

from stepguide.terminal.options import desk_of

if TYPE_CHECKING:
    from typer._click import Command as Base
else:
    Base = object

# What stands in the help for a person's own words; WORDS can come through a pipe as well.
WORDS = "WORDS"
OWN = (WORDS, "NAME", "WAY", "VALUE")
PIPE = "-"

Given = list[tuple[Any, Any]]


class Keeps(Base):
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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            if ctx.resilient_parsing:
                raise
            from stepguide.terminal import unsaved

            unsaved.give_back(desk_of(ctx), self.params, typed, self.takes_pipe, error)
            raise

    def invoke(self, ctx: Any) -> Any:
        desk = desk_of(ctx)
        given = self.own(ctx.params)
        wants_pipe = any(one.metavar == WORDS and PIPE in _each(said) for one, said in given)
        try:
            if wants_pipe:
                self._fill(ctx.params, given)
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:
            from stepguide.terminal import unsaved

            unsaved.keep(desk, self.own(ctx.params), error)
            raise
        finally:
            if given and not wants_pipe:
                _mention_a_pipe()

    def _fill(self, values: dict[str, Any], given: Given) -> None:
        """Put what comes through the pipe where a `-` stands for it."""
        from stepguide.terminal import unsaved

        if self.takes_pipe and sys.stdin.isatty() and all([*said] == [PIPE] for _, said in given):
            values.update({one.name: [] for one, _ in given})
            return
        unsaved.fill(values, [(one, said) for one, said in given if one.metavar == WORDS])


class Keeping(Keeps, TyperCommand):
    """A command that keeps the words it was given, or prints them."""


class Piping(Keeping):
    """One that without any words on the line takes what comes through a pipe."""

    takes_pipe = True


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
    from stepguide.terminal.screen import remark

    if pipe.holds_something():
        remark("what waits on standard input was not read. A - in place of the words takes it.")
