"""The notice on lost tolerance: after use or a break that was reported, and never for less."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from syrupy.assertion import SnapshotAssertion

from stepguide.safety import rules
from tests.clock import on_path
from tests.conftest import CHECKOUT, Ran, Run, records
from tests.known import GUIDE
from tests.terminal.conftest import editor as editor
from tests.terminal.conftest import start as start
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    MakeEditor,
    Start,
    draft_texts,
    until,
)

pytestmark = pytest.mark.usefixtures("line_by_line")

KNOWN = GUIDE.screens.tolerance
TAGS = ["used", "relapsed", "od", "picked up", "not using", "detox", "out of jail", "missed dose"]
NUMBERS = (
    "  Emergency: 911 US, Canada · 999 UK · 112 or 999 Ireland · 112 EU · 000 Australia · "
    "elsewhere your local emergency number\n"
    "  US SafeSpot 1-800-972-0590 · Canada NORS 1-888-688-6677 stay on the phone.\n"
    "  Someone to talk to: 988 US, Canada · 116 123 UK, Ireland · 13 11 14 Australia · "
    "findahelpline.com EU, elsewhere\n"
)
# What comes before it is saved, with no country and nobody on the list.
FULL = f"\nBefore anything else:\n{NUMBERS}  {KNOWN.title}.\n  {KNOWN.text}\n\n"
SHORT = f"\nBefore anything else:\n{NUMBERS}  {KNOWN.short}\n\n"


def one_line(text: str) -> str:
    """`text` without frames and newlines, to look for a passage in."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


def is_shown(text: str, length: str) -> int:
    """How often the notice is in `text`."""
    return one_line(text).count(KNOWN.text if length == "full" else KNOWN.short)


def saved(home: Path) -> str:
    """What is said to stdout about the newest entry."""
    newest = max(records(home) + records(home, "answer"), key=lambda file: file.stat().st_mtime_ns)
    return f"Saved {newest.stem[-10:][:6]}.\n"


