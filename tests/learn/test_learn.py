"""`stepguide learn`, `compare` and `faq`: topics listed, found, looked through, and shown."""

import json
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

import tests.terminal.conftest
from stepguide.guide import place, source
from tests.conftest import Ran, Run
from tests.known import GUIDE
from tests.prose import says_the_same, styled_lines
from tests.terminal.terminals import Start

start = tests.terminal.conftest.start

RAW: Any = source.content_of(place.read_guide_file("guide.yaml"), "guide.yaml")
TOPICS: list[Any] = RAW["topics"]
KNOWN = GUIDE.topics
FAQ = [topic for topic in TOPICS if topic["group"] == "faq"]

SCREENS = {
    "list": ["learn"],
    "overdose": ["learn", "overdose"],
    "compare": ["learn", "compare"],
    "after_using": ["learn", "after-using"],
    "words": ["learn", "words"],
    "sources": ["learn", "writing", "--sources"],
    "search": ["learn", "--search", "FENTANYL"],
    "faq": ["faq"],
    "faq_3": ["faq", "3"],
    "faq_all": ["faq", "--all"],
}
ON_A_TERMINAL = ["overdose", "compare", "search"]
LAID_OUT = ["after_using", "compare", "search"]  # otherwise at each width
# Where there is a table, a command that is offered, or marks around what was found.
PLAIN_DIFFERS = ["overdose", "compare", "after_using", "search"]


def _texts(topic: Any) -> list[str]:
    """Every text of a topic's parts, in order."""
    found: list[str] = []
    for part in topic["parts"]:
        found += [part[name] for name in ("title", "text") if name in part]
        found += part.get("points", [])
    return found


def _row(topic: Any) -> dict[str, Any]:
    """What a list as data says of a topic; its words counted in what the file says."""
    words = " ".join(_texts(topic)).split()
    named = {name: topic[name] for name in ("id", "title", "group")}
    return {**named, "words": len(words)}


def _data(ran: Ran) -> Any:
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def _ids(ran: Ran) -> list[str]:
    return [row["id"] for row in _data(ran)]


