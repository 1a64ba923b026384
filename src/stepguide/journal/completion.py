"""What the shell offers for tags and drafts: a day beside an id, never words."""

from collections import Counter
from itertools import islice

from stepguide.terminal.desk import Desk
from stepguide.terminal.offering import Found, offer

LOOKED_AT = 200


def _tags(desk: Desk) -> Found:
    from stepguide.journal import finding

    found = islice(finding.newest(desk.home, LOOKED_AT), LOOKED_AT)
    counts = Counter(tag for writing in found for tag in writing.tags)
    return [tag for tag, _ in counts.most_common()]


def _draft_ids(desk: Desk) -> Found:
    from stepguide.home import drafts
    from stepguide.terminal.dates import shown

    return [(one.short_id, shown(one.note.started_at, None)) for one in drafts.every(desk.home)]


tags = offer(_tags)
draft_ids = offer(_draft_ids)
