"""What the shell offers for topics."""

from stepguide.terminal.offering import Found, offer


def _topics() -> Found:
    from stepguide.guide import topics

    return [(topic.id, topic.title) for topic in topics.load().topics]


topics = offer(_topics)
