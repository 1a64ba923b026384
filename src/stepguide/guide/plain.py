"""Files of the guide as plain data, for what has no time for models and must not fail."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from stepguide.guide import copies, place
from stepguide.guide.place import Read
from stepguide.home import country

if TYPE_CHECKING:
    from stepguide.guide.contents import HelpContent, NoticeContent, ProgramContent

T = TypeVar("T")
MOST_BRACKETS = 1000
CALL = "call"  # the id of the step below which the emergency number stands
# Kinds that a country may lack, for which something is said then.
NOT_EVERYWHERE = ("alone", "violence", "poison", "naloxone", "youth", "drugs", "medical")


def read(name: str, whole: Callable[[Any], T], read_file: Read | None = None) -> T:
    """What `whole` makes of the content of a file, from its copy, else from the file itself; it
    raises ValueError for a content that is not what it has to be. `read_file` gives its bytes.

    May raise anything: whatever the libraries raise, too.
    """
    read_file = read_file or place.read_guide_file
    data = read_file(name)
    try:
        return whole(json.loads(read_file(copies.name_of(name, data))))
    except Exception:  # whatever is wrong with the copy, the file itself may be whole
        if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
            raise ValueError("too deep to be read") from None  # the loader would crash
        return whole(copies.from_yaml(data))


def text(name: str, *path: str, read_file: Read | None = None) -> str:
    """The text of a file that the names in `path` lead to."""

    def found(content: Any) -> str:
        for step in path:
            content = content[step]
        return str(content)

    return read(name, found, read_file)


def program(name: str, read_file: Read | None = None) -> "ProgramContent":
    """What the file `name` holds of a program of steps."""

    def found(content: Any) -> "ProgramContent":
        return {"program": str(content["program"]), "steps": content["steps"]}

    return read(name, found, read_file)


def notice(read_file: Read | None = None) -> "NoticeContent":
    """The notice on lost tolerance."""

    def found(content: Any) -> "NoticeContent":
        known: NoticeContent = content["tolerance"]
        return known

    return read("screens.yaml", found, read_file)


def help(read_file: Read | None = None) -> "HelpContent":
    """What data/help.yaml holds, once it is seen to have what the screens need."""
    return read("help.yaml", _whole, read_file)


def _whole(known: Any) -> "HelpContent":
    part = known["overdose"]
    texts = [part["title"], *(step["text"] for step in part["steps"])]
    texts += [known[title]["title"] for title in ("crisis", "violence", "people")]
    texts += [*known["alone"].values(), *known["regions"].values()]
    texts += [known["none"][kind] for kind in NOT_EVERYWHERE]
    for one in known["resources"]:
        texts += [one["region"], one["kind"], one["name"], one["contact"]]
    numbered = {(one["region"], one["kind"]) for one in known["resources"]}
    wanted = {(region, kind) for region in country.REGIONS for kind in ("emergency", "crisis")}
    is_whole = wanted <= numbered and {*country.REGIONS} <= {*known["regions"]}
    # The number stands below one of the steps.
    has_steps = len(part["steps"]) > 1 and CALL in [step["id"] for step in part["steps"]]
    if not (is_whole and has_steps and all(isinstance(text, str) and text for text in texts)):
        raise ValueError("not what the screen needs")
    found: HelpContent = known
    return found
