"""One of the person's own people."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints

from stepguide.errors import UsageError
from stepguide.home.at_hand import LONGEST_NAME, LONGEST_REACH
from stepguide.home.record import Record, is_one_line
from stepguide.home.roles import CALLED, ROLES
from stepguide.terminal.naming import begun, exactly, only

Role = Literal["sponsor", "support", "family", "clinic"]


def _on_one_line(text: str) -> str:
    if not is_one_line(text):
        raise ValueError("it has to be one line")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_on_one_line)]


class Person(Record):
    """A first name or initials, what they are to the person, and how to reach them.

    `sos` puts them on the sos screen; their record is never sealed then.
    """

    KIND: ClassVar[str] = "person"

    kind: Literal["person"] = "person"
    name: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
    role: Role = "support"
    reach: Annotated[Line, Field(max_length=LONGEST_REACH)] = ""
    sos: bool = False


def check(field: str, typed: str) -> str:
    """What was typed for a field, as it is kept; UsageError when it cannot be."""
    if field == "role":
        return _role(typed)
    kept = typed.strip()
    longest = LONGEST_NAME if field == "name" else LONGEST_REACH
    if field == "name" and not kept:
        raise UsageError("Someone needs a name: a first name or initials will do.")
    if len(kept) > longest or not is_one_line(kept):
        what = "A name" if field == "name" else "How to reach someone"
        raise UsageError(f"{what} is one line of up to {longest} letters.", f"You typed: {kept}")
    return kept


def _role(typed: str) -> str:
    wrong = UsageError(f"There is no role {typed!r}.", f"The roles are {', '.join(ROLES)}.")
    also = exactly(typed, CALLED, lambda role: CALLED[role])
    return only(also or begun(typed, ROLES, lambda role: [role]), wrong, wrong)
