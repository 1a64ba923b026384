"""`print`: every form on paper asks what it asks at the keyboard, and needs no keyboard."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stepguide.guide.guide import Guide
from stepguide.guide.sheets import Form, Sheet
from stepguide.paper.pages import TITLE
from tests.conftest import Run

GUIDE = Guide()
FORMS = [(sheet, form) for sheet in GUIDE.sheets.sheets for form in sheet.kinds]
OF_A_KEYBOARD = re.compile(r"stepguide|\bEnter\b|\b[Tt]ype\b|!|\bscreen\b|\bcommand")
CALLED = [form.id for _, form in FORMS]


class Read(HTMLParser):
    """The text of a page by the class it stands in, and how many lines and boxes there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.lines = self.boxes = 0
        self.feed(page.partition("<body>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what is there to write on and to tick."""
        self.lines += ("class", "line") in attrs
        self.boxes += ("class", "box") in attrs

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        self.text += [data.strip()] if data.strip() else []


def page_of(run: Run, folder: Path, *what: str) -> Read:
    """The forms that these words stand for, printed and read."""
    target = folder / "form.html"
    target.unlink(missing_ok=True)
    done = run("print", *what, "--output", str(target))
    assert done.code == 0, done.err
    return Read(target.read_text())


@pytest.mark.parametrize(("sheet", "form"), FORMS, ids=CALLED)
def test_a_form_asks_every_question_and_has_room_for_each_answer(
    run: Run, tmp_path: Path, sheet: Sheet, form: Form
) -> None:
    page = page_of(run, tmp_path, form.id)
    for field in form.fields:
        at = page.text.index(field.ask)
        choices = [choice.says for choice in field.choices]
        numbers = [str(number) for number in range(11)] if field.takes == "scale" else []
        after = page.text[at : at + len(choices) + len(numbers) + 3]
        assert set(choices + numbers) <= set(after)
    checked = GUIDE.sheets.safety.questions if sheet.id == "amends" else []
    assert page.boxes == sum(len(field.choices) for field in form.fields) + 2 * len(checked)
    rooms = {"text": 3, "scale": 0, "choice": 0, "choices": 0}
    assert page.lines == sum(rooms.get(field.takes, 1) for field in form.fields)
    assert page.text[1:3] == ["Name or initials", "Date"]


@pytest.mark.parametrize("name", CALLED)
def test_paper_needs_no_keyboard_and_has_the_numbers_of_the_country(
    run: Run, tmp_path: Path, name: str
) -> None:
    for country, number in (("us", "988"), ("gb", "116 123")):
        run("settings", "set", "country", country)
        said = " ".join(page_of(run, tmp_path, name).text)
        assert not OF_A_KEYBOARD.search(said.replace("Emergency:", "")), said
        assert said.rstrip().endswith(".")
        foot = said.partition("Keep this where nobody else reads it.")[2]
        assert foot.startswith(" Emergency: ")
        assert number in foot.replace("\u00a0", " ")


def test_an_amends_has_its_check_before_its_questions(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, "amends")
    form, check = GUIDE.sheets.sheet("amends").kinds[0], GUIDE.sheets.safety
    asked = [one.ask for one in check.questions] + [one.ask for one in form.fields]
    assert [text for text in page.text if text in asked] == asked
    against = [text for text in page.text if " against it: " in text]
    assert [text.partition(" is")[0] for text in against] == [
        "Where 1, 2, 3 or 4",
        "Where 5, 6, 7, 8 or 9",
    ]


def test_a_step_a_sheet_a_title_and_a_beginning_name_their_forms(run: Run, tmp_path: Path) -> None:
    def heads(*what: str) -> list[str]:
        text = page_of(run, tmp_path, *what).text
        return [text[at - 1] for at, one in enumerate(text) if one == "Name or initials"]

    of_4 = ["A resentment", "A fear", "A harm", "A relationship", "A strength", "An instruction"]
    assert heads("4") == heads("step", "4") == heads("Step 4") == of_4
    assert heads("inventory") == [*of_4[:-1], "A spot-check"]
    assert heads("Fears") == heads("fea") == heads("FEAR") == ["A fear"]
    assert heads("if") == ["An if-then plan"]


def test_on_the_screen_it_asks_and_says_how_to_print(run: Run) -> None:
    done = run("print", "fear")
    assert done.code == 0
    assert "1. What am I afraid of?\nOne plain line is enough" in done.out
    assert done.out.endswith("For a printer: stepguide print fear --output fear.html\n")
    every = run("print").out
    assert all(f"stepguide print {name} " in every for name in CALLED)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nothing"], 3, "There is no form 'nothing' to print."),
        (["99"], 3, "There is no form '99' to print."),
        (["s"], 2, "'s' fits more than one: asset, spot, sign, steady."),
        (["--output", "form.html"], 2, "Say which form to print."),
        (["fear", "--output", "form.pdf"], 2, "form.pdf does not end in .html."),
    ],
)
def test_what_cannot_be_printed_is_said(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("print", *words)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"stepguide: {said}\n  ")
    assert not list(tmp_path.glob("form.*"))


def test_a_file_that_is_there_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "form.html"
    target.write_text("mine")
    done = run("print", "fear", "--output", str(target))
    assert done.code == 1
    assert "is there already" in done.err
    assert target.read_text() == "mine"


def test_the_page_leads_nowhere(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "form.html"
    run("print", "inventory", "--output", str(target))
    page = target.read_text()
    assert f"<title>{TITLE}</title>" in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"href|src=|url\(|//|@import|<script|<img", page)
    assert target.stat().st_mode & 0o777 == 0o600