@pytest.mark.parametrize("width", ["80", "40"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, width: str, run: Run, snapshot: SnapshotAssertion) -> None:
    ran = run(*SCREENS[screen], COLUMNS=width)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= int(width)
    if width == "80" or screen in LAID_OUT:
        assert ran.out == snapshot
    else:
        says_the_same(ran.out, run(*SCREENS[screen], COLUMNS="80").out, int(width))


@pytest.mark.parametrize("width", ["80", "40"])
@pytest.mark.parametrize("screen", ["overdose", "compare", "after_using", "search"])
def test_plain_screen(screen: str, width: str, run: Run, snapshot: SnapshotAssertion) -> None:
    usual = run(*SCREENS[screen], COLUMNS=width).out
    run("settings", "set", "plain", "on")
    ran = run(*SCREENS[screen], COLUMNS=width)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (snapshot if screen in PLAIN_DIFFERS else usual)
    assert not set(ran.out) & set("─━│╭╮╰╯\x1b")


def _in_styles(screen: str, shown: str, run: Run) -> str:
    """What styles make of a page that is followed by the way to help; of what is found, all."""
    if screen == "search":
        return shown  # in a pipe it has marks in their place
    held = f"{run(*SCREENS[screen], COLUMNS='80').out}\nHelp now: stepguide sos\n"
    return styled_lines(shown, held)


@pytest.mark.parametrize("screen", ON_A_TERMINAL)
def test_screen_in_colour_on_a_terminal(
    screen: str, start: Start, run: Run, snapshot: SnapshotAssertion
) -> None:
    terminal = start(*SCREENS[screen], "--no-pager", columns=80)
    assert terminal.ends() == 0
    shown = terminal.raw.decode().replace("\r\n", "\n")
    assert _in_styles(screen, shown, run) == snapshot


@pytest.mark.parametrize("screen", ON_A_TERMINAL)
def test_screen_on_a_terminal_without_colour(
    screen: str, start: Start, run: Run, snapshot: SnapshotAssertion
) -> None:
    terminal = start(*SCREENS[screen], "--no-pager", columns=80, NO_COLOR="1")
    assert terminal.ends() == 0
    shown = terminal.raw.decode().replace("\r\n", "\n")
    assert _in_styles(screen, shown, run) == snapshot
    assert "\x1b[3" not in shown


def test_a_topic_ends_on_a_terminal_with_where_help_is_in_the_chosen_country(
    start: Start, run: Run
) -> None:
    run("settings", "set", "country", "uk")
    terminal = start("learn", "words", "--no-pager", columns=200)
    assert terminal.ends() == 0
    assert terminal.text.endswith("\n\nHelp now: stepguide sos · 999 · Samaritans 116 123\n")


def test_a_long_topic_opens_in_the_pager_and_not_with_no_pager(start: Start) -> None:
    pager = {"PAGER": "sh -c 'echo PAGED; cat'"}
    paged = start("learn", "overdose", **pager)
    assert paged.ends() == 0
    assert paged.text.startswith("PAGED\nOverdose and naloxone\n")
    plain = start("learn", "overdose", "--no-pager", **pager)
    assert plain.ends() == 0
    assert plain.text.startswith("Overdose and naloxone\n")


def test_the_tolerance_notice_is_short_where_that_was_chosen_and_never_gone(run: Run) -> None:
    short = "After a break even a little can stop your breathing."
    whole = "After a break, opioids are more dangerous"
    for topic in ("after-using", "detox", "withdrawal"):
        run("settings", "set", "tolerance_notice", "full")
        said = run("learn", topic).out
        assert (whole in said, short in said) == (True, False)
        run("settings", "set", "tolerance_notice", "short")
        said = run("learn", topic).out
        assert (whole in said, short in said) == (False, True)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("overdose", "overdose"),
        ("OverDose", "overdose"),
        ("after-using", "after-using"),
        ("after using", "after-using"),
        ("Overdose and naloxone", "overdose"),
        ("CRAVINGS, and what to do in one", "cravings"),
        ("What if I have no sponsor?", "faq-no-sponsor"),
        ("How the twelve-step model works, and where it came from", "how-it-works"),
        ("Is the twelve-step way right for you?", "fit"),
        ("naloxone", "overdose"),
        ("medication meetings", "meetings-and-medication"),
        ("lost tol", "tolerance"),
        ("side by side", "compare"),
        ("narcan", "overdose"),
        ("not breathing", "overdose"),
        ("WHY CAN'T I STOP", "oud"),
        ("if-then", "warning-signs"),
        ("grief feelings", "triggers"),
        ("crav", "cravings"),
        ("withd", "withdrawal"),
        ("meetings-and", "meetings-and-medication"),
        ("how-it", "how-it-works"),
        ("faq-g", "faq-god"),
    ],
)
def test_a_topic_is_found_by(typed: str, found: str, run: Run) -> None:
    assert _data(run("learn", typed, "--json"))["id"] == found
    assert run("learn", *typed.split()) == run("learn", found)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["id"])
def test_each_topic_is_found_by_its_id_and_by_its_title(topic: Any) -> None:
    for typed in (topic["id"], topic["title"], topic["title"].upper()):
        assert KNOWN.find(typed).id == topic["id"]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["id"])
def test_each_other_name_leads_to_a_topic_that_has_it(topic: Any) -> None:
    for name in topic["also"]:
        found = KNOWN.find(name)
        assert name in [*found.also, found.id.replace("-", " ")]


def test_a_word_no_topic_is_called_by_leads_to_the_search(run: Run) -> None:
    assert run("learn", "zebra", "finch") == Ran(
        3,
        "",
        "stepguide: No topic is called 'zebra finch'.\n"
        "  To look for it in all of them: stepguide learn --search zebra finch\n"
        "  To see them all: stepguide learn\n",
    )
    ran = run("learn", "--search", "zebra", "finch")
    assert ran == Ran(0, "No topic has all of these words. To see them all: stepguide learn\n", "")


