"""The command tree, each room opened only when it is asked for, and the edge for every error."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import takewhile
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info, get_group

from stepguide import __version__
from stepguide.advice import Do, Said
from stepguide.errors import ExitCode, NoCommandError, StepguideError, UsageError
from stepguide.footer import numbers_line
from stepguide.guide.guide import Guide
from stepguide.home.place import NoHomeError, has_owner
from stepguide.rooms import ROOMS, SHORT, is_command
from stepguide.safety import questions
from stepguide.terminal import ending, spoken, streams
from stepguide.terminal.completing import (
    INSTALL,
    REMOVE,
    SHOW,
    Guarded,
    guarded_command,
    guarded_items,
    offer,
)
from stepguide.terminal.context import Context, Meant
from stepguide.terminal.options import Json, Quiet, quiet
from stepguide.terminal.parameters import quickly_read
from stepguide.terminal.screen import hint, remark
from stepguide.terminal.text import TIE
from stepguide.writing.autosave import Autosaves

if TYPE_CHECKING:
    from typer._click import Command as Base
else:
    Base = object

SHELL = "shell"  # the one named behind what teaches it

# The command of a group that takes what is no command of it: a strength, or words for one.
TAKES_WORDS = {"craving": "now"}
AS_JSON = "as_json"


class Explained(Base):
    """A command whose help is a page as any other where it is listened to."""

    def get_params(self, ctx: Any) -> list[Any]:
        return quickly_read(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        screen = ctx.find_root().obj.screen
        if not screen.is_plain:
            return super().format_help(ctx, formatter)
        formatter.write(_overview().aloud(self, ctx, screen))
        return None


class ExplainedCommand(Explained, Guarded):
    """One that stands at the root itself."""


class Listening(Explained):
    """A command whose answers are heard before anything else can refuse them: what they show of
    danger is met first."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        left = self._heard(ctx, args)
        if AS_JSON in ctx.params:
            # Asked for before a command, it is asked of that.
            ctx.obj.wants_json = ctx.params[AS_JSON] = ctx.obj.wants_json or ctx.params[AS_JSON]
        elif ctx.obj.wants_json and not isinstance(self, TyperGroup):
            raise UsageError(f"{_path(ctx)} has no --json.", Do(f"{_path(ctx)} --help", "To see"))
        return left

    def _heard(self, ctx: Any, args: list[str]) -> list[str]:
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        path = _path(ctx)
        taken = questions.taken(path, self.params)
        asks_how = any(word in ("--help", "-h") for word in args)
        if (taken or path in questions.TOLD) and not asks_how:
            _hearing().listen(ctx.obj, path, taken, args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException:
            _open_help(ctx)
            raise


def _path(ctx: Any) -> str:
    """The command as typed after the program's name."""
    return str(ctx.command_path.partition(" ")[2])


def _open_help(ctx: Any) -> None:
    _hearing().open_help(ctx.obj, _path(ctx))


def _hearing() -> ModuleType:
    from stepguide.safety import hearing

    return hearing


class CommandGroup(Autosaves, Listening, TyperGroup):
    """A group that says what comes nearest to a command there is not."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return guarded_items(super().shell_complete(ctx, incomplete))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            from stepguide.nearest import alike, nearest

            if (takes := TAKES_WORDS.get(self.name or "")) and not alike(args[0], known):
                said = [*takewhile(lambda word: not word.startswith("-"), args)]
                return super().resolve_command(ctx, [takes, " ".join(said), *args[len(said) :]])
            _open_help(ctx)
            typed = f"{ctx.command_path} {args[0]}" if ctx.parent else args[0]
            raise NoCommandError(
                f"There is no command {typed!r}.", nearest(self, ctx, args), _help_line(ctx)
            )
        return super().resolve_command(ctx, args)


class CommandTree(CommandGroup):
    """The root of the tree. `main` is where every run of the program begins and ends."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # A shell may be named behind these, and Typer has no value that can be left out.
        option, equals, value = (args[0] if args else "").partition("=")
        if option in (INSTALL, SHOW, REMOVE):
            ctx.meta[SHELL] = value if equals else next(iter(args[1:]), None)
            args = [option]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return [*ROOMS, *self.commands]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        try:
            if is_command(args):
                args = [*SHORT.get(args[0], args[:1]), *args[1:]]
            return super().resolve_command(ctx, args)
        except Exception as error:
            if args[0] in ROOMS:
                # A room that cannot be opened, as its part of the guide cannot be read.
                _show_card_for(error, ctx.obj, args[0])
                _refusals().unsaved.give_back_options(ctx.obj, args[1:])
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.epilog = _help_line(ctx).replace(TIE, " ")
        super().format_help(ctx, formatter)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        cmd_name, *_ = SHORT.get(cmd_name, (cmd_name,))
        if room := ROOMS.get(cmd_name):
            commands = _commands(room, cmd_name, ctx.find_root().obj)
            # What is neither a command nor a group of its room is the whole room, as a group.
            return _command(commands, cmd_name) or _room(_group(commands, cmd_name) or commands)
        return self.commands.get(cmd_name)

    def main(self, args: Any = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the process with the code of how it went."""
        words = [*(sys.argv[1:] if args is None else args)]
        extra |= {"prog_name": "stepguide", "standalone_mode": False}
        whole = super().main
        ending.never_writes_memory()
        sys.exit(self.attempt(lambda context: whole(args, **extra, obj=context), words))

    def attempt(self, does: Callable[[Context], Any], words: Sequence[str] = ()) -> int:
        """Do something with a context of its own; the exit code of how it went."""
        context = Context(
            help_now=_help_now,
            open_guide=Guide,
            hears=_hears,
            run_line=_run_line,
            means=lambda line: _means(line, self, context),
            attempt=self.attempt,
        )
        spoken.begin(lambda: context.screen.is_plain)
        line = CommandLine(self, context, [*words])
        code = _guarded(lambda: does(context), line)
        code = code or _guarded(sys.stdout.flush, line)
        code = _told(context, code)
        return code or _seen(context)


class CommandLine(NamedTuple):
    """A command line and what it runs with, for what has to be done once it was refused."""

    root: CommandTree
    context: Context
    words: list[str]


class Room(CommandGroup):
    """A group whose commands are made when they are asked for: making one takes a millisecond."""

    app: typer.Typer

    def list_commands(self, ctx: Any) -> list[str]:
        groups = [str(group.typer_instance.info.name) for group in _groups(self.app)]
        return [*map(_name, self.app.registered_commands), *groups]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        for group in _groups(self.app):
            if group.typer_instance.info.name == cmd_name:
                return _room(group.typer_instance)
        return _command(self.app, cmd_name)


def _overview() -> ModuleType:
    from stepguide import overview

    return overview


def _help_now(opens: str) -> None:
    from stepguide.sos import edge

    edge.show(None, opens=opens)


def _hears(line: str, in_words: bool) -> str | None:
    from stepguide.guide import calling

    if line.split() == ["stepguide", "help"]:  # which is the page, where it stands alone
        return None
    return calling.in_words(line) if in_words else calling.for_help(line)


def _run_line(words: list[str]) -> int:
    # Whatever comes of it, the question it was typed at is asked again.
    try:
        typer.main.get_command(app).main(words)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else ExitCode.DONE
    except Exception as error:  # a fault of the program's own; what was begun is still to be kept
        remark(f"that command failed ({type(error).__name__}).")
    return ExitCode.FAILED


def _meaning() -> Any:
    """What a line means is read where one is, which is rarely."""
    from stepguide import meaning

    return meaning


def _means(line: str, root: CommandTree, context: Context) -> Meant:
    found: Meant = _meaning().meant(line, root, context)
    return found


def _run_what_was_meant(error: NoCommandError, context: Context) -> int:
    """Offer the command that was meant by one there is not, where someone is there to say yes."""
    words = _meaning().instead(error.hints, context)
    return _run_line(words) if words else error.code


def _commands(room: str, word: str, context: Context) -> typer.Typer:
    """The commands of a room; those that follow from the guide are made for a word."""
    module = import_module(f"stepguide.{room}.commands")
    whole: typer.Typer | None = getattr(module, "app", None)
    if whole is not None:
        return whole
    made: Callable[[Guide, str], typer.Typer] = module.commands
    return made(context.guide, word)


def _room(app: typer.Typer) -> Room:
    bare = typer.Typer()
    bare.info = app.info
    own: Any = app.info.cls  # one with parameters that are made, else only Typer's word for none
    is_made = isinstance(own, type) and not issubclass(own, Room)
    bare.info.cls = type("MadeRoom", (own, Room), {}) if is_made else Room
    bare.registered_callback = app.registered_callback
    group = _heeding(get_group(bare))
    assert isinstance(group, Room)
    group.app = app
    group.rich_help_panel = app.rich_help_panel
    return group


def _group(app: typer.Typer, name: str) -> typer.Typer | None:
    found = (group.typer_instance for group in _groups(app))
    return next((group for group in found if group.info.name == name), None)


def _groups(app: typer.Typer) -> list[Any]:
    return [group for group in app.registered_groups if group.typer_instance]


def _command(app: typer.Typer, name: str) -> Any:
    for info in app.registered_commands:
        if _name(info) == name:
            made = guarded_command(info.cls)
            if not issubclass(made, Listening):
                info.cls = type(f"Listening{made.__name__}", (Listening, made), {})
            return _heeding(
                get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode="rich")
            )
    return None


def _heeding(command: Any) -> Any:
    """The command or group, which heeds --quiet like all of them."""
    command.params.append(quiet())
    return command


def _name(info: Any) -> str:
    return str(info.name or info.callback.__name__)


def _guarded(run: Callable[[], Any], line: CommandLine) -> int:
    """What `run`, of a command line, leads to as an exit code; errors become messages on
    stderr."""
    try:
        code = run()
    except StepguideError as error:
        _show_card_for(error, line.context, next(iter(line.words), ""))
        kept = _refused(line, error) if isinstance(error, UsageError) else ""
        line.context.complaint = error.message
        code = _complain(error.message, error.code, *error.hints, kept)
        if isinstance(error, NoCommandError) and sys.stdin.isatty():
            return _run_what_was_meant(error, line.context)
        return code
    except typer.TyperException as error:
        message = error.format_message()
        if not message:
            return error.exit_code  # a group without a command has shown its help
        path = getattr(getattr(error, "ctx", None), "command_path", "stepguide")
        how = f"{path} --help".partition(" ")[2]
        _refused(line, error)
        return _complain(message, error.exit_code, *_with_a_dash(error), Do(how, "To see how"))
    except (KeyboardInterrupt, typer.Abort):
        return _complain("Stopped.", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return _unread()
    except SystemExit as error:
        # Typer and Rich make an exit with code 1 of a closed pipe.
        if isinstance(error.__context__, BrokenPipeError):
            return _unread()
        raise
    except RuntimeError:
        if has_owner():
            raise
        # What a shell is taught lies in the person's own folder, and Typer looks for none.
        return _complain(NoHomeError().message, ExitCode.FAILED)
    except OSError as error:
        if error is streams.refused():
            return _unshown(error)
        file = f": {error.filename}" if error.filename else ""
        stored = Do("doctor", "To see how your files are")
        whose = line.context.home.belongs_to(error) if line.context.opened else ""
        return _complain(f"{error.strerror or error}{file}", ExitCode.FAILED, whose, stored)
    return code if isinstance(code, int) else ExitCode.DONE


def _with_a_dash(error: typer.TyperException) -> list[Said]:
    """What to do where words were taken for an option, as `-5 degrees` is."""
    command = getattr(getattr(error, "ctx", None), "command", None)
    takes_words = any(one.param_type_name == "argument" for one in getattr(command, "params", ()))
    if not takes_words or not re.match("No such option: -[^-]", error.format_message()):
        return []
    return ["Words that begin with a dash go behind a -- of its own, with a blank on either side."]


def _refused(line: CommandLine, error: Exception) -> str:
    return str(_refusals().hear(*line, error))


def _refusals() -> ModuleType:
    from stepguide import refused

    return refused


def _show_card_for(error: Exception, context: Context, first: str) -> None:
    # Where a command would have shown numbers, and the guide that holds them cannot be read.
    is_guideless = isinstance(error, StepguideError) and error.guideless
    if is_guideless and (first in questions.OF_HELP or first not in ROOMS):
        from stepguide.safety import screen

        screen.show_card(context)


def _unread() -> int:
    # Whoever read our output had enough; what follows goes nowhere, and that is fine.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ExitCode.DONE


def _seen(context: Context) -> int:
    """Say what kept an answer from where it was to go, and whether that counts: not where something
    was saved, which nobody is to do a second time."""
    home = context.opened
    if not context.screen.has_pages or (home is not None and home.has_saved):
        return ExitCode.DONE
    if refused := streams.refused():
        return _unshown(refused)
    return ExitCode.FAILED if streams.is_unseen() else ExitCode.DONE


def _unshown(error: OSError) -> int:
    return _complain(f"It could not be written there: {error.strerror}.", ExitCode.FAILED)


def _help_line(ctx: Any) -> str:
    # A word that is no command may be a call for help.
    return numbers_line(ctx.find_root().obj)


def _complain(message: str, code: int, *then: Said) -> int:
    remark(message)
    hint(*then)
    return int(code)


def _told(context: Context, code: int) -> int:
    """Say what could not be read on the way; the exit code that follows from it and from `code`."""
    home = context.opened
    if home is None:
        return code
    once = [] if code or context.is_quiet else home.told_once()
    for line in (*home.remarks, *once):
        remark(line)
    damage = [one for one in home.damage if str(one) not in context.complaint]
    if damage:
        more = len(damage) - 1
        others = f" (and {more} more like it)" if more else ""
        remark(Do("doctor", f"{damage[0]}{others}. Nothing in it was changed. See"))
    return code or (ExitCode.INVALID if home.damage else ExitCode.DONE)


app = typer.Typer(
    cls=CommandTree,
    invoke_without_command=True,
    add_completion=False,  # Typer's own scripts change more than this program
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"stepguide {__version__}")
        raise typer.Exit


def _teach(ctx: typer.Context, param: Any, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from stepguide.terminal import shells

        said = shells.taught(param.opts[0], ctx.meta[SHELL])
        if isinstance(said, str):
            sys.stdout.write(said)
        else:
            ctx.obj.screen.show(said)
        raise typer.Exit


def _for_a_shell(option: str, help_: str) -> Any:
    return typer.Option(
        option, metavar="[SHELL]", callback=_teach, is_eager=True, expose_value=False, help=help_
    )


@app.callback()
def root(
    ctx: typer.Context,
    as_json: Json = False,
    is_quiet: Quiet = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="The version.")
    ] = False,
    install: Annotated[
        bool, _for_a_shell(INSTALL, "Have Tab complete stepguide in bash, zsh or fish.")
    ] = False,
    show: Annotated[bool, _for_a_shell(SHOW, "The script for it, to look at.")] = False,
    remove: Annotated[bool, _for_a_shell(REMOVE, "Take it out again.")] = False,
) -> None:
    """A private, offline companion for working the twelve steps in recovery from opioid use.

    What you write stays on this computer. Prescribed medication is part of recovery.
    Without a command, stepguide shows where you are today.
    """
    if ctx.invoked_subcommand is None:
        from stepguide.today import run

        run.front(ctx.obj, as_json)


@app.command(name="version", cls=ExplainedCommand, rich_help_panel="The program")
def show_version(ctx: typer.Context, as_json: Json = False) -> None:
    """The version, as --version and -V say it."""
    if as_json:
        ctx.obj.screen.data({"version": __version__})
    else:
        _version(True)


@app.command(name="help", cls=ExplainedCommand, rich_help_panel="The program")
def show_help(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND", help="The command to explain.", autocompletion=offer(lambda _: ROOMS)
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every command there is.")] = False,
) -> None:
    """What people want, in a few lines; all commands, or one of them explained.

    Examples: stepguide help --all, stepguide help journal add
    """
    at: Any = ctx.parent
    if not command:
        page = _overview().every(at.command, at) if everything else _overview().wanted()
        ctx.obj.screen.show(page)
        return
    for name in command:
        group = at.command
        if not isinstance(group, TyperGroup):
            break
        inner = group.get_command(at, name)
        if inner is None:
            typed = " ".join(command)
            raise UsageError(f"There is no command {typed!r}.", Do("help --all", "To see them all"))
        at = typer.Context(inner, info_name=name, parent=at)
    typer.echo(at.get_help())
