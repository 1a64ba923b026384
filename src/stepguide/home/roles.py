"""What someone can be to a person, in the order in which they are tried."""

ROLES = ("sponsor", "support", "family", "clinic")

# What else people say for one.
CALLED = {
    "support": ("friend", "best friend", "peer", "neighbor", "neighbour", "colleague"),
    "family": (
        *("mother", "mom", "mum", "father", "dad", "parent", "brother", "sister", "partner"),
        *("wife", "husband", "girlfriend", "boyfriend", "son", "daughter", "cousin", "aunt"),
        *("uncle", "grandmother", "grandfather"),
    ),
    "clinic": (
        *("doctor", "nurse", "counselor", "counsellor", "therapist", "pharmacist", "case worker"),
        *("caseworker", "social worker"),
    ),
}


def rank(role: str) -> int:
    """The place of a role in that order; one that is unknown comes last."""
    return ROLES.index(role) if role in ROLES else len(ROLES)
