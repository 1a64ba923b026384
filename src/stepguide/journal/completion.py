"""What the shell offers for ids, tags and drafts. A home that cannot be read offers nothing."""

from itertools import islice

from stepguide.errors import StepguideError
from stepguide.home.place import find_home
from stepguide.home.store import Home
from stepguide.terminal.text import one_line

RECENT, LOOKED_AT = 12, 200


def recent_ids(incomplete: str) -> list[tuple[str, str]]:
    """Short ids of the newest records, with how they begin."""
    return _ids(incomplete, in_trash=False)


def trash_ids(incomplete: str) -> list[tuple[str, str]]:
    """Short ids of the newest records in the trash."""
    return _ids(incomplete, in_trash=True)


def tags(incomplete: str) -> list[str]:
    """Tags of the newest records that begin as typed, the usual ones first."""
    from collections import Counter

    from stepguide.journal import finding

    try:
        found = islice(finding.newest(_home(), LOOKED_AT), LOOKED_AT)
        counts = Counter(tag for writing in found for tag in writing.tags)
    except (StepguideError, OSError):
        return []
    typed = incomplete.casefold()
    return [tag for tag, _ in counts.most_common() if tag.casefold().startswith(typed)]


def draft_ids(incomplete: str) -> list[tuple[str, str]]:
    """Short ids of the drafts, with how they begin."""
    from stepguide.home import drafts

    try:
        return [
            (draft.short_id, one_line(draft.text().decode(errors="replace"), 40))
            for draft in drafts.every(_home())
            if draft.short_id.startswith(incomplete)
        ]
    except (StepguideError, OSError):
        return []


def _ids(incomplete: str, in_trash: bool) -> list[tuple[str, str]]:
    from stepguide.journal import finding

    try:
        found = list(islice(finding.newest(_home(), RECENT, in_trash=in_trash), RECENT))
    except (StepguideError, OSError):
        return []
    return [
        (writing.short_id, one_line(writing.text, 40))
        for writing in found
        if writing.short_id.startswith(incomplete)
    ]


def _home() -> Home:
    return Home(find_home()[0])
