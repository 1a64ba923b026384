"""What the person chose: `settings.json`, a few names and values."""

import re
import shutil
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from stepguide.errors import InvalidDataError, SettingError
from stepguide.home import country, files, signs
from stepguide.home.dates import LATEST, Clock, DateFormat, Dates
from stepguide.home.store import SETTINGS, Home

Wording = Literal["both", "spiritual", "secular"]
Length = Literal["full", "short"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]

SWITCHES = ("plain", "pager", "menu", "editor", "day_count")
_SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


# Whether the program is here is asked when it is chosen and when it is to be used, and not whenever
# the file is read: one that is gone takes no other setting with it.
Pager = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _a_country(name: str) -> str:
    if name not in country.KNOWN:
        raise ValueError("no country whose numbers are known")
    return name


Country = Annotated[str, AfterValidator(_a_country)]
Question = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Settings(BaseModel):
    """Each setting with what it means; unknown ones in the file are kept."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    format: Annotated[int, Field(ge=1, le=1, strict=True)] = 1
    name: Annotated[Name | None, Field(description="what to call you")] = None
    wording: Annotated[Wording, Field(description="which reading of a step is shown")] = "both"
    plain: Annotated[bool, Field(description="no boxes and bars, for a screen reader")] = False
    pager: Annotated[
        bool | Pager, Field(description="whether long pages wait for Enter, or your own pager")
    ] = True
    menu: Annotated[bool, Field(description="whether stepguide alone asks what you want")] = True
    editor: Annotated[
        bool, Field(description="whether you write in a small editor, or line by line")
    ] = True
    day_count: Annotated[bool, Field(description="whether days are counted for you")] = True
    date_format: Annotated[
        DateFormat | None, Field(description="how days are written, and 11/12 is read")
    ] = None
    clock: Annotated[
        Clock | None, Field(description="12 or 24 hours; with 24, 9 is nine in the morning")
    ] = None
    day_begins: Annotated[
        int, Field(ge=0, le=LATEST, description="the hour at which your day begins; 0 is midnight")
    ] = 0
    country: Annotated[Country | None, Field(description="whose help numbers are shown")] = None
    tolerance_notice: Annotated[
        Length, Field(description="the notice after a break; short, but never off")
    ] = "full"
    checkin: Annotated[
        tuple[Question, ...] | None, Field(description="what a check-in asks, in your order")
    ] = None

    @property
    def dates(self) -> Dates:
        """How days and times are written, and when a day begins."""
        return Dates(self.date_format, self.clock, self.day_begins)


NAMES = [name for name in Settings.model_fields if name != "format"]


def load(home: Home) -> Settings:
    """The settings, or the usual ones where the file is missing or cannot be used."""
    try:
        # Most people have no settings file, and nothing to validate then.
        return _read(home) or Settings.model_construct()
    except InvalidDataError as error:
        home.remarks.append(f"{error.message} The usual settings are used until then.")
        return Settings()


def known(name: str) -> str:
    """The name of a setting as it is stored; SettingError when there is none."""
    found = name.strip().lower().replace("-", "_")
    if found not in NAMES:
        raise SettingError(
            f"There is no setting {name!r}.", f"The settings are {', '.join(NAMES)}."
        )
    return found


def check(name: str, typed: str | None) -> None:
    """Raise SettingError for a name or a value that there is not."""
    _chosen(Settings(), known(name), typed)


def save(home: Home, name: str, typed: str | None) -> Settings:
    """Change one setting, or with None take it back; call it with the home locked.

    Raises SettingError for a name or value there is not, and InvalidDataError rather than
    write over a settings file that cannot be read.
    """
    after = _chosen(_read(home) or Settings(), known(name), typed)
    data = after.model_dump_json(indent=2, exclude_unset=True).encode() + b"\n"
    files.write_over(home.folder() / SETTINGS, data)
    home.has_saved = True
    return after


def allowed(name: str) -> list[str]:
    """The values a setting takes, in words."""
    if name == "name":
        return ["any name of up to 60 letters"]
    if name in SWITCHES:
        return ["on", "off"] + (["less"] if name == "pager" else [])
    if name == "country":
        return [*country.REGIONS]
    if name == "checkin":
        return ["names of its questions, such as craving mood sleep"]
    if name == "day_begins":
        return [str(hour) for hour in range(LATEST + 1)]
    choices = {
        "wording": Wording,
        "date_format": DateFormat,
        "clock": Clock,
        "tolerance_notice": Length,
    }[name]
    return [str(one) for one in get_args(choices)]


def _choices(name: str) -> str:
    more = "; or a country's code, such as FR" if name == "country" else ""
    return ", ".join(allowed(name)) + more


def shown(value: Any) -> str:
    """A setting's value as a person would type it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def _chosen(before: Settings, name: str, typed: str | None) -> Settings:
    given = before.model_dump(exclude_unset=True)
    given.pop(name, None)
    if typed is not None:
        given[name] = _value(name, typed)
    try:
        return Settings.model_validate({**given, "format": 1})
    except ValidationError:
        raise SettingError(f"{name} cannot be {typed!r}.", f"It takes {_choices(name)}.") from None


def _value(name: str, typed: str) -> Any:
    if name in SWITCHES:
        found = _SWITCH.get(typed.strip().lower(), typed)
        is_pager = name == "pager" and bool(typed.split()) and shutil.which(typed.split()[0])
        return found if isinstance(found, bool) or is_pager else None
    if name == "country":
        return country.region(typed) or typed
    if name in ("clock", "day_begins"):
        return _hours(typed.strip().lower())
    if name == "checkin":
        return [*dict.fromkeys(typed.lower().replace(",", " ").split())]
    return typed.strip() if name == "name" else typed.strip().lower()


def _hours(typed: str) -> int | None:
    """The number in `24`, `24-hour`, `4am`, `04:00` and `midnight`."""
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.]00|\s*am|\s*o'clock|[\s-]*h(?:ours?)?)?", typed, re.ASCII
    )
    if found:
        return int(found[1])
    return 0 if typed == "midnight" else None


def _read(home: Home) -> Settings | None:
    path = home.root / SETTINGS
    try:
        return Settings.model_validate_json(signs.without_mark(files.read_file(path)))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError):
        raise InvalidDataError(
            f"{path} cannot be read as settings.",
            "Mend that file or move it away, then choose again. Nothing was changed.",
        ) from None
