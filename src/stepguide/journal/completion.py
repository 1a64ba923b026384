"""What the shell offers for ids, tags and drafts: a day and a step beside an id, never words."""

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from stepguide.home.store import Home
from stepguide.terminal.offering import Found, offer

if TYPE_CHECKING:
    from stepguide.terminal.desk import Desk

RECENT, LOOKED_AT = 12, 200


def _ids(home: Home, in_trash: bool) -> Found:
    from stepguide.journal import finding
    from stepguide.journal.records import question_of

    found = islice(finding.newest(home, RECENT, in_trash=in_trash), RECENT)
    return [(one.short_id, _beside(one.at, one.step, question_of(one))) for one in found]


def _tags(desk: "Desk") -> Found:
    from collections import Counter

    from stepguide.journal import finding

    found = islice(finding.newest(desk.home, LOOKED_AT), LOOKED_AT)
    counts = Counter(tag for writing in found for tag in writing.tags)
    return [tag for tag, _ in counts.most_common()]


def _draft_ids(desk: "Desk") -> Found:
    from stepguide.home import drafts

    return [(one.short_id, _beside(one.note.started_at)) for one in drafts.every(desk.home)]


def _beside(at: datetime, step: int | None = None, question: str | None = None) -> str:
    from stepguide.terminal.dates import shown

    about = f"question {question}" if question else f"step {step}" if step else ""
    return ", ".join(filter(None, (shown(at, None), about)))


recent_ids = offer(lambda desk: _ids(desk.home, in_trash=False))
trash_ids = offer(lambda desk: _ids(desk.home, in_trash=True))
tags = offer(_tags)
draft_ids = offer(_draft_ids)
