"""Commands whose parameters follow from a kind or from the guide: built as Typer's own parameters,
a layer below the signatures it reads."""

import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import _get_param
from typer.models import ParameterInfo, ParamMeta


class Parameter(NamedTuple):
    """A parameter by its name and type, with what Typer says and offers for it: a typer.Option or a
    typer.Argument whose first word is the default."""

    name: str
    takes: Any
    info: ParameterInfo


class BuiltCommand(NamedTuple):
    """A command: `run` is given the context and a value for each of the parameters. Its help is
    `doc`, else what `run` says of itself."""

    run: Callable[..., None]
    parameters: Sequence[Parameter]
    doc: str = ""

    def join(self, app: typer.Typer, name: str, cls: type[Any] = TyperCommand) -> None:
        """Be a command of this name in a group."""
        app.command(name=name, cls=with_parameters(cls, self.parameters), help=self._help())(
            self.callback()
        )

    def group(self, **info: Any) -> typer.Typer:
        """A group that does this without a command, or before one."""
        app = typer.Typer(cls=with_parameters(TyperGroup, self.parameters), **info)
        app.callback(help=self._help())(self.callback())
        return app

    def _help(self) -> str | None:
        return self.doc or inspect.getdoc(self.run)

    def callback(self) -> Callable[[typer.Context], None]:
        """What Typer calls; the values stand in its context."""

        def begin(ctx: typer.Context) -> None:
            self.run(ctx, **{name: _plain(said) for name, said in ctx.params.items()})

        return begin


def with_parameters(cls: type[Any], parameters: Sequence[Parameter]) -> type[Any]:
    """The class of a command or a group that has these."""

    def begin(self: Any, *, params: Any, callback: Callable[[], None], **more: Any) -> None:
        built = [
            _get_param(ParamMeta(name=one.name, annotation=one.takes, default=one.info))
            for one in parameters
        ]
        cls.__init__(self, params=built, callback=lambda **_: callback(), **more)

    return type(cls.__name__, (cls,), {"__init__": begin})


class WordReader:
    """Reads the values of a parameter that was given a word, several, or nothing, and leaves the
    rest to Typer, which makes an adapter for each parameter, given or not: with Typer 0.29 that
    takes up to a tenth of a start."""

    def __init__(self, param: Any) -> None:
        self.takes, self.make = param.type_descriptor.annotation, param.get_runtime_param

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as the command gets it; a typer.BadParameter for none that it takes."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if self.takes is str and _is_word(value):
            return value
        if self.takes == list[str] and isinstance(value, tuple) and all(map(_is_word, value)):
            return [*value]
        return self.make().coerce(value, param=param, ctx=ctx)


def quickly_read(params: list[Any]) -> list[Any]:
    """The parameters of a command, each with a WordReader."""
    for param in params:
        if "get_runtime_param" not in vars(param):
            reader = WordReader(param)
            param.get_runtime_param = lambda reader=reader: reader
    return params


def _is_word(value: object) -> bool:
    # What could not be decoded is refused by Typer.
    return isinstance(value, str) and (value.isascii() or not re.search("[\ud800-\udfff]", value))


def _plain(said: Any) -> Any:
    """Several values as a list, and none of them as None."""
    return (list(said) or None) if isinstance(said, tuple) else said
