"""What was meant by a word that is no command: what people call otherwise, and what looks alike."""

import shlex
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

from stepguide.advice import Do, Said
from stepguide.errors import StepguideError

if TYPE_CHECKING:
    from stepguide.guide.topics import Topics

# Words people use for what is called otherwise here. What only looks alike is suggested too, but
# never what removes something.
MEANT = {
    "write": "journal add",
    "new": "journal add",
    "log": "journal add",
    "entry": "journal add",
    "find": "search",
    "look for": "search",
    "undelete": "journal restore",
    "undo": "journal list --trash",
    "read": "show",
    "read step": "show",
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
    "check in": "checkin",
    "menu": "today",
    "home": "today",
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
LONGEST = 36_500  # days to a milestone
REMOVING = ("wipe", "delete", "drop")
ALIKE = 0.75
A_WORD = 4  # letters from which on the beginning of a word may mean a topic


def alike(typed: str, known: list[str]) -> list[str]:
    """The name of those `known` that a mistyped one looks like, if it looks like one; never what
    removes something."""
    return get_close_matches(typed, [name for name in known if name not in REMOVING], 1, ALIKE)


def nearest(group: TyperGroup, ctx: Any, args: list[str]) -> Said:
    """What comes nearest to the words of a line that begin no command of the group: all of the
    line as it was meant, but never what removes something."""
    typed = args[0]
    if typed.isascii() and typed.isdecimal():
        return _about_number(typed, ctx)
    if _plain(typed) in OVER:
        return "Nothing is open here, so there is nothing to leave."
    meant = called_otherwise(group, ctx, args) or _looks_alike(group, ctx, args)
    if meant is None:
        return Do(_below(ctx, "--help"), "To see them all")
    if set(meant.command.split()) & {*REMOVING}:
        return Do(f"{meant.command.split(' -- ')[0]} --help", "To see how that is done")
    return meant


def called_otherwise(group: TyperGroup, ctx: Any, args: list[str]) -> Do | None:
    """A command that people call by other words, with the rest of the line."""
    own = group.list_commands(ctx)
    plain = _plain(args[0])
    if plain in own:
        return _meant(_below(ctx, plain), args[1:])
    two = f"{plain} {_plain(args[1])}" if len(args) > 1 else ""
    for count, said in ((2, two), (1, plain)):
        if said in MEANT:
            return _meant(MEANT[said], args[count:])
    return None


def _looks_alike(group: TyperGroup, ctx: Any, args: list[str]) -> Do | None:
    own = {name: name for name in group.list_commands(ctx)}
    known: dict[str, str] = {}
    # What many rooms have, such as `add`, is meant of the journal.
    for name in sorted(own, key=lambda name: name != "journal"):
        inner = group.get_command(ctx, name)
        if isinstance(inner, TyperGroup):
            for deeper in inner.list_commands(ctx):
                known.setdefault(deeper, f"{name} {deeper}")
    known |= own
    typed = _plain(args[0])
    if typed in known:
        return _meant(_below(ctx, known[typed]), args[1:])
    if topic := _topic(lambda: ctx.find_root().obj.guide.topics, args[0]):
        return Do(f"learn {topic}", "To read about it")
    near = alike(typed, [*known])
    return _meant(_below(ctx, known[near[0]]), args[1:]) if near else None


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _below(ctx: Any, words: str) -> str:
    """What is typed after the program's name for `words` behind the command of `ctx`."""
    return f"{ctx.command_path} {words}".partition(" ")[2]


def _meant(command: str, rest: list[str]) -> Do:
    return Do(" ".join([command, *map(shlex.quote, rest)]), "Did you mean")


def _about_number(number: str, ctx: Any) -> Do:
    """What a number alone may have meant; in a group that takes none, that it does not."""
    most = 0
    if not ctx.parent:
        most = _steps(ctx)
    elif ctx.info_name == "days":
        most = LONGEST
    plain = number.lstrip("0")
    if plain and len(plain) < len(str(most)) + 1 and int(plain) <= most:
        if not ctx.parent:
            return Do(f"show {plain}", f"To read step {plain}")
        return Do(f"days milestone {plain}", f"For a milestone of your own on day {plain}")
    none = f"{ctx.command_path} takes no number like that. To see what it takes"
    return Do(_below(ctx, "--help"), none)


def _steps(ctx: Any) -> int:
    try:
        return len(ctx.find_root().obj.guide.steps.steps)
    except StepguideError:
        return 0


def _topic(topics: "Callable[[], Topics]", typed: str) -> str:
    """The id of the topic that is called so, or nothing."""
    try:
        topic = topics().called(typed)
    except StepguideError:
        return ""
    is_whole = topic and (len(typed) >= A_WORD or topic.id == typed.lower())
    return topic.id if topic and is_whole else ""
