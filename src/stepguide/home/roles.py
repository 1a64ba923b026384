"""What someone can be to a person, in the order in which they are tried."""

ROLES = ("sponsor", "support", "family", "clinic")


def rank(role: str) -> int:
    """The place of a role in that order; one that is unknown comes last."""
    return ROLES.index(role) if role in ROLES else len(ROLES)
