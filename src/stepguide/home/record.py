"""One thing recorded: the fields every record has, and how it becomes JSON and comes back."""

from datetime import datetime
from typing import Annotated, Any, ClassVar, Self
from unicodedata import bidirectional, category

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from stepguide.home import ids

FORMAT = 1
TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")

RecordId = Annotated[str, Field(pattern=f"^[{ids.ALPHABET}]{{{ids.LENGTH}}}$")]


class RecordError(ValueError):
    """The bytes are not such a record; the message says why, in words for the person."""


class TooNewError(RecordError):
    """The record was written by a later version of the program, whose meaning is unknown."""


class Record(BaseModel):
    """`at` is the moment it is about, `updated_at` that of the last change; both keep their offset.

    Fields that this version does not know are kept and written back.
    """

    model_config = ConfigDict(
        frozen=True, extra="allow", ser_json_inf_nan="constants", defer_build=True
    )

    KIND: ClassVar[str]

    format: Annotated[int, Field(ge=1, le=FORMAT, strict=True)] = FORMAT
    kind: str
    id: RecordId
    at: AwareDatetime
    updated_at: AwareDatetime

    @property
    def short_id(self) -> str:
        """The six characters people see and type."""
        return self.id[: ids.SHORT]

    @property
    def file_name(self) -> str:
        """The name of the record's file."""
        return ids.file_name(self.at, self.id)

    def about(self, at: datetime | None) -> Self:
        """A copy that is about another moment; itself where none is given."""
        return self.changed(at=at) if at else self

    def to_bytes(self) -> bytes:
        """UTF-8 JSON, keys in a fixed order, indented by two, with a final newline.

        Raises RecordError where the result would not read back as the same record.
        """
        data = self.model_dump_json(indent=2).encode() + b"\n"
        if self.from_bytes(data).model_dump_json(indent=2).encode() + b"\n" != data:
            raise RecordError("it would not read back as it is")
        return data

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The record in `data`; RecordError or TooNewError when there is none."""
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            raise _explained(data, error) from None

    def changed(self, **fields: Any) -> Self:
        """A copy with `fields` changed, validated as a new record would be."""
        return type(self).model_validate({**self.model_dump(), **fields})


def is_one_line(text: str) -> bool:
    """Whether `text` is one line without control characters and without what turns the direction
    of writing; joiners and blanks of any width are letters like others."""
    return not any(
        category(letter) in ("Cc", "Cs", "Zl", "Zp") or bidirectional(letter) in TURNS
        for letter in text
    )


def _explained(data: bytes, error: ValidationError) -> RecordError:
    if not data:
        return RecordError("it is empty")
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return RecordError("it is not whole JSON, as if it had been cut or altered")
    if where == "format" and first["type"] == "less_than_equal":
        return TooNewError("it was written by a newer stepguide")
    if where == "kind":
        return RecordError("it holds another kind of record than its folder")
    return RecordError(f"{where or 'the whole'}: {first['msg'].lower()}")
