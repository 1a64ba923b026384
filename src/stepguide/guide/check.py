"""Any file of the guide held to its model, to the sources it names and to the words it may use."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from stepguide.errors import NotFoundError
from stepguide.guide import (
    calling,
    calls,
    daily,
    help,
    measures,
    numbers,
    screens,
    sessions,
    sheets,
    skills,
    source,
    sources,
    steps,
    tolerance,
    topics,
    words,
)
from stepguide.guide.guide import Guide
from stepguide.guide.source import Complaint, GuideError, GuideModel, YamlPositions

# A file is known by the name at its top, so that it can be checked under any file name.
_MODELS: dict[str, type[GuideModel]] = {
    "steps": steps.Program,
    "sources": sources.Sources,
    "rules": words.Rules,
    "resources": help.Help,
    "welcome": screens.Screens,
    "topics": topics.Topics,
    "sheets": sheets.Sheets,
    "how_to_answer": sessions.Sessions,
    "lapse": daily.Daily,
    "skills": skills.Skills,
    "measures": measures.Measures,
    "opens": calls.Calls,
}
FILES = [
    steps.FILE,
    topics.FILE,
    sheets.FILE,
    sessions.FILE,
    daily.FILE,
    skills.FILE,
    measures.FILE,
    sources.FILE,
    words.FILE,
    help.FILE,
    screens.FILE,
    calling.FILE,
]
# Words of people, and those that are barred.
_SHOWN_NOWHERE = (words.Rules, calls.Calls)

# How many words a page has: long enough to help, short enough to be read.
A_TOPIC, AN_ANSWER = (150, 500), (30, 150)


def check(file: Path, today: date, guide: Guide) -> list[Complaint]:
    """Every mistake in `file`, first to last, beside what `guide` holds; NotFoundError when it
    cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror}).") from None
    try:
        content = source.content_of(data, file.name)
        model = _model_of(content, file.name)
    except GuideError as error:
        return error.complaints
    places = YamlPositions(data, file.name)
    found = [*places.doubled(), *_reviewed_on_a_day_to_come(content, places, today)]
    try:
        found += _beyond_the_model(source.parse(data, model, file.name), places, today, guide)
    except GuideError as error:
        found += error.complaints
    try:
        found += _barred(content, places, guide) if model not in _SHOWN_NOWHERE else ()
    except GuideError as error:
        found += error.complaints
    except RecursionError:
        pass  # a file that holds itself, which is no form a file of the guide has
    return sorted(found, key=lambda complaint: (complaint.line, complaint.column))


def _model_of(content: Any, name: str) -> type[GuideModel]:
    for key, model in _MODELS.items():
        if isinstance(content, dict) and key in content:
            return model
    known = ", ".join(_MODELS)
    message = f"not a file of the guide: none of {known} stands at its top"
    raise GuideError([Complaint(name, 1, 1, message)])


def _barred(content: Any, places: YamlPositions, guide: Guide) -> Iterator[Complaint]:
    for barred in words.barred_in_content(content, guide.words):
        message = f"{barred.words!r}: say {barred.rule.say} ({barred.rule.why})"
        yield places.complaint(barred.path, message)


def old(known: help.Help, today: date) -> list[str]:
    """What was read or dialled more than a year ago: no mistake, and to be looked at again."""
    return [
        f"{help.FILE}: {one.id} was {'dialled' if one.checked_on else 'read'} on "
        f"{one.checked_on or one.read_on}, more than a year ago"
        for one in known.resources
        if numbers.is_old(one.checked_on or one.read_on, today)
    ]


def to_be_read(data: bytes, name: str, today: date) -> Iterator[str]:
    """The passages in a file that no clinician has read yet, though one has to, and those whose
    day to be read beside their sources again has passed: no mistakes, and to be looked at."""
    for _, names, passage in _passages(source.content_of(data, name), (), ()):
        where = f"{name}: {'.'.join(names)}"
        if passage.get("reviewed", today) is None:
            yield f"{where} has not been read by a clinician yet"
        day = passage.get("look_again")
        if isinstance(day, date) and day < today:
            yield f"{where} was to be read beside its sources again by {day}"