def forms(tag: str) -> list[str]:
    """The ways in which a person may write a tag."""
    spaced = [tag, tag.upper(), tag.title(), f" #{tag} "]
    joined = [form.replace(" ", sign) for form in spaced[:2] for sign in "-_"]
    return [*spaced, *joined, f"{tag}!"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_that_reports_use_or_a_break_brings_the_notice(
    run: Run, home: Path, tag: str
) -> None:
    for form in forms(tag):
        ran = run("journal", "add", "--tag", form, "words")
        assert (form, ran) == (form, Ran(0, saved(home), FULL))


@pytest.mark.parametrize("tag", ["calm", "unused", "used books", "not used", "a break from work"])
def test_no_other_tag_brings_it(run: Run, home: Path, tag: str) -> None:
    ran = run("journal", "add", "--tag", tag, "I used, and left detox")
    assert ran == Ran(0, saved(home), "")
    assert is_shown(run("today").out, "short") == 0


def test_an_answer_and_a_pipe_bring_it_too(run: Run, home: Path) -> None:
    ran = run("journal", "add", "--question", "4.3", "--tag", "sleep", "--tag", TAGS[0], "words")
    assert (ran.code, ran.err) == (0, FULL)
    assert ran.out.endswith(", your answer to 4.3.\n")
    assert run("journal", "add", "--tag", TAGS[0], input=b"words").err == FULL


def test_an_edit_of_what_reports_it_brings_it_as_long_as_it_does(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert run("journal", "add", "words").err == ""
    assert run("journal", "edit", "last", "--tag", TAGS[0]).err == FULL
    assert run("journal", "edit", "last", "--tag", "calm").err == FULL
    assert run("journal", "edit", "last", "--text-from", "-", input=b"other words").err == FULL
    assert run("journal", "edit", "last", "--untag", TAGS[0]).err == ""


def test_json_keeps_stdout_one_document(run: Run, home: Path) -> None:
    ran = run("journal", "add", "--json", "--tag", TAGS[0], "words")
    assert (ran.code, ran.err) == (0, FULL)
    assert json.loads(ran.out)["tags"] == [TAGS[0]]
    ran = run("journal", "edit", "last", "--json", "--tag", "calm")
    assert (ran.code, ran.err) == (0, FULL)
    assert json.loads(ran.out)["tags"] == [TAGS[0], "calm"]


def test_a_setting_shortens_it_and_gives_it_back_whole(run: Run) -> None:
    assert run("settings", "set", "tolerance_notice", "short") == Ran(
        0, "tolerance_notice is now short.\n", ""
    )
    assert run("journal", "add", "--tag", TAGS[0], "words").err == SHORT
    assert run("settings", "set", "tolerance-notice", "FULL").code == 0
    assert run("journal", "add", "--tag", TAGS[0], "words").err == FULL
    assert run("settings", "set", "tolerance_notice", "short").code == 0
    assert run("settings", "unset", "tolerance_notice").code == 0
    assert run("journal", "add", "--tag", TAGS[0], "words").err == FULL


OFF = ["off", "none", "no", "false", "0", "never", "hidden", "", " ", "shor", "null", "short off"]


@pytest.mark.parametrize("value", OFF)
def test_no_value_turns_it_off(run: Run, value: str) -> None:
    assert run("settings", "set", "tolerance_notice", value) == Ran(
        7,
        "",
        f"stepguide: tolerance_notice cannot be {value!r}.\n  It takes full, short.\n",
    )
    assert run("journal", "add", "--tag", TAGS[0], "words").err == FULL


@pytest.mark.parametrize("value", ["off", "", None, False, 0, []])
def test_no_value_in_the_file_turns_it_off(run: Run, home: Path, value: object) -> None:
    assert run("settings", "set", "tolerance_notice", "short").code == 0
    file = home / "settings.json"
    file.write_text(json.dumps({"format": 1, "tolerance_notice": value}))
    ran = run("journal", "add", "--tag", TAGS[0], "words")
    assert ran.code == 0
    remark = (
        f"stepguide: {file} cannot be read as settings. The usual settings are used until then."
    )
    assert ran.err == f"{FULL}{remark}\n"
    assert is_shown(run("today").out, "short") == 1


def test_at_a_terminal_it_comes_before_the_prompt_and_not_again_after_saving(
    start: Start, home: Path
) -> None:
    terminal = start("journal", "add", "--tag", "Left-Detox")
    terminal.sees("Write as much as you like.")
    assert is_shown(terminal.text, "full") == 1
    terminal.is_ready_for_a_line()
    terminal.types("words", ENTER, CTRL_D)
    assert terminal.ends() == 0
    shown = one_line(terminal.text)
    assert shown.startswith(f"{one_line(FULL)} Write as much as you like.")
    assert one_line(saved(home)) in shown
    assert shown.count(KNOWN.title) == 1


def test_before_the_prompt_it_is_short_for_whoever_chose_that(
    start: Start, run: Run, home: Path
) -> None:
    assert run("settings", "set", "tolerance_notice", "short").code == 0
    terminal = start("journal", "add", "--tag", TAGS[0])
    terminal.sees("Write as much as you like.")
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert one_line(terminal.text).startswith(f"{one_line(SHORT)} Write as much")
    assert is_shown(terminal.text, "short") == 1
    assert KNOWN.title not in terminal.text


def test_it_comes_before_an_editor_opens(start: Start, editor: MakeEditor, home: Path) -> None:
    path = editor('echo "THE EDITOR" > /dev/tty; echo words > "$1"')
    terminal = start("journal", "add", "--tag", TAGS[0], EDITOR=path)
    assert terminal.ends() == 0
    before, after = terminal.text.split("THE EDITOR")
    assert (is_shown(before, "full"), is_shown(after, "full")) == (1, 0)
    assert "911" in before


def test_nothing_comes_before_a_prompt_for_anything_else(start: Start, home: Path) -> None:
    terminal = start("journal", "add", "--tag", "calm")
    terminal.sees("Write as much as you like.")
    terminal.is_ready_for_a_line()
    terminal.types("I used to swim", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert KNOWN.title not in terminal.text
    assert KNOWN.short not in one_line(terminal.text)


def test_words_that_say_it_and_nothing_else_bring_it_before_they_are_saved(
    start: Start, home: Path
) -> None:
    terminal = start("journal", "add")
    terminal.sees("Write as much as you like.")
    terminal.is_ready_for_a_line()
    terminal.types("I used", ENTER, CTRL_D)
    assert terminal.ends() == 0
    shown = one_line(terminal.text)
    assert shown.count(one_line(FULL)) == 1
    assert shown.index(one_line(FULL)) < shown.index(one_line(saved(home)))


def test_a_draft_that_reports_it_brings_it_before_it_is_gone_on_with(
    start: Start, home: Path
) -> None:
    begun = start("journal", "add", "--tag", TAGS[0])
    begun.sees("Write as much as you like.")
    begun.is_ready_for_a_line()
    begun.types("half", ENTER)
    until(lambda: draft_texts(home) == [b"half\n"])
    begun.types(CTRL_C)
    assert begun.ends() == 130
    again = start("journal", "drafts", "open", "last")
    again.sees("So far: half")
    again.is_ready_for_a_line()
    again.types("the rest", ENTER, CTRL_D)
    assert again.ends() == 0
    shown = one_line(again.text)
    assert shown.index(one_line(FULL)) < shown.index("So far: half")
    assert one_line(saved(home)) in shown


@pytest.fixture
def begun(run: Run, clock: time_machine.Traveller) -> time_machine.Traveller:
    """The clock at a moment when the person wrote that they used."""
    assert run("journal", "add", "--tag", "used again", "words").code == 0
    return clock


def on_today(run: Run) -> bool:
    """Whether today's page has the notice, which is then the short one; the page and its data."""
    page, data = run("today").out, json.loads(run("today", "--json").out)
    assert run().out == page
    assert is_shown(page, "full") == 0
    assert KNOWN.title not in page
    assert is_shown(page, "short") == data["after_break"]
    return bool(data["after_break"])


def test_today_shows_the_short_one_for_28_days_and_no_longer(
    run: Run, begun: time_machine.Traveller
) -> None:
    assert timedelta(days=28) == rules.LOWER_FOR
    for days in (0, 1, 13, 14):
        begun.shift(timedelta(days=days))
        assert on_today(run)
    begun.shift(1)
    assert not on_today(run)


@pytest.mark.parametrize("width", ["80", "40"])
def test_screen_of_today_after_a_break(
    run: Run, begun: time_machine.Traveller, width: str, snapshot: SnapshotAssertion
) -> None:
    begun.shift(timedelta(days=27))
    page = run("today", COLUMNS=width)
    assert (page.code, page.err) == (0, "")
    assert page.out.split("\nStep 1:")[0] == snapshot


def test_today_counts_from_the_time_an_entry_is_about(
    run: Run, clock: time_machine.Traveller
) -> None:
    assert run("journal", "add", "--tag", "detox", "--at", "20 days ago", "words").code == 0
    assert on_today(run)
    clock.shift(timedelta(days=9))
    assert not on_today(run)
    assert run("journal", "add", "--tag", "detox", "--at", "40 days ago", "words").err == FULL
    assert not on_today(run)


def test_today_goes_on_showing_it_however_much_is_written_since(
    run: Run, begun: time_machine.Traveller
) -> None:
    for _ in range(45):
        begun.shift(3600)
        assert run("journal", "add", "--tag", "calm", "words").code == 0
    assert on_today(run)


def test_today_shows_it_after_an_answer_and_while_the_entry_is_there(
    run: Run, begun: time_machine.Traveller
) -> None:
    assert run("journal", "delete", "last", "--yes").code == 0
    assert not on_today(run)
    assert run("journal", "restore", "last").code == 0
    assert on_today(run)
    assert run("journal", "edit", "last", "--untag", "used again").code == 0
    assert not on_today(run)
    assert run("journal", "add", "--question", "4.3", "--tag", "Detox", "words").code == 0
    assert on_today(run)


@pytest.mark.parametrize("days", [2, 15, 29, 400])
def test_days_without_writing_are_no_break(
    run: Run, clock: time_machine.Traveller, days: int
) -> None:
    assert run("journal", "add", "--tag", "calm", "words").code == 0
    assert run("start", "1").code == 0
    clock.shift(timedelta(days=days))
    assert not on_today(run)
    assert run("journal", "add", "words").err == ""
    assert not on_today(run)
    assert KNOWN.short not in one_line(run("progress").out)


@pytest.mark.parametrize("length", ["full", "short"])
def test_the_first_screen_says_it_in_short_once(run: Run, home: Path, length: str) -> None:
    assert run("settings", "set", "tolerance_notice", length).code == 0
    first = run("today", "--welcome")
    assert first.out.startswith("Welcome\n")
    assert (is_shown(first.out, "full"), is_shown(first.out, "short")) == (0, 1)
    at = one_line(first.out).index(KNOWN.short)
    assert at < one_line(first.out).index(GUIDE.screens.welcome[0])
    assert not on_today(run)


WARNING = ["after-using", "detox", "missed-doses", "withdrawal"]


@pytest.mark.parametrize("topic", WARNING)
def test_these_topics_end_with_it(run: Run, topic: str) -> None:
    page = one_line(run("learn", topic).out)
    assert page.count(f"{KNOWN.title} {KNOWN.text}") == 1
    assert f"{KNOWN.title} {KNOWN.text} How sure this is" in page
    assert run("settings", "set", "tolerance_notice", "short").code == 0
    page = one_line(run("learn", topic).out)
    assert page.count(KNOWN.short) == 1
    assert f"{KNOWN.short} How sure this is" in page
    assert KNOWN.text not in page


def test_no_other_topic_has_it(run: Run) -> None:
    known = GUIDE.topics
    others = [topic.id for topic in known.topics if topic.id not in WARNING]
    assert len(others) > 20
    for topic in others:
        page = one_line(run("learn", topic).out)
        assert (topic, page.count(KNOWN.text), page.count(KNOWN.title)) == (topic, 0, 0)
    assert {topic.id for topic in known.topics if topic.warns} == set(WARNING)


def test_its_words_are_in_the_data_and_nowhere_in_the_program() -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"[\w']+", text.casefold())

    passages = {
        " ".join(said[start : start + 7])
        for text in (KNOWN.title, KNOWN.text, KNOWN.short)
        for said in [words(text)]
        for start in range(len(said) - 6)
    }
    sources = sorted((CHECKOUT / "src").rglob("*.py"))
    assert len(sources) > 50
    for source in sources:
        text = " ".join(words(source.read_text()))
        assert (source, [passage for passage in passages if passage in text]) == (source, [])


def test_wherever_it_is_shown_it_is_the_one_of_the_data(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "src", tmp_path / "src")
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    file = tmp_path / "data" / "screens.yaml"
    data = file.read_text()
    before, rest = data.split("  title: After a break", 1)
    after = rest[rest.index("  used:\n") :]
    other = "  title: Other title here\n  text: Other whole text.\n  short: Other short text.\n"
    file.write_text(before + other + after)

    def ran(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "stepguide", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **on_path(tmp_path / "src")},
        )
        assert done.returncode == 0, done.stdout
        shown = one_line(done.stdout)
        assert KNOWN.title not in shown
        assert KNOWN.text not in shown
        assert KNOWN.short not in shown
        return shown

    whole, short = "Other title here Other whole text.", "Other short text."
    assert ran().count(short) == 1
    assert ran("learn", WARNING[0]).count(whole) == 1
    saving = ran("journal", "add", "--tag", TAGS[0], "words")
    assert saving.count("Other title here. Other whole text.") == 1
    assert ran("today").count(short) == 1
    ran("settings", "set", "tolerance_notice", "short")
    assert ran("journal", "add", "--tag", TAGS[0], "words").count(short) == 1
    assert ran("learn", WARNING[0]).count(short) == 1
