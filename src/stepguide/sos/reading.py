"""What the screen needs, read without models: each part on its own, and none that can fail it."""

from typing import Any

from stepguide.guide import plain
from stepguide.home import country


def guide() -> Any:
    """What data/help.yaml holds, from its copy or the file itself.

    It may raise anything: ValueError for texts that are none, whatever else the libraries raise.
    """
    return plain.read("help.yaml", _whole)


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