def _reviewed_on_a_day_to_come(
    content: Any, places: YamlPositions, today: date
) -> Iterator[Complaint]:
    try:
        for path, _, passage in _passages(content, (), ()):
            day = passage.get("reviewed")
            if isinstance(day, date) and day > today:
                message = f"reviewed is a day to come: {day}"
                yield places.complaint((*path, "reviewed"), message)
    except RecursionError:
        pass  # a file that holds itself, which is no form a file of the guide has


def _passages(
    content: Any, path: tuple[str | int, ...], names: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...], Any]]:
    """Every part that a source.Passage may be, with the path, and the names and ids that lead to
    it."""
    if isinstance(content, list):
        for place, one in enumerate(content):
            name = one.get("id") if isinstance(one, dict) else None
            yield from _passages(one, (*path, place), (*names, str(name or place + 1)))
    if isinstance(content, dict):
        if {*source.Passage.model_fields} & {*content}:
            yield path, names, content
        for name, one in content.items():
            yield from _passages(one, (*path, name), (*names, str(name)))


def _beyond_the_model(
    content: GuideModel, places: YamlPositions, today: date, guide: Guide
) -> Iterator[Complaint]:
    if isinstance(content, steps.Program):
        yield from _unknown_sources("steps", content.steps, places, guide)
    if isinstance(content, sheets.Sheets):
        yield from _unknown_steps(content, places, guide)
    if isinstance(content, topics.Topics):
        yield from _unknown_sources("topics", content.topics, places, guide)
        yield from _lengths(content.topics, places)
    if isinstance(content, help.Help):
        yield from _dates("resources", content.resources, places, today)
    if isinstance(content, sources.Sources):
        yield from _dates("sources", content.sources, places, today)
    if isinstance(content, screens.Screens):
        for path, message in tolerance.mistakes(content.tolerance):
            yield places.complaint(("tolerance", *path), message)
    if isinstance(content, calls.Calls):
        yield from (places.complaint(*mistake) for mistake in calls.mistakes(content))
    if isinstance(content, words.Rules):
        yield from _rules_that_do_not_bite(content, places)


def _unknown_steps(
    found: sheets.Sheets, places: YamlPositions, guide: Guide
) -> Iterator[Complaint]:
    """Steps that the program has not: another may, and it offers nothing of them."""
    for a, sheet in enumerate(found.sheets):
        for b, kind in enumerate(sheet.kinds):
            for place, number in enumerate(kind.steps):
                if number > len(guide.steps.steps):
                    path = ("sheets", a, "kinds", b, "steps", place)
                    yield places.complaint(path, f"there is no step {number}")


def _unknown_sources(
    name: str, holders: Sequence[Any], places: YamlPositions, guide: Guide
) -> Iterator[Complaint]:
    known = {entry.key for entry in guide.sources.sources}
    for place, holder in enumerate(holders):
        for number, key in enumerate(holder.sources):
            if key not in known:
                path = (name, place, "sources", number)
                yield places.complaint(path, f"{key} is not in {sources.FILE}")


def _lengths(found: Sequence[topics.Topic], places: YamlPositions) -> Iterator[Complaint]:
    for place, topic in enumerate(found):
        least, most = AN_ANSWER if topic.group == topics.FAQ else A_TOPIC
        if not least <= topic.words <= most:
            message = f"{topic.id} has {topic.words} words; it may have {least} to {most}"
            yield places.complaint(("topics", place), message)


def _dates(
    name: str, found: Sequence[Any], places: YamlPositions, today: date
) -> Iterator[Complaint]:
    for place, one in enumerate(found):
        for field in ("read_on", "checked_on"):
            day = getattr(one, field, None)
            if day and day > today:
                yield places.complaint((name, place, field), f"{field} is a day to come: {day}")


def _rules_that_do_not_bite(rules: words.Rules, places: YamlPositions) -> Iterator[Complaint]:
    for place, rule in enumerate(rules.rules):
        alone = words.Rules(rules=[rule])
        for number, sentence in enumerate(rule.bites):
            if not any(words.barred_in(sentence, alone)):
                yield places.complaint(("rules", place, "bites", number), f"{rule.id} misses this")
        for number, sentence in enumerate(rule.passes):
            if any(words.barred_in(sentence, rules)):
                path = ("rules", place, "passes", number)
                yield places.complaint(path, "a right use is barred")
