"""The command tree, each room opened only when it is asked for, and the edge for every error."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import takewhile
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info, get_group

from stepguide import __version__
from stepguide.errors import ExitCode, StepguideError, UsageError
from stepguide.rooms import ROOMS
from stepguide.safety import questions
from stepguide.terminal.desk import Desk
from stepguide.terminal.keeping import Keeps
from stepguide.terminal.offering import Guarded, guarded_command, guarded_items
from stepguide.terminal.options import PIPE, Json
from stepguide.terminal.screen import hint, remark
from stepguide.terminal.text import TIE

# The command of a group that takes what is no command of it: a strength, or words for one.
TAKES_WORDS = {"craving": "now"}


class NoCommandError(UsageError):
    """The words of a line lead to no command, so that none has looked at them."""


class Listening:
    """A command whose answers are heard before anything else can refuse them: what they show of
    danger is met first."""

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]
        path = ctx.command_path.partition(" ")[2]
        taken = questions.taken(path, self.params)
        asks_how = any(word in ("--help", "-h") for word in args)
        if (taken or path in questions.TOLD) and not asks_how:
            from stepguide.safety import hearing

            hearing.listen(ctx.obj, path, taken, args)
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]
        except typer.TyperException:
            _open_help(ctx)
            raise


class Group(Keeps, Listening, TyperGroup):
    """A group that says what comes nearest to a command there is not."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return guarded_items(super().shell_complete(ctx, incomplete))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            if (takes := TAKES_WORDS.get(self.name or "")) and not _alike(args[0], known):
                said = [*takewhile(lambda word: not word.startswith("-"), args)]
                return super().resolve_command(ctx, [takes, " ".join(said), *args[len(said) :]])
            path = ctx.command_path
            _open_help(ctx)
            typed = f"{path} {args[0]}" if ctx.parent else args[0]
            near = f"{_nearest(self, ctx, args)}\n  {_help_line(ctx)}"
            raise NoCommandError(f"There is no command {typed!r}.", near)
        return super().resolve_command(ctx, args)


class Program(Group):
    """The root of the tree. `main` is where every run of the program begins and ends."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*ROOMS, *self.commands]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except Exception as error:
            if args[0] in ROOMS:
                # A room that cannot be opened, as its part of the guide cannot be read.
                _show_card_for(error, ctx.obj, args[0])
                from stepguide.terminal import unsaved

                unsaved.give_back_options(ctx.obj, args[1:])
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.epilog = _help_line(ctx).replace(TIE, " ")
        super().format_help(ctx, formatter)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if room := ROOMS.get(cmd_name):
            commands = import_module(f"stepguide.{room}.commands").app
            # What is neither a command nor a group of its room is the whole room, as a group.
            return _command(commands, cmd_name) or _room(_group(commands, cmd_name) or commands)
        return self.commands.get(cmd_name)

    def main(self, args: Any = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the process with the code of how it went."""
        desk = Desk(_help_now)
        words = [*(sys.argv[1:] if args is None else args)]
        extra |= {"prog_name": "stepguide", "standalone_mode": False, "obj": desk}
        line = Line(self, desk, words)
        code = _guarded(lambda: super(Program, self).main(args, **extra), line)
        code = code or _guarded(sys.stdout.flush, line)
        sys.exit(code or _told(desk))


class Line(NamedTuple):
    """A command line, for what has to be done with it once it was refused."""

    root: Program
    desk: Desk
    words: list[str]

    def meant(self) -> tuple[list[str], Any, list[str]]:
        """The path of the command it is meant for, also where that is mistyped or options stand
        before it; the command, and all the other words."""
        command: Any = self.root
        ctx = typer.Context(command, info_name="stepguide", obj=self.desk)
        path: list[str] = []
        others: list[str] = []
        for word in self.words:
            known = command.list_commands(ctx) if isinstance(command, TyperGroup) else []
            is_option = word.startswith("-")
            name = word if word in known or is_option else next(iter(_alike(word, known)), "")
            if is_option or not name:
                others.append(word)
                continue
            command = command.get_command(ctx, name)
            ctx = typer.Context(command, info_name=name, parent=ctx, obj=self.desk)
            path.append(name)
        return path, command, others

    def is_refused(self, error: Exception) -> str:
        """Say what a refused line calls for, whatever is wrong with it, and give its words back
        where nothing else has; where words of a pipe are kept."""
        try:
            path, command, others = self.meant()
        except Exception:  # it is refused all the same
            return ""
        from stepguide.safety import hearing, screen

        if screen.SHOWN not in self.desk.said:
            taken = questions.taken(" ".join(path), command.params)
            hearing.listen(self.desk, " ".join(path), taken, others, is_mistaken=True)
            _open_help_of(" ".join(path), self.desk)
        is_known = path and isinstance(command, Keeps)
        # One word is the end of a name, as in `check in`.
        is_name = len(others) == 1 and others != [PIPE] and len(others[0].split()) == 1
        if not isinstance(error, NoCommandError) or not is_known or is_name:
            return ""
        from stepguide.terminal import unsaved

        return unsaved.give_back_line(self.desk, command.params, others, command.takes_pipe)