def test_words_that_fit_several_topics_list_them(run: Run) -> None:
    fitting = [
        topic["id"]
        for topic in TOPICS
        if "twelve" in topic["title"].lower().replace("-", " ").split()
    ]
    assert len(fitting) > 5
    for command, ids in (("learn", fitting), ("faq", [i for i in fitting if i[:4] == "faq-"])):
        assert run(command, "twelve") == Ran(
            2,
            "",
            f"stepguide: 'twelve' fits more than one topic: {', '.join(ids)}.\n"
            "  Type one of these.\n",
        )
        for topic in ids:
            assert run("learn", topic).code == 0


def _holding(*words: str) -> list[str]:
    """The ids of the topics that hold all of these words: first those with them in the title."""
    title: list[str] = []
    beside: list[str] = []
    for topic in TOPICS:
        texts = [topic["title"], topic["summary"], *_texts(topic), *topic["also"]]
        if all(word in " ".join(texts).lower() for word in words):
            found = all(word in topic["title"].lower() for word in words)
            (title if found else beside).append(topic["id"])
    return [*title, *beside]


@pytest.mark.parametrize(
    "words", ["detox", "naloxone", "six meetings", "methadone tooth", "narcan", "god", "1935"]
)
def test_a_search_finds_what_holds_every_word_and_titles_come_first(words: str, run: Run) -> None:
    found = _holding(*words.split())
    assert _ids(run("learn", "--search", words, "--json")) == found
    assert _ids(run("learn", "--search", words.upper(), "--json")) == found


def test_words_in_titles_do_come_before_an_earlier_topic_with_them_in_its_text(run: Run) -> None:
    ids = [topic["id"] for topic in TOPICS]
    found = _ids(run("learn", "--search", "detox", "--json"))
    assert found[:2] == ["detox", "faq-without-detox"]
    assert ids.index(found[2]) < ids.index("detox")


def test_words_after_the_option_are_looked_for_as_well(run: Run) -> None:
    both = run("learn", "--search", "naloxone child", "--json")
    assert _ids(both) == _holding("naloxone", "child")
    assert len(_ids(both)) < len(_holding("naloxone"))
    assert run("learn", "--search", "naloxone", "child", "--json") == both
    assert run("learn", "child", "--search", "naloxone", "--json") == both


def test_what_is_found_in_other_names_alone_shows_the_summary(run: Run) -> None:
    assert run("learn", "--search", "narcan") == Ran(
        0,
        "overdose  Overdose and naloxone\n"
        "  The signs, what to do in order, how to give naloxone, and what to leave alone\n"
        "\n"
        "1 topic has these words.\n",
        "",
    )


def test_a_search_that_finds_nothing_is_done_and_says_so(run: Run) -> None:
    said = "No topic has all of these words. To see them all: stepguide learn\n"
    assert run("learn", "--search", "naloxone zebrafinch") == Ran(0, said, "")
    assert run("learn", "--search", "naloxone zebrafinch", "--json") == Ran(0, "[]\n", "")


@pytest.mark.parametrize("words", ["", "  "])
def test_a_search_for_nothing_is_refused(words: str, run: Run) -> None:
    assert run("learn", "--search", words) == Ran(
        2,
        "",
        "stepguide: There is nothing to look for.\n"
        "  Give a word: stepguide learn --search naloxone\n",
    )


def test_the_list_as_data_is_every_topic_with_its_words_counted(run: Run) -> None:
    rows = _data(run("learn", "--json"))
    assert rows == [_row(topic) for topic in TOPICS]
    assert [list(row) for row in rows] == [["id", "title", "group", "words"]] * len(TOPICS)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["id"])
def test_a_topic_as_data_is_what_the_guide_says(topic: Any, run: Run) -> None:
    usual: dict[str, Any] = {
        "id": None, "region": None, "title": None, "text": None, "points": [], "ordered": False,
    }  # fmt: skip
    known: Any = source.content_of(place.read_guide_file("sources.yaml"), "sources.yaml")
    by_key = {one["key"]: one for one in known["sources"]}
    cited = json.loads(json.dumps([by_key[key] for key in topic["sources"]], default=str))
    assert _data(run("learn", topic["id"], "--json")) == {
        **_row(topic),
        "summary": topic["summary"],
        "parts": json.loads(json.dumps([usual | part for part in topic["parts"]], default=str)),
        "table": topic.get("table"),
        "evidence": topic["evidence"],
        "see": topic["see"],
        "sources": cited,
        "next": [
            {"command": f"stepguide learn {see}", "why": "Next to it"} for see in topic["see"]
        ],
    }


