"""What a person records of a step: that it was started or finished, answers, how it was."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from stepguide.home.record import Record

Event = Literal["start", "finish", "reopen"]


class StepEvent(Record):
    """A step was started, finished or reopened."""

    KIND: ClassVar[str] = "step"

    kind: Literal["step"] = "step"
    program: str
    step: Annotated[int, Field(ge=1)]
    event: Event


class Answer(Record):
    """Writing that answers a question of a step."""

    KIND: ClassVar[str] = "answer"

    kind: Literal["answer"] = "answer"
    text: str
    program: str
    step: Annotated[int, Field(ge=1)]
    question: str
    tags: tuple[str, ...] = ()


class Session(Record):
    """How distressed someone was before and after a session on a step, 0 to 10."""

    KIND: ClassVar[str] = "session"

    kind: Literal["session"] = "session"
    program: str
    step: Annotated[int, Field(ge=1)]
    before: Annotated[int, Field(ge=0, le=10)]
    after: Annotated[int, Field(ge=0, le=10)]