class Room(Group):
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


def _open_help(ctx: Any) -> None:
    """Say what a command that opens help would have, where its words are not understood."""
    _open_help_of(ctx.command_path.partition(" ")[2], ctx.obj)


def _open_help_of(path: str, desk: Desk) -> None:
    if path in questions.OPENED:
        from stepguide.safety import screen

        screen.show(desk, questions.OPENED[path])


def _alike(typed: str, known: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(typed, [name for name in known if name not in REMOVING], 1, ALIKE)


def _help_now(opens: str) -> None:
    from stepguide.sos import edge

    edge.show(None, opens=opens)


def _room(app: typer.Typer) -> Room:
    bare = typer.Typer(cls=Room)
    bare.info = app.info
    bare.info.cls = Room
    bare.registered_callback = app.registered_callback
    group = get_group(bare)
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
            return get_command_from_info(
                info, pretty_exceptions_short=True, rich_markup_mode="rich"
            )
    return None


def _name(info: Any) -> str:
    return str(info.name or info.callback.__name__)


def _guarded(run: Callable[[], Any], line: Line) -> int:
    """What `run`, of a command line, leads to as an exit code; errors become messages on
    stderr."""
    try:
        code = run()
    except StepguideError as error:
        _show_card_for(error, line.desk, next(iter(line.words), ""))
        kept = line.is_refused(error) if isinstance(error, UsageError) else ""
        return _complain(error.message, "\n".join(filter(None, (error.hint, kept))), error.code)
    except typer.TyperException as error:
        message = error.format_message()
        if not message:
            return error.exit_code  # a group without a command has shown its help
        path = getattr(getattr(error, "ctx", None), "command_path", "stepguide")
        line.is_refused(error)
        return _complain(message, f"{path} --help says how.", error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("Stopped.", "", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return _unread()
    except SystemExit as error:
        # Typer and Rich make an exit with code 1 of a closed pipe.
        if isinstance(error.__context__, BrokenPipeError):
            return _unread()
        raise
    except RuntimeError:
        from stepguide.home.place import NoHomeError, has_owner

        if has_owner():
            raise
        # What a shell is taught lies in the person's own folder, and Typer looks for none.
        return _complain(NoHomeError().message, "", ExitCode.FAILED)
    except OSError as error:
        file = f": {error.filename}" if error.filename else ""
        stored = "To see how your files are: stepguide doctor"
        return _complain(f"{error.strerror or error}{file}", stored, ExitCode.FAILED)
    return code if isinstance(code, int) else ExitCode.DONE


def _show_card_for(error: Exception, desk: Desk, first: str) -> None:
    # Where a command would have shown numbers, and the guide that holds them cannot be read.
    is_guideless = isinstance(error, StepguideError) and error.guideless
    if is_guideless and (first in questions.OF_HELP or first not in ROOMS):
        from stepguide.safety import screen

        screen.show_card(desk)


def _unread() -> int:
    # Whoever read our output had enough; what follows goes nowhere, and that is fine.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ExitCode.DONE


def _help_line(ctx: Any) -> str:
    # A word that is no command may be a call for help.
    from stepguide.guide import help, numbers

    try:
        return numbers.one_line(help.load().plain(), ctx.find_root().obj.settings.country)
    except StepguideError:
        return ""


def _complain(message: str, then: str, code: int) -> int:
    remark(message)
    hint(then)
    return int(code)


def _told(desk: Desk) -> int:
    """Say what could not be read on the way; the exit code that follows from it."""
    home = desk.opened
    if home is None:
        return ExitCode.DONE
    for line in (*home.remarks, *home.told_once()):
        remark(line)
    if not home.damage:
        return ExitCode.DONE
    more = len(home.damage) - 1
    others = f" (and {more} more like it)" if more else ""
    remark(f"{home.damage[0]}{others}. Nothing in it was changed. See: stepguide doctor")
    return ExitCode.INVALID


# Words people use for what is called otherwise here. What only looks alike is suggested too, but
# never what removes something.
MEANT = {
    "write": "journal add",
    "new": "journal add",
    "log": "journal add",
    "entry": "journal add",
    "find": "journal search",
    "remove": "journal delete",
    "undelete": "journal restore",
    "undo": "journal restore",
    "read": "show",
    "step": "show",
    "next": "today",
    "done": "finish",
    "status": "progress",
    "config": "settings",
    "contacts": "people",
    "streak": "days",
    "breathe": "craving skill",
    "mood": "checkin",
    "check": "checkin",
    "check-in": "checkin",
    "chart": "insight",
    "stats": "insight",
    "meetings": "meeting",
    "thanks": "gratitude",
    "sponsor": "people",
    "table": "compare",
    "questions": "faq",
    "uninstall": "where",
}
OVER = ("exit", "quit", "q", "bye")
# What a number alone may have meant at the root and in a group, up to which number.
OF_NUMBERS = {
    "": (12, "To read step {0}: stepguide show {0}"),
    "days": (36_500, "For a milestone of your own on day {0}: stepguide days milestone {0}"),
}
REMOVING = ("wipe", "delete", "journal delete", "drop")
ALIKE = 0.75
A_WORD = 4  # letters from which on the beginning of a word may mean a topic


def _nearest(group: TyperGroup, ctx: Any, args: list[str]) -> str:
    typed, path = args[0], ctx.command_path
    if typed.isascii() and typed.isdecimal():
        return _about_number(typed, ctx)
    plain = " ".join(typed.lower().split())
    if plain in OVER:
        return "Nothing is open here, so there is nothing to leave."
    own = {name: name for name in group.list_commands(ctx)}
    if plain in own:
        return f"Did you mean: {path} {plain}"
    for said in (" ".join([plain, *args[1:2]]), plain):
        if said in MEANT:
            return f"Did you mean: stepguide {MEANT[said]}"
    known: dict[str, str] = {}
    # What many rooms have, such as `add`, is meant of the journal.
    for name in sorted(own, key=lambda name: name != "journal"):
        inner = group.get_command(ctx, name)
        if isinstance(inner, TyperGroup):
            for deeper in inner.list_commands(ctx):
                known.setdefault(deeper, f"{name} {deeper}")
    known |= own
    if plain in known:
        return f"Did you mean: {path} {known[plain]}"
    if topic := _topic(typed):
        return f"To read about it: stepguide learn {topic}"
    near = _alike(typed, [*known])
    return f"Did you mean: {path} {known[near[0]]}" if near else f"{path} --help lists them."


def _about_number(number: str, ctx: Any) -> str:
    """What a number alone may have meant; in a group that takes none, that it does not."""
    path = ctx.command_path
    name = ctx.info_name if ctx.parent else ""
    most, meant = OF_NUMBERS.get(name, (0, ""))
    plain = number.lstrip("0")
    if plain and len(plain) < len(str(most)) + 1 and int(plain) <= most:
        return meant.format(plain)
    return f"{path} takes no number like that. {path} --help lists what it takes."


def _topic(typed: str) -> str:
    """The id of the topic that is called so, or nothing."""
    from stepguide.guide import topics

    try:
        topic = topics.load().called(typed)
    except StepguideError:
        return ""
    is_whole = topic and (len(typed) >= A_WORD or topic.id == typed.lower())
    return topic.id if topic and is_whole else ""


app = typer.Typer(
    cls=Program,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"stepguide {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    as_json: Json = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """A private, offline companion for working the twelve steps in recovery from opioid use.

    What you write stays on this computer. Prescribed medication is part of recovery.
    Without a command, stepguide shows where you are today.
    """
    if as_json and ctx.invoked_subcommand:
        named = f"stepguide {ctx.invoked_subcommand}"
        raise NoCommandError("--json stands after the command.", f"Try: {named} … --json")
    if ctx.invoked_subcommand is None:
        from stepguide.today.commands import show_today

        show_today(ctx, as_json)


@app.command(name="help", cls=Guarded, rich_help_panel="The program")
def show_help(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND", help="The command to explain.")
    ] = None,
) -> None:
    """Explain a command, or list them all."""
    at: Any = ctx.parent
    for name in command or []:
        group = at.command
        if not isinstance(group, TyperGroup):
            break
        inner = group.get_command(at, name)
        if inner is None:
            raise UsageError(
                f"There is no command {' '.join(command or [])!r}.", "stepguide --help lists them."
            )
        at = typer.Context(inner, info_name=name, parent=at)
    typer.echo(at.get_help())