def test_compare_is_the_page_of_that_topic(run: Run) -> None:
    for options in ([], ["--json"], ["--sources"]):
        shown = run("compare", *options)
        assert (shown.code, shown.err) == (0, "")
        assert shown == run("learn", "compare", *options)
    assert shown.out != run("compare").out


def test_the_questions_as_data_are_all_of_them_with_their_answers(run: Run) -> None:
    answers = [
        {"id": topic["id"], "question": topic["title"], "answer": "\n".join(_texts(topic))}
        for topic in FAQ
    ]
    assert _data(run("faq", "--json")) == answers
    assert _data(run("faq", "--all", "--json")) == answers


def test_each_question_is_found_by_its_number_in_the_list(run: Run) -> None:
    listed = [line.split(". ", 1)[-1] for line in run("faq", COLUMNS="200").out.splitlines()]
    for number, topic in enumerate(FAQ, start=1):
        assert listed[number + 1] == topic["title"]
        shown = run("faq", str(number))
        assert shown.out.startswith(topic["title"] + "\n\n")
        assert shown == run("learn", topic["id"])
        assert _data(run("faq", str(number), "--json"))["id"] == topic["id"]


@pytest.mark.parametrize("typed", ["god", "do i have to believe", "faq-god", "atheist"])
def test_a_question_is_found_by_its_words(typed: str, run: Run) -> None:
    assert _data(run("faq", typed, "--json"))["id"] == "faq-god"
    assert run("faq", *typed.split()) == run("learn", "faq-god")


@pytest.mark.parametrize("number", ["0", "15", "99"])
def test_a_number_no_question_has_is_told(number: str, run: Run) -> None:
    said = f"stepguide: There is no question {number}.\n  They are numbered from 1 to 14.\n"
    assert run("faq", number) == Ran(3, "", said)


def test_a_topic_that_is_no_question_is_not_among_them(run: Run) -> None:
    ran = run("faq", "craving")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("stepguide: No topic is called 'craving'.\n")


@pytest.mark.parametrize(
    ("typed", "topic"),
    [("cravings", "cravings"), ("CRAVINGS", "cravings"), ("narcan", "overdose")],
)
def test_a_topic_typed_as_a_command_is_pointed_to(typed: str, topic: str, run: Run) -> None:
    ran = run(typed)
    assert (ran.code, ran.out) == (2, "")
    # At the edge of the process such a word is a call for help; here it has not passed there.
    said = (
        f"stepguide: There is no command {typed!r}.\n  To read about it: stepguide learn {topic}\n"
    )
    assert f"{said}  Help now: stepguide sos." in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("write", "journal add"), ("sponsor", "people"), ("progres", "progress")],
)
def test_a_command_that_is_meant_comes_before_a_topic_of_the_name(
    typed: str, meant: str, run: Run
) -> None:
    assert run(typed).err.splitlines()[1] == f"  Did you mean: stepguide {meant}"


def test_a_word_of_the_table_is_found(run: Run) -> None:
    found = json.loads(run("learn", "--search", "Buddhist", "--json").out)
    assert [topic["id"] for topic in found] == ["compare"]


def test_marks_around_a_word_make_no_difference(run: Run) -> None:
    assert run("learn", "sponsor?") == run("learn", "sponsor")
    assert run("learn", "sponsor").out.startswith("People on your side, and choosing a sponsor\n")


def test_a_short_id_typed_as_a_command_points_to_the_topic(run: Run) -> None:
    assert "To read about it: stepguide learn oud" in run("oud").err


def test_the_way_to_search_can_be_typed_as_it_stands(run: Run) -> None:
    assert "stepguide learn --search 'what'\"'\"'s up'" not in run("learn", "what's", "up").err
    assert "--search" not in run("learn", "").err
