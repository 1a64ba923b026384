"""What was meant by a word that is no command: what people call otherwise, and what looks alike."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

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
# What a number alone may have meant, at the root and in the group of days.
A_STEP = "To read step {0}: stepguide show {0}"
A_DAY, LONGEST = "For a milestone of your own on day {0}: stepguide days milestone {0}", 36_500
REMOVING = ("wipe", "delete", "journal delete", "drop")
ALIKE = 0.75
A_WORD = 4  # letters from which on the beginning of a word may mean a topic


def alike(typed: str, known: list[str]) -> list[str]:
    """The name of those `known` that a mistyped one looks like, if it looks like one; never what
    removes something."""
    return get_close_matches(typed, [name for name in known if name not in REMOVING], 1, ALIKE)


def nearest(group: TyperGroup, ctx: Any, args: list[str]) -> str:
    """What comes nearest to the words of a line that begin no command of the group."""
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
    if topic := _topic(lambda: ctx.find_root().obj.guide.topics, typed):
        return f"To read about it: stepguide learn {topic}"
    near = alike(typed, [*known])
    return f"Did you mean: {path} {known[near[0]]}" if near else f"{path} --help lists them."


def _about_number(number: str, ctx: Any) -> str:
    """What a number alone may have meant; in a group that takes none, that it does not."""
    path = ctx.command_path
    most, meant = 0, ""
    if not ctx.parent:
        most, meant = _steps(ctx), A_STEP
    elif ctx.info_name == "days":
        most, meant = LONGEST, A_DAY
    plain = number.lstrip("0")
    if plain and len(plain) < len(str(most)) + 1 and int(plain) <= most:
        return meant.format(plain)
    return f"{path} takes no number like that. {path} --help lists what it takes."


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
