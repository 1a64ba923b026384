"""Tags: short words a person puts on what they write."""

from stepguide.errors import UsageError

LONGEST_TAG = 50


def tag_from(typed: str) -> str:
    """A tag as it is kept: without the blanks around it; UsageError when it is none."""
    tag = typed.strip().removeprefix("#")
    if not tag or len(tag) > LONGEST_TAG or not tag.isprintable():
        raise UsageError(
            f"{typed!r} cannot be a tag.", f"A tag is one line of 1 to {LONGEST_TAG} letters."
        )
    return tag
