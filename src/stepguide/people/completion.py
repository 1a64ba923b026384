"""What the shell offers for names and roles. A home that cannot be read offers nothing."""

from stepguide.errors import StepguideError
from stepguide.home.place import find_home
from stepguide.home.roles import ROLES
from stepguide.home.store import RECORDS, TRASH, Home


def names(incomplete: str) -> list[tuple[str, str]]:
    """Names of the person's people that begin as typed, with their roles."""
    return _names(incomplete, RECORDS)


def names_in_trash(incomplete: str) -> list[tuple[str, str]]:
    """Names of those in the trash."""
    return _names(incomplete, TRASH)


def roles(incomplete: str) -> list[str]:
    """The roles that begin as typed."""
    return [role for role in ROLES if role.startswith(incomplete.lower())]


def _names(incomplete: str, part: str) -> list[tuple[str, str]]:
    from stepguide.people import actions

    try:
        people = actions.every(Home(find_home()[0]), part)
    except (StepguideError, OSError):
        return []
    typed = incomplete.casefold()
    return [(one.name, one.role) for one in people if one.name.casefold().startswith(typed)]
