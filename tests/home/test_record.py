"""A record as JSON: everything that goes in comes out again, and nothing is guessed."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from stepguide.home import ids
from stepguide.home.record import RecordError, TooNewError
from stepguide.journal.records import Entry

FIELDS: dict[str, Any] = {
    "format": 1,
    "kind": "entry",
    "id": "k7f3q29mzd",
    "at": "2026-11-23T08:15:30.123456Z",
    "updated_at": "2026-11-23T09:00:00+05:30",
    "text": "one line",
    "program": None,
    "step": None,
    "tags": ["calm", "night"],
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
UNKNOWN = st.dictionaries(st.text().filter(lambda name: name not in FIELDS), JSON, max_size=4)


def stored(**fields: Any) -> bytes:
    return json.dumps({**FIELDS, **fields}, ensure_ascii=False, indent=2).encode() + b"\n"


@given(st.text())
@example("naïve Ω Ж א ب अ あ 漢 한 ไ ᚠ 𐍈 𓀀 🏳️‍🌈 👩🏽‍🚀")
@example("\u202eright to left\u202c שלום")
@example("one\r\ntwo\rthree\n\n")
@example("\ufeffafter a byte-order mark")
@example("[/bold] [red]no[/red] :smile: {{x}} {% y %} ${z}")
@example("\x1b[31mred\x1b]0;title\x07\x9b2J\x00\x7f\x85\u2028\u2029")
@example("\\u0041 \\ \" '")
def test_any_text_comes_back_as_it_was(text: str) -> None:
    entry = Entry.model_validate({**FIELDS, "text": text})
    assert Entry.from_bytes(entry.to_bytes()).text == text
    assert Entry.from_bytes(entry.to_bytes()) == entry


@given(UNKNOWN)
@example({"file_name": 1, "short_id": {"a": [None]}, "KIND": "x", "model_extra": {}})
def test_unknown_fields_at_any_depth_are_kept(unknown: dict[str, Any]) -> None:
    data = Entry.from_bytes(stored(**unknown)).to_bytes()
    assert json.loads(data) == {**FIELDS, **unknown}
    assert (
        Entry.from_bytes(data).changed(text="new").to_bytes()
        == Entry.from_bytes(data.replace(b'"one line"', b'"new"', 1)).to_bytes()
    )


@given(UNKNOWN)
def test_what_was_read_is_written_the_same_byte_for_byte(unknown: dict[str, Any]) -> None:
    data = Entry.from_bytes(stored(**unknown)).to_bytes()
    assert Entry.from_bytes(data).to_bytes() == data


def test_keys_come_in_a_fixed_order_indented_by_two_with_a_final_newline() -> None:
    fields = dict(reversed(FIELDS.items()))
    assert Entry.model_validate({**fields, "later": {"b": 1, "a": 2}}).to_bytes() == (
        b"{\n"
        b'  "format": 1,\n'
        b'  "kind": "entry",\n'
        b'  "id": "k7f3q29mzd",\n'
        b'  "at": "2026-11-23T08:15:30.123456Z",\n'
        b'  "updated_at": "2026-11-23T09:00:00+05:30",\n'
        b'  "text": "one line",\n'
        b'  "program": null,\n'
        b'  "step": null,\n'
        b'  "tags": [\n'
        b'    "calm",\n'
        b'    "night"\n'
        b"  ],\n"
        b'  "later": {\n'
        b'    "b": 1,\n'
        b'    "a": 2\n'
        b"  }\n"
        b"}\n"
    )


@pytest.mark.parametrize("number", [2, 99, 10**30])
def test_a_higher_format_is_refused_as_too_new(number: int) -> None:
    with pytest.raises(TooNewError, match=r"^it was written by a newer stepguide$"):
        Entry.from_bytes(stored(format=number, text=["a", "new", "shape"]))


@pytest.mark.parametrize("number", [0, -1, "1", 1.5, True, None])
def test_a_format_that_is_none_is_refused_but_not_as_too_new(number: object) -> None:
    with pytest.raises(RecordError) as caught:
        Entry.from_bytes(stored(format=number))
    assert type(caught.value) is RecordError


@pytest.mark.parametrize("field", ["at", "updated_at"])
def test_a_time_without_an_offset_is_refused(field: str) -> None:
    with pytest.raises(RecordError, match=f"^{field}: input should have timezone info$"):
        Entry.from_bytes(stored(**{field: "2026-11-23T08:15:30"}))
    with pytest.raises(ValidationError):
        Entry.model_validate({**FIELDS, field: datetime(2026, 11, 23)})


@given(
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),
    st.integers(-23 * 60 - 59, 23 * 60 + 59),
)
def test_offsets_are_kept(naive: datetime, minutes: int) -> None:
    at = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    again = Entry.from_bytes(Entry.model_validate({**FIELDS, "at": at}).to_bytes())
    assert again.at.replace(tzinfo=None) == naive
    assert again.at.utcoffset() == timedelta(minutes=minutes)


@given(
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),
    st.integers(-23 * 60 - 59, 23 * 60 + 59),
)
def test_every_moment_of_the_calendar_gives_a_file_name(naive: datetime, minutes: int) -> None:
    name = ids.file_name(naive.replace(tzinfo=timezone(timedelta(minutes=minutes))), "k7f3q29mzd")
    assert ids.is_file_name(name)
    assert ids.id_in(name) == "k7f3q29mzd"


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)), st.timedeltas())
def test_names_sort_as_their_moments_do(earlier: datetime, step: timedelta) -> None:
    try:
        later = earlier + abs(step)
    except OverflowError:
        return
    one, two = (ids.file_name(at.replace(tzinfo=UTC), "0000000000") for at in (earlier, later))
    assert (one < two) == (earlier < later)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\0" * 200, "it is not whole JSON, as if it had been cut or altered"),
        (stored()[:-20], "it is not whole JSON, as if it had been cut or altered"),
        (stored().replace(b"one line", b"\xff\xfe"),
         "it is not whole JSON, as if it had been cut or altered"),
        (stored(kind="answer"), "it holds another kind of record than its folder"),
        (stored(id="K7F3Q29MZD"), "id: string should match pattern "
         "'^[0123456789abcdefghjkmnpqrstvwxyz]{10}$'"),
        (stored(text=None), "text: input should be a valid string"),
        (b"[]", "the whole: input should be an object"),
    ],
)  # fmt: skip
def test_damage_is_named_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(RecordError) as caught:
        Entry.from_bytes(data)
    assert str(caught.value) == reason
