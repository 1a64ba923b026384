"""The journal's records: entries, beside the answers that belong to the steps; and their text."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from stepguide.errors import FailedError, UsageError
from stepguide.home.record import Record
from stepguide.steps.records import Answer

LARGEST_TEXT = 1024 * 1024


class Entry(Record):
    """Free writing; `program` and `step` are set when it is about a step."""

    KIND: ClassVar[str] = "entry"

    kind: Literal["entry"] = "entry"
    text: str
    program: str | None = None
    step: Annotated[int, Field(ge=1)] | None = None
    tags: tuple[str, ...] = ()


Writing = Entry | Answer


def about(writing: Writing) -> str:
    """What a record is about, shortly: `4.3`, `step 4`, or nothing."""
    return question_of(writing) or (f"step {writing.step}" if writing.step else "")


def question_of(writing: Writing) -> str | None:
    """The question a record answers."""
    if isinstance(writing, Answer):
        return writing.question
    # An entry of a later version may have one; asking the model for what it lacks takes long.
    question: str | None = (writing.model_extra or {}).get("question")
    return question


def text_from(data: bytes) -> str:
    """What was typed as text: as it is, but for newlines at the end.

    Raises UsageError for bytes that are not UTF-8 or too many, FailedError for nothing.
    """
    if len(data) > LARGEST_TEXT:
        size = f"{len(data) / LARGEST_TEXT:.1f}"
        raise UsageError(
            f"That is {size} MiB of text, and one entry holds up to 1 MiB.",
            "Save it as several entries.",
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UsageError(
            f"That is not text in UTF-8 (byte {error.start + 1} cannot be read).",
            "Save it as UTF-8 first, for example with: iconv -t UTF-8",
        ) from None
    while text.endswith("\n"):
        text = text.removesuffix("\n").removesuffix("\r")
    if not text.strip().strip("\ufeff"):
        raise FailedError("There is nothing to save: no words were given.")
    return text
