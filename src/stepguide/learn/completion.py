"""What the shell offers for topics."""

from typing import TYPE_CHECKING

from stepguide.terminal.offering import Found, offer

if TYPE_CHECKING:
    from stepguide.terminal.desk import Desk


def _topics(desk: "Desk") -> Found:
    return [(topic.id, topic.title) for topic in desk.guide.topics.topics]


topics = offer(_topics)
