"""A file of the guide without models, for what has no time for them: from its copy, else itself."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
MOST_BRACKETS = 1000


def read(name: str, whole: Callable[[Any], T]) -> T:
    """What `whole` makes of the content of a file; it raises ValueError for a content that is not
    what it has to be.

    May raise anything: whatever the libraries raise, too.
    """
    from stepguide.guide import cache
    from stepguide.guide.place import read_guide_file

    data = read_guide_file(name)
    try:
        return whole(json.loads(cache.copy_of(name, data)))
    except Exception:  # whatever is wrong with the copy, the file itself may be whole
        import yaml

        if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
            raise ValueError("too deep to be read") from None  # the loader would crash
        return whole(yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
