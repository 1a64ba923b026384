"""What is drawn without Rich is to the byte what Rich draws, whatever was written and however
narrow the screen is."""

import re
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from stepguide.home.settings import Settings
from stepguide.terminal import lines
from stepguide.terminal import page as blocks
from stepguide.terminal.draw import Drawing
from stepguide.terminal.lines import Lines, pieces
from stepguide.terminal.page import Bar, Block, Cell, Page
from stepguide.terminal.screen import Screen
from stepguide.terminal.text import visible
from tests.conftest import Run

WORDS = st.one_of(
    st.sampled_from(
        [
            *("hope", "today", "a", "–", "“no”", "café", "naïve\u0301", "сестра", "ελπίδα", "biết"),
            *(
                "日本語のテキスト",
                "한국어",
                "👍🏽",
                "👩‍👩‍👧",
                "❤️",
                "☎\ufe0f",
                "🌱",
                "ｶﾞ",
                "שלום",
                "عربى",
            ),
            *(
                "\u200b",
                "\u2060",
                "\u00ad",
                "\u0301",
                "\ufe0f",
                "\u200d",
                "\u00a0",
                "\u3000",
                "\u200a",
            ),
            *(
                "\t",
                "\n",
                "\r\n",
                "\r",
                "\x1b[31m",
                "\x85",
                "\u2028",
                "\u202e",
                "\x00",
                "[bold]",
                ":x:",
            ),
            *(
                "x" * 30,
                "é" * 101,
                "wide語" * 40,
                "long-hyphened-word/" * 9,
                "1" * 500,
                "  ",
                " " * 90,
            ),
        ]
    ),
    st.text(max_size=30),
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.lists(WORDS, max_size=40).map("".join)
BARS = st.builds(Bar, st.integers(0, 40), st.integers(0, 40))
CELLS: st.SearchStrategy[Cell] = TEXTS | st.sampled_from(["", "4.3", "step 12", "k7f3q2"]) | BARS
ROWS = st.integers(1, 4).flatmap(
    lambda size: st.lists(
        st.lists(CELLS, min_size=size - 1, max_size=size - 1).flatmap(
            lambda row: TEXTS.map(lambda last: [*row, last])
        ),
        max_size=6,
    ).filter(_in_columns)
)
MARKS = st.lists(st.integers(0, 60), max_size=6, unique=True).map(sorted)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(blocks.Heading, TEXTS, st.sampled_from([1, 2])),
    st.builds(blocks.Paragraph, TEXTS, st.booleans()),
    st.builds(blocks.Typed, TEXTS),
    st.builds(blocks.Rows, ROWS, st.none() | st.integers(0, 5), st.booleans()),
    st.builds(lambda text, at: blocks.Marked(text, [*pairwise(at)][::2]), TEXTS, MARKS),
    st.just(blocks.Gap()),
)
WIDTHS = st.integers(17, 200) | st.integers(17, 30)


def _in_columns(rows: list[list[Cell]]) -> bool:
    """Whether a column holds bars in every row or in none."""
    columns = zip(*rows, strict=True)
    return all(len({isinstance(cell, Bar) for cell in column}) == 1 for column in columns)


def by_rich(page: Page, console: Console) -> str:
    """The page as Rich alone draws it."""
    drawing = Drawing(console.width, styled=console.is_terminal)
    parts: list[str] = []
    for number, block in enumerate(page):
        drawn = [*drawing.block(block)]
        if number and lines.stand_apart(page[number - 1], block):
            drawn.insert(0, Text(""))
        typed = isinstance(block, blocks.Typed) and not console.is_terminal
        if isinstance(block, blocks.Typed) and typed:
            drawn.pop()
        with console.capture() as captured:
            if drawn:
                console.print(Group(*drawn), width=drawing.width)
        parts.append(re.sub(r" +\n", "\n", captured.get()))
        if isinstance(block, blocks.Typed) and typed:
            parts.append(visible(block.text) + "\n")
    return "".join(parts)


