"""What the shell offers for the person's people and their roles."""

from stepguide.home.roles import ROLES
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.terminal.offering import Found, guarded, offer


def _names(home: Home, part: str) -> Found:
    from stepguide.people import actions

    people = actions.every(home, part)
    # A name that is more than one word cannot be offered; the id finds the person as well.
    return [(one.name if guarded(one.name) else one.short_id, one.role) for one in people]


names = offer(lambda desk: _names(desk.home, RECORDS))
names_in_trash = offer(lambda desk: _names(desk.home, TRASH))
roles = offer(lambda _: ROLES)
