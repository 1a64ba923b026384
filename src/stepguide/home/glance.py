"""A quick look at recent records as plain JSON, for what has to be known at once.

No model is built, and what cannot be read is passed over, to be told of when it is looked at.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from stepguide.home import files, ids
from stepguide.home.store import RECORDS, Home


def since(
    home: Home, kind: str, moment: datetime, until: datetime | None = None
) -> Iterator[dict[str, Any]]:
    """The records of a kind that are about `moment` or later, and `until` if that is given, in no
    order; no other is read."""
    from pydantic_core import from_json

    first = ids.file_name(moment, "")[: ids.STAMP]
    last = ids.file_name(until, "")[: ids.STAMP] if until else None
    for name in home.names(RECORDS, kind):
        if name < first or (last and name[: ids.STAMP] > last) or not ids.is_file_name(name):
            continue
        try:
            found = from_json(files.read_file(f"{home.root}/{RECORDS}/{kind}/{name}"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            yield found
