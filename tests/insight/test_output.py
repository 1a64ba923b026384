"""The picture: one new file that stands alone, says what the page says, and opens in a browser."""

import os
import re
import stat
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from stepguide.terminal import svg
from stepguide.terminal.page import Bar, Heading, Page, Paragraph, Rows
from tests.conftest import Ran, Run
from tests.insight import at, keep, lived, row
from tests.share.test_printed import Browse, browse

__all__ = ["browse"]

pytestmark = pytest.mark.usefixtures("clock")

LETTER, FOOT = 12.2, 5  # how wide one is drawn, and how far it reaches below its line
NAMESPACE = "http://www.w3.org/2000/svg"
TEXT = f"{{{NAMESPACE}}}text"


def lines_of(picture: str) -> list[str]:
    """The lines that can be read in a picture, without blanks at their ends."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for one in ElementTree.fromstring(picture).iter(TEXT):
        place = lines.setdefault(float(one.attrib["y"]), [])
        place.append((float(one.attrib["x"]), (one.text or "").replace("\xa0", " ")))
    return [_line(lines[y]) for y in sorted(lines)]


def _line(parts: list[tuple[float, str]]) -> str:
    line = ""
    for x, text in sorted(parts):
        line += " " * (round(x / LETTER) - cell_len(line)) + text
    return line.rstrip()


@pytest.fixture
def picture(run: Run, home: Path, tmp_path: Path) -> Path:
    """The picture of a home that was lived in."""
    keep(home, lived())
    target = tmp_path / "months.svg"
    ran = run("insight", "--days", "60", "--output", str(target))
    assert ran == Ran(0, f"Wrote {target}, which only your own login can open.\n", "")
    return target


def test_it_says_what_the_page_says(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, lived())
    run("insight", "--days", "60", "--output", str(tmp_path / "x.svg"))
    said = run("insight", "--days", "60").out.splitlines()
    shown = lines_of((tmp_path / "x.svg").read_text())
    assert [line for line in shown if line] == [line for line in said if line]
    assert "━" in "".join(shown)
    # A picture is for the eye, whoever has it made.
    run("settings", "set", "plain", "on")
    run("insight", "--days", "60", "--output", str(tmp_path / "y.svg"))
    assert (tmp_path / "y.svg").read_text() == (tmp_path / "x.svg").read_text()


def test_only_the_persons_login_can_open_it_whatever_the_umask(
    process: Run, home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "x.svg"
    before = os.umask(0)
    try:
        assert process("insight", "--output", str(target)).code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_it_leads_to_nothing_outside_it(picture: Path) -> None:
    text = picture.read_text()
    assert re.findall(r"\w+://[^\"' )]*", text) == [NAMESPACE]
    assert not re.search(r"<script|<image|<use|href|@import|@font-face|url\((?!#)|<foreign", text)
    assert text.startswith('<svg class="page" viewBox="0 0 ')


def test_no_letter_is_cut_off_at_its_foot(picture: Path) -> None:
    whole = ElementTree.fromstring(picture.read_text())
    bottoms = {
        f"url(#{clip.attrib['id']})": float(rect.attrib["y"]) + float(rect.attrib["height"])
        for clip in whole.iter(f"{{{NAMESPACE}}}clipPath")
        for rect in clip
    }
    (outer,) = {*bottoms} & {one.get("clip-path") for one in whole.iter(f"{{{NAMESPACE}}}g")}
    for one in whole.iter(TEXT):
        if (one.text or "").strip():
            foot = float(one.attrib["y"]) + FOOT
            assert min(bottoms[one.attrib["clip-path"]], bottoms[outer or ""]) >= foot
    assert float(whole.attrib["viewBox"].split()[3]) >= bottoms[outer or ""]


def test_there_is_nothing_left_beside_it(picture: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".cache") == [
        "home",
        "months.svg",
    ]


def test_a_file_that_is_there_is_never_written_over(run: Run, home: Path, tmp_path: Path) -> None:
    keep(home, lived(20))
    file, link, folder = (tmp_path / f"{name}.svg" for name in ("file", "link", "folder"))
    file.write_text("mine")
    link.symlink_to(tmp_path / "nowhere")
    folder.mkdir()
    for target in (file, link, folder):
        assert run("insight", "--output", str(target)) == Ran(
            1, "", f"stepguide: {target} is there already.\n  Choose another name.\n"
        )
    assert file.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "no" / "x.svg"
    assert run("insight", "--output", str(target)) == Ran(
        1,
        "",
        f"stepguide: {target} cannot be written (No such file or directory).\n"
        "  Choose another folder. Nothing was written.\n",
    )
    assert not target.parent.exists()


def test_a_file_in_place_of_a_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ran = run("insight", "--output", str(tmp_path / "file" / "x.svg"))
    assert (ran.code, ran.out) == (1, "")
    assert "cannot be written (Not a directory)." in ran.err


@pytest.mark.parametrize("name", ["x.png", "x", "x.svg.txt", "svg", ".svg", "x.svgz", ""])
def test_another_kind_of_file_is_refused(name: str, run: Run, tmp_path: Path, home: Path) -> None:
    target = str(tmp_path / name) if name else ""
    ran = run("insight", "--output", target)
    assert ran == Ran(
        2,
        "",
        f"stepguide: {Path(target)} does not end in .svg.\n  Such as: --output months.svg\n",
    )
    assert not home.exists()
    assert not (tmp_path / "x.png").exists()


@pytest.mark.parametrize("name", ["X.SVG", "a b.svg", "-.svg", "café ☕.svg"])
def test_any_name_that_ends_so_will_do(name: str, run: Run, tmp_path: Path) -> None:
    assert run("insight", f"--output={tmp_path / name}").code == 0
    assert ElementTree.fromstring((tmp_path / name).read_text()).tag == f"{{{NAMESPACE}}}svg"


def test_the_persons_own_folder_can_be_written_short(run: Run, tmp_path: Path) -> None:
    assert run("insight", "--output", "~/x.svg").code == 0
    assert (tmp_path / "x.svg").exists()
    ran = run("insight", "--output", "~nobody-of-this-name/x.svg")
    assert ran.code == 1
    assert "~nobody-of-this-name/x.svg cannot be written" in ran.err


def test_a_picture_and_data_at_once_are_refused(run: Run, tmp_path: Path) -> None:
    ran = run("insight", "--json", "--output", str(tmp_path / "x.svg"))
    assert ran == Ran(
        2, "", "stepguide: It is a picture with --output or data with --json, not both.\n"
    )
    assert not (tmp_path / "x.svg").exists()


def test_without_notes_the_picture_says_that(run: Run, tmp_path: Path) -> None:
    run("insight", "--output", str(tmp_path / "x.svg"))
    assert "Nothing is noted for these days" in " ".join(lines_of((tmp_path / "x.svg").read_text()))


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(min_size=1, max_size=30))
def test_any_words_make_a_picture_that_is_whole(words: str) -> None:
    page: Page = [Heading(words), Paragraph(words), Rows([[words, Bar(2, 3), "2 of 3"]])]
    drawn = svg.as_svg(page).encode()
    assert ElementTree.fromstring(drawn).tag == f"{{{NAMESPACE}}}svg"


@pytest.mark.parametrize(
    "words",
    ["<b>&amp;</b>", "]]>", '"><script>alert(1)</script>', "a\ufffeb\uffffc", "\x1b[31m\x00"],
)
def test_words_of_ones_own_are_words_in_the_picture(
    words: str, run: Run, home: Path, tmp_path: Path
) -> None:
    keep(home, [row("craving", at(day), strength=3, trigger=(words,)) for day in range(5)])
    assert run("insight", "--output", str(tmp_path / "x.svg")).code == 0
    text = (tmp_path / "x.svg").read_text()
    odd = {"\ufffe": "\ufffd", "\uffff": "\ufffd", "\x1b": "␛", "\x00": "␀"}
    expected = "".join(odd.get(letter, letter) for letter in words)
    assert any(line.startswith(f"{expected} ━") for line in lines_of(text))


def test_a_browser_opens_it_and_draws_the_bars(browse: Browse, picture: Path) -> None:
    dom = browse(picture, "--dump-dom").decode()
    assert "parsererror" not in dom
    assert "Cravings noted:" in dom.replace("\xa0", " ").replace("&nbsp;", " ")
    shot = picture.with_suffix(".png")
    browse(picture, "--window-size=900,2000", f"--screenshot={shot}")
    data = shot.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (900, 2000)
    assert len(data) > 20_000, "an empty window is a tenth of that"


def test_when_the_disk_is_full_it_says_so_and_nothing_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "write", full)
    ran = run("insight", "--output", str(tmp_path / "x.svg"))
    monkeypatch.undo()
    assert ran.code == 1
    assert "cannot be written (No space left on device)" in ran.err
    assert not (tmp_path / "x.svg").exists()
