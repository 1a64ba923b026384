"""What the shell offers for drafts: a day beside an id, never words."""

from stepguide.terminal.completing import Found, offer
from stepguide.terminal.context import Context


def _draft_ids(context: Context) -> Found:
    from stepguide.home import drafts
    from stepguide.terminal.dates import shown

    dates, found = context.dates, drafts.every(context.home)
    return [(one.short_id, shown(one.note.started_at, dates)) for one in found]


draft_ids = offer(_draft_ids)
