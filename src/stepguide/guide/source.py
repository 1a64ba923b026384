"""Reads YAML into models, and says of every mistake which line and column it is in."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from stepguide.advice import Do
from stepguide.errors import InvalidDataError, NoGuideError
from stepguide.guide import copies, place
from stepguide.guide.place import Read

M = TypeVar("M", bound="GuideModel")


class GuideModel(BaseModel):
    """A part of the guide: every field is needed, and none is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Passage(GuideModel):
    """A part of the guide that somebody has to look at. `reviewed` is the day on which a clinician
    read it, and null as long as none has, where one has to; `look_again` is the last day of the
    month by which it has to be read beside its sources again."""

    reviewed: date | None = None
    look_again: date | None = None

    def as_data(self) -> dict[str, Any]:
        """Its fields as data; of these two, those that are given."""
        return self.model_dump(exclude={*Passage.model_fields} - self.model_fields_set)


class Complaint(NamedTuple):
    """One mistake in a file of the guide; lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class MisplacedError(ValueError):
    """What a validator finds wrong below its own model: (path from there, message) each."""

    def __init__(self, found: list[tuple[tuple[Any, ...], str]]) -> None:
        super().__init__("; ".join(message for _, message in found))
        self.found = found


class GuideError(InvalidDataError):
    """A file of the guide does not hold what it has to hold."""

    guideless = True

    def __init__(self, complaints: list[Complaint]) -> None:
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        super().__init__(
            f"{complaints[0]}{more}", Do("content check", "To see every mistake in the guide")
        )
        self.complaints = complaints


def load(name: str, model: type[M], read: Read | None = None) -> M:
    """The file `name` of the guide as `model`, from its copy or the file itself; GuideError where
    it does not hold. `read` gives the bytes of a file of the guide."""
    read = read or place.read_guide_file
    data = read(name)
    try:
        return model.model_validate_json(read(copies.name_of(name, data)))
    except (NoGuideError, OSError, ValidationError):
        return parse(data, model, name)


def parse(data: bytes, model: type[M], name: str) -> M:
    """`data` as `model`; GuideError with every place that is wrong, under the file name `name`."""
    content = content_of(data, name)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        places = YamlPositions(data, name)
        complaints = [one for found in _errors(error) for one in _complaints(found, places)]
        raise GuideError(sorted(complaints, key=lambda c: (c.line, c.column))) from None


def content_of(data: bytes, name: str) -> Any:
    """What the YAML in `data` says, held to no model yet; NoGuideError without what reads it."""
    try:
        yaml = _yaml()
    except ImportError as error:
        raise NoGuideError(
            f"The guide cannot be read, as PyYAML does not load here ({error}).",
            "Install stepguide anew.",
        ) from None
    try:
        return copies.from_yaml(data)
    except (yaml.YAMLError, ValueError) as error:  # a day that no month has is a ValueError
        raise GuideError([_unreadable(error, data, name)]) from None


class YamlPositions:
    """Where each part of a YAML file stands. Slow; made when there is something to complain of."""

    def __init__(self, data: bytes, name: str) -> None:
        yaml = _yaml()
        self.name = name
        self.root = yaml.compose(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def complaint(
        self, path: tuple[Any, ...], message: str, about_its_name: bool = False
    ) -> Complaint:
        """A complaint about the part at `path`, or about the nearest part that is there."""
        node = self.root
        mark = node.start_mark if node else None
        for step in path:
            found = self._inside(node, step)
            if found is None:
                break
            name_mark, mark, node = found
            mark = name_mark if about_its_name else mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Complaint(self.name, line, column, message)

    def doubled(self) -> Iterator[Complaint]:
        """Names given twice in one place, of which YAML would keep only the last."""
        yield from self._doubled(self.root, set())

    def _doubled(self, node: Any, looked_at: set[int]) -> Iterator[Complaint]:
        if node is None or isinstance(node.value, str) or id(node) in looked_at:
            return
        looked_at.add(id(node))
        seen = set()
        for part in node.value:
            if not isinstance(part, tuple):
                yield from self._doubled(part, looked_at)
                continue
            key, value = part
            if key.value in seen:
                mark = key.start_mark
                message = f"{key.value} is given twice"
                yield Complaint(self.name, mark.line + 1, mark.column + 1, message)
            seen.add(key.value)
            yield from self._doubled(value, looked_at)

    def _inside(self, node: Any, step: Any) -> tuple[Any, Any, Any] | None:
        """The place of the part's name, the place of the part, and the part."""
        if node is None or isinstance(node.value, str):
            return None
        if isinstance(step, int):
            inside = node.value[step] if step < len(node.value) else None
            if inside is None or isinstance(inside, tuple):
                return None
            return inside.start_mark, inside.start_mark, inside
        for part in node.value:
            if isinstance(part, tuple) and part[0].value == str(step):
                key, value = part
                mark = value.start_mark if isinstance(value.value, str) else key.start_mark
                return key.start_mark, mark, value
        return None


def _yaml() -> Any:
    import yaml

    return yaml


def _errors(error: ValidationError) -> list[Any]:
    return error.errors(include_url=False)


def _complaints(found: Any, places: YamlPositions) -> Iterator[Complaint]:
    mistake = found.get("ctx", {}).get("error")
    if isinstance(mistake, MisplacedError):
        for path, message in mistake.found:
            yield places.complaint((*found["loc"], *path), message)
    else:
        unknown = found["type"] == "extra_forbidden"
        yield places.complaint(found["loc"], _said(found), about_its_name=unknown)


def _said(found: Any) -> str:
    name = found["loc"][-1] if found["loc"] else "the file"
    match found["type"]:
        case "missing":
            return f"{name} is missing"
        case "extra_forbidden":
            return f"{name} is not a field here"
        case "value_error":
            return str(found["ctx"]["error"])
        case "named_tuple_type" if isinstance(found["input"], str):
            return f"{found['input']!r} is a word: write an id and what it says"
        case _:
            return f"{name}: {found['msg'][0].lower()}{found['msg'][1:]}"


def _unreadable(error: Exception, data: bytes, name: str) -> Complaint:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if mark:
        line, column = mark.line + 1, mark.column + 1
    else:
        # A byte that cannot stand in YAML: the loader says after how many others it comes.
        position = getattr(error, "position", 0)
        try:
            data.decode()
        except UnicodeDecodeError as undecodable:
            position = undecodable.start
        lines = data[:position].split(b"\n")
        line, column = len(lines), len(lines[-1].decode(errors="replace")) + 1
    return Complaint(name, line, column, f"not YAML: {what}")
