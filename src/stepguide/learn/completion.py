"""What the shell offers for topics."""

from typing import TYPE_CHECKING

from stepguide.terminal.completing import Found, offer

if TYPE_CHECKING:
    from stepguide.terminal.context import Context


def _topics(context: "Context") -> Found:
    return [(topic.id, topic.title) for topic in context.guide.topics.topics]


topics = offer(_topics)
