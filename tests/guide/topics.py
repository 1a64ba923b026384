"""The topics of data/guide.yaml, as its model and as plain content, for the tests of them."""

from collections.abc import Iterator
from typing import Any

import pytest

from stepguide.guide import place, source
from tests.known import GUIDE

KNOWN = GUIDE.topics
TOPICS = KNOWN.topics
RAW: Any = source.content_of(place.read_guide_file("guide.yaml"), "guide.yaml")

each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)


def texts_in(content: Any) -> Iterator[str]:
    """Every text in some content."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for part in content.values():
            yield from texts_in(part)
    elif isinstance(content, list):
        for part in content:
            yield from texts_in(part)
