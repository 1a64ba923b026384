"""What the shell offers for topics. A guide that fails offers nothing."""

from stepguide.errors import StepguideError


def topics(incomplete: str) -> list[tuple[str, str]]:
    """Ids of topics that begin as typed, with their titles."""
    from stepguide.guide import topics

    try:
        return [
            (topic.id, topic.title)
            for topic in topics.load().topics
            if topic.id.startswith(incomplete.lower())
        ]
    except StepguideError:
        return []
