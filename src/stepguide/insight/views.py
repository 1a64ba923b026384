"""How looking back is shown: bars with their numbers, and nothing drawn that rests on too few."""

from datetime import date, time, timedelta

from stepguide.guide.sheets import Form
from stepguide.home.dates import Dates
from stepguide.insight.actions import BEGIN, WEEKDAYS, Average, BeforeAfter, Insight, Series
from stepguide.terminal.dates import shown, time_shown
from stepguide.terminal.page import Bar, Cell, Heading, Items, Page, Paragraph, Rows
from stepguide.terminal.text import counted, listed

FEWEST = 5  # under so many, nothing is drawn as a pattern
MOST = 10
HOURS = 12
A_CALENDAR = 92  # days up to which each day is drawn
NOTHING = (
    "Nothing is noted for these days, and that is no mark against you. One line is enough to begin."
)
HONEST = (
    "This is only what you noted. Days without a note are not recorded, and none of it says what "
    "will happen."
)


def look_back(found: Insight, dates: Dates, in_words: bool = False) -> Page:
    """The whole page; `in_words` without a calendar of signs."""
    days = (found.last - found.first).days + 1
    page: Page = [
        Heading(f"Looking back, {shown(found.first, dates)} to {shown(found.last, dates)}")
    ]
    if not found.is_noted:
        return [*page, Paragraph(NOTHING), *BEGIN]
    page.append(Paragraph(HONEST))
    page += _cravings(found, dates)
    page += _over_time(found, dates)
    page += _practice(found, days, in_words)
    for name, most, taken in found.measures:
        rows: list[list[Cell]] = [
            [shown(day, dates), Bar(said, most), f"{said} of {most}"] for day, said in taken
        ]
        page += [Heading(f"{name.upper()}, {counted(len(taken), 'time')}", 2), Rows(rows)]
    return page


def said(found: Insight, craving: Form) -> Insight:
    """The same, with what set cravings off and what helped as the guide says it."""
    trigger, helped = (
        {one.id.casefold(): one.says.casefold() for one in craving.field(name).choices}
        for name in ("trigger", "helped")
    )
    return found._replace(
        by_trigger=[one._replace(name=trigger.get(one.name, one.name)) for one in found.by_trigger],
        helped=[one._replace(name=helped.get(one.name, one.name)) for one in found.helped],
    )


def _cravings(found: Insight, dates: Dates) -> Page:
    if not found.cravings:
        return []
    page: Page = [Heading(f"Cravings noted: {found.cravings}", 2)]
    if found.cravings < FEWEST:
        few = f"Under {FEWEST}, there is no pattern to see yet."
        return [*page, Paragraph(few)]
    for title, groups in (
        ("By hour", [_of_hours(group, dates) for group in found.by_hour if group.times]),
        ("By weekday", found.by_weekday),
        ("By what set them off", found.by_trigger),
    ):
        page += _bars(title, groups)
    return [*page, *_helped(found.helped)]


def _of_hours(group: Average, dates: Dates) -> Average:
    """`00 to 03`, as the person's clock has it."""
    begin, end = (time(int(hour) % 24) for hour in group.name.split(" to "))
    in_halves = f"{time_shown(begin, dates)} to {time_shown(end, dates)}"
    return group._replace(name=in_halves) if dates.clock == 12 else group


def _bars(title: str, groups: list[Average]) -> Page:
    """A line for each group that rests on enough; the others are only named."""
    enough = [group for group in groups if group.times >= FEWEST]
    few = [f"{group.name} ({group.times})" for group in groups if 0 < group.times < FEWEST]
    most = max((group.times for group in enough), default=0)
    page: Page = [Heading(title, 2)] if enough or few else []
    rows: list[list[Cell]] = [
        [group.name, Bar(group.times, most), f"{group.times} times{_average(group)}"]
        for group in enough
    ]
    if rows:
        page.append(Rows(rows))
    if few:
        page.append(Paragraph(f"Under {FEWEST} each: {listed(few)}.", quiet=True))
    return page


def _average(group: Average) -> str:
    if group.mean is None or group.rated < FEWEST:
        return ""
    over = f" over {group.rated}" if group.rated < group.times else ""
    return f", {group.mean:.1f} of 10 on average{over}"


def _helped(changes: list[BeforeAfter]) -> Page:
    enough = [one for one in changes if one.times >= FEWEST]
    few = [f"{one.name} ({one.times})" for one in changes if one.times < FEWEST]
    page: Page = [Heading("What helped, before and after", 2)] if enough or few else []
    if enough:
        said = [
            f"{one.name}: {one.before:.1f} before, {one.after:.1f} after ({one.times} times)"
            for one in enough
        ]
        page.append(Items([*said]))
    if few:
        page.append(Paragraph(f"Under {FEWEST} each: {listed(few)}.", quiet=True))
    return page


def _over_time(found: Insight, dates: Dates) -> Page:
    if not found.checkins:
        return []
    page: Page = [Heading(f"Check-ins: {found.checkins}", 2)]
    for line in found.lines:
        if any(group.times for group in line.groups):
            page += _line(line, dates)
    return page


def _line(line: Series, dates: Dates) -> Page:
    unit, most = ("hours", HOURS) if line.name == "Sleep" else ("of 10", MOST)
    rows: list[list[Cell]] = []
    for start, group in zip(line.starts, line.groups, strict=True):
        if group.mean is not None and group.times >= FEWEST:
            bar, said = Bar(round(group.mean), most), f"{group.mean:.1f} {unit} ({group.times})"
        elif group.times:
            bar, said = Bar(0, 0), f"too few to say ({group.times})"
        else:
            bar, said = Bar(0, 0), "not recorded"
        rows.append([f"from {shown(start, dates)}", bar, said])
    return [Heading(f"{line.name}, on average", 2), Rows(rows)]


def _practice(found: Insight, days: int, in_words: bool) -> Page:
    said = f"Practice: {counted(len(found.practised), 'day')} of {days}"
    page: Page = [Heading(said, 2)]
    if days > A_CALENDAR or in_words:
        return [*page, Rows(_months(found))]
    known = {*found.practised}
    monday = found.first - timedelta(days=found.first.weekday())
    rows: list[list[Cell]] = [["", " ".join(day[:2] for day in WEEKDAYS)]]
    while monday <= found.last:
        week = [monday + timedelta(days=place) for place in range(7)]
        rows.append(
            [f"{monday.day:2} {monday:%b}", "  ".join(_mark(day, found, known) for day in week)]
        )
        monday += timedelta(days=7)
    return [*page, Rows(rows), Paragraph("x something was noted, . not recorded", quiet=True)]


def _mark(day: date, found: Insight, known: set[date]) -> str:
    if not found.first <= day <= found.last:
        return " "
    return "x" if day in known else "."


def _months(found: Insight) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    start = found.first
    while start <= found.last:
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        end = min(following, found.last + timedelta(days=1))
        count = sum(start <= day < end for day in found.practised)
        length = (end - start).days
        rows.append([f"{start:%b %Y}", Bar(count, length), f"{count} of {length} days"])
        start = following
    return rows
