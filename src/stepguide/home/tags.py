"""Tags: short words a person puts on what they write."""

from collections.abc import Iterable

from stepguide.errors import UsageError

LONGEST_TAG = 50


def tags_in(typed: Iterable[str]) -> list[str]:
    """The tags that options name, several of them with commas between, each once; UsageError for
    what is none."""
    parts = [part for one in typed for part in _parts(one)]
    return [*dict.fromkeys(map(tag_from, parts))]


def without(tags: Iterable[str], typed: Iterable[str]) -> list[str]:
    """The tags that are left where those `typed` are taken away. One that was kept with a comma in
    it goes as it stands."""
    there = [*tags]
    known = {tag.casefold() for tag in there}
    gone = set()
    for one in typed:
        whole = one.strip().removeprefix("#").casefold()
        gone |= {whole} if whole in known else {tag.casefold() for tag in tags_in([one])}
    return [tag for tag in there if tag.casefold() not in gone]


def _parts(typed: str) -> list[str]:
    return [part for part in typed.split(",") if part.strip()] or [typed]


def tag_from(typed: str) -> str:
    """A tag as it is kept: without the blanks around it; UsageError when it is none."""
    tag = typed.strip().removeprefix("#")
    if not tag or len(tag) > LONGEST_TAG or not tag.isprintable():
        raise UsageError(
            f"{typed!r} cannot be a tag.", f"A tag is one line of 1 to {LONGEST_TAG} letters."
        )
    return tag
