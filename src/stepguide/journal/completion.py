"""What the shell offers for tags and drafts: a day beside an id, never words."""

from collections import Counter
from itertools import islice

from stepguide.terminal.completing import Found, offer
from stepguide.terminal.context import Context

LOOKED_AT = 200


def _tags(context: Context) -> Found:
    from stepguide.journal import finding

    found = islice(finding.newest(context.home, LOOKED_AT), LOOKED_AT)
    counts = Counter(tag for writing in found for tag in writing.tags)
    return [tag for tag, _ in counts.most_common()]


def _draft_ids(context: Context) -> Found:
    from stepguide.home import drafts
    from stepguide.terminal.dates import shown

    return [(one.short_id, shown(one.note.started_at, None)) for one in drafts.every(context.home)]


tags = offer(_tags)
draft_ids = offer(_draft_ids)
