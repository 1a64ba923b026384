"""A person's own plan, as it is shown back: if-then plans, reasons, signs, what steadies them."""

from typing import NamedTuple

from stepguide.home import rows
from stepguide.home.row import Row
from stepguide.home.store import Home


class OwnPlan(NamedTuple):
    """What a person wrote for a hard hour; the `ifs` are those that are not put aside."""

    ifs: list[Row]
    reasons: list[str]
    steadies: list[str]
    signs: list[str]


def own(home: Home) -> OwnPlan:
    """The plan as it stands."""
    found = [row for row in rows.every(home, "plan") if not row.parked]

    def words(kind: str) -> list[str]:
        said: list[str] = []
        for row in found:
            if row.sheet == kind:
                for content in row.cells.values():
                    said += content if isinstance(content, tuple) else [str(content)]
        return list(dict.fromkeys(said))

    ifs = [row for row in found if row.sheet == "if"]
    return OwnPlan(ifs, words("reason"), words("steady"), words("sign"))


def in_words(row: Row) -> str:
    """An if-then plan as a sentence or two, in the person's words."""
    cells = {name: str(content).strip().rstrip(".") for name, content in row.cells.items()}
    parts = [f"If {_lowered(cells['when'], 'if ')}"] if "when" in cells else []
    if "then" in cells:
        parts.append(f"then {_lowered(cells['then'], 'then ')}")
    said = ", ".join(parts)
    if "otherwise" in cells:
        whom = _lowered(cells["otherwise"], "call ")
        said = f"{said}. Or call {whom}" if said else f"Call {whom}"
    return said


def _lowered(text: str, lead: str) -> str:
    """The text without a lead of its own, such as `if` or `call`."""
    return text[len(lead) :] if text.lower().startswith(lead) else text
