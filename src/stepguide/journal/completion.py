"""What the shell offers for drafts: a day beside an id, never words."""

from stepguide.terminal.completing import Found, offer
from stepguide.terminal.context import Context


def _draft_ids(context: Context) -> Found:
    from stepguide.home import drafts
    from stepguide.terminal.dates import shown

    return [(one.short_id, shown(one.note.started_at, None)) for one in drafts.every(context.home)]


draft_ids = offer(_draft_ids)
