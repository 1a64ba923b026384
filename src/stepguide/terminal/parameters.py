"""Commands whose parameters follow from a kind or from the guide: built as Typer's own parameters,
a layer below the signatures it reads."""

import inspect
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


def with_one_reader(command: Any) -> Any:
    """The command or group, whose options for words share what reads them: Typer 0.29 makes one for
    each option, given or not, which takes up to a tenth of a start."""
    readers: dict[str, Any] = {}
    for param in command.params:
        words = param.type_descriptor.annotation
        if words in (str, list[str]):
            param.get_runtime_param = _shared(readers, str(words), param.get_runtime_param)
    return command


def _shared(readers: dict[str, Any], words: str, make: Callable[[], Any]) -> Callable[[], Any]:
    def reader() -> Any:
        if words not in readers:
            readers[words] = make()
        return readers[words]

    return reader


def _plain(said: Any) -> Any:
    """Several values as a list, and none of them as None."""
    return (list(said) or None) if isinstance(said, tuple) else said
