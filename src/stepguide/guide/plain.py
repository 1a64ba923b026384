"""Files of the guide as plain data, for what has no time for models and must not fail."""

import json
from typing import Any

from stepguide.guide.place import read_guide_file
from stepguide.home import country

MOST_BRACKETS = 1000


def content(name: str) -> Any:
    """What a file of the guide says, from its copy or the file itself.

    It may raise anything: ValueError for what is too deep, whatever else the libraries raise.
    """
    from stepguide.guide import cache

    data = read_guide_file(name)
    try:
        return json.loads(cache.copy_of(name, data))
    except Exception:  # whatever is wrong with the copy, the file itself may be whole
        return _parsed(data)


def help() -> Any:
    """What data/help.yaml holds, once it is seen to have what the screens need.

    It may raise anything: ValueError for texts that are none, whatever else the libraries raise.
    """
    from stepguide.guide import cache

    data = read_guide_file("help.yaml")
    try:
        return _whole(json.loads(cache.copy_of("help.yaml", data)))
    except Exception:  # as above
        return _whole(_parsed(data))


def _parsed(data: bytes) -> Any:
    import yaml

    if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
        raise ValueError("too deep to be read")  # the loader would crash
    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _whole(known: Any) -> Any:
    part = known["overdose"]
    texts = [part["title"], part["signs"], *part["steps"], known["people"]["title"]]
    texts += [known["crisis"]["title"], *known["alone"].values(), *known["regions"].values()]
    for one in known["resources"]:
        texts += [one["region"], one["kind"], one["name"], one["contact"]]
    numbered = {(one["region"], one["kind"]) for one in known["resources"]}
    wanted = {(region, kind) for region in country.REGIONS for kind in ("emergency", "crisis")}
    is_whole = wanted <= numbered and {*country.REGIONS} <= {*known["regions"]}
    has_steps = isinstance(part["steps"], list) and len(part["steps"]) > 1
    if not (is_whole and has_steps and all(isinstance(text, str) and text for text in texts)):
        raise ValueError("not what the screen needs")
    return known