@pytest.mark.parametrize("terminal", [False, True], ids=["a pipe", "a terminal"])
@given(page=st.lists(BLOCKS, max_size=4), width=WIDTHS)
@example([blocks.Rows([["k7f3q2", "wo\nrds", "4.3", "long " * 60]], None, True)], 30)
@example([blocks.Rows([["", "日本語" * 40]], None, True)], 41)
@example([blocks.Heading("hope" * 12 + "\u200d\t")], 17)
@settings(max_examples=400)
def test_every_byte_is_as_rich_draws_it(terminal: bool, page: Page, width: int) -> None:
    console = Console(
        file=StringIO(),
        width=width,
        height=25,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    try:
        expected = by_rich(page, console)
    except IndexError:  # as below
        reject()
    own = Lines(width, terminal)
    assert "".join(pieces(page, own, lambda one: by_rich([one], console))) == expected


def test_joiners_that_rich_trips_over_are_shown() -> None:
    text = f"{'x' * 20}\u0301👍ab hope \u0301\u3000🏽\u00a0\ufe0f’ \u200d\u200d👍{'x' * 20}b b "
    with pytest.raises(IndexError):
        by_rich([blocks.Heading(text)], Console(file=StringIO(), width=22))
    own = Lines(22, is_terminal=False)
    drawn = own.block(blocks.Heading(text))
    assert drawn
    assert "".join(drawn).replace(" ", "") == text.replace(" ", "")


def test_on_a_pipe_rich_is_not_asked_for_any_of_these() -> None:
    own = Lines(80, is_terminal=False)
    page: Page = [
        blocks.Heading("a"),
        blocks.Paragraph("b", quiet=True),
        blocks.Typed("c"),
        blocks.Rows([["d", Bar(1, 2), "e"]], here=0),
        blocks.Marked("f", [(0, 1)]),
        blocks.Gap(),
    ]
    assert None not in map(own.block, page)


@pytest.mark.parametrize(
    ("told", "width"),
    [("", 80), ("40", 40), ("200", 200), ("0", 80), ("19", 80), ("20", 20), ("many", 80)],
)
@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_a_pipe_is_as_wide_as_columns_says_where_that_can_be(
    told: str, width: int, term: str, process: Run
) -> None:
    assert process("journal", "add", "a word " * 60).code == 0
    shown = process("show", "1", COLUMNS=told, TERM=term).out
    # Where it is listened to, a command stands alone, whole.
    longest = max(len(line) for line in shown.splitlines() if not line.startswith("stepguide "))
    assert min(width, 96) - 20 < longest <= min(width, 96)


@pytest.mark.parametrize("name", ["FORCE_COLOR", "TTY_COMPATIBLE"])
def test_where_colours_are_asked_for_on_a_pipe_rich_is_asked(
    name: str, monkeypatch: pytest.MonkeyPatch, run: Run, on_a_screen: None
) -> None:
    monkeypatch.setenv(name, "1")
    run("journal", "add", "hope")
    shown = run("journal", "search", "hope").out
    assert "\x1b[1;7mhope\x1b[0m" in shown
    monkeypatch.delenv(name)
    assert "»hope«" in run("journal", "search", "hope").out


def test_every_letter_that_is_taken_for_one_column_is_one() -> None:
    single = lines._single()
    for code in range(0x110000):
        letter = chr(code)
        if single(letter):
            assert cell_len(letter) == 1
            assert letter.isprintable()
            assert letter == " " or not letter.isspace()


@pytest.mark.parametrize("kind", ["heading", "items", "table", "notice"])
def test_what_rich_trips_over_is_shown_without_its_style(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{'x' * 20}\u0301👍ab hope \u0301\u3000🏽\u00a0\ufe0f’ \u200d\u200d👍{'x' * 20}b b "
    known: dict[str, Block] = {
        "heading": blocks.Heading(text),
        "items": blocks.Items([text]),
        "table": blocks.Table(["", "a"], [["row", text]]),
        "notice": blocks.Notice("title", text),
    }
    monkeypatch.setenv("COLUMNS", "22")
    monkeypatch.setenv("FORCE_COLOR", "1")
    Screen(Settings()).show([known[kind]])
    assert "hope" in capsys.readouterr().out
