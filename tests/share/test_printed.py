"""The page of HTML in a browser: on the screen, and printed in A4 and Letter."""

import os
import re
import shutil
import struct
import subprocess
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.share.test_pages import WRITINGS, Opened

SIZES = {"A4": ("594.96 x 841.92 pts (A4)", 595), "Letter": ("612 x 792 pts (letter)", 612)}
MARGIN = 50  # points of the two centimetres that have to stay empty
WHITE = 250
LONG = "w" * 400
ROW = "Person{0} " + "word{0} and one more, " * 30
TYPED = ["Ελληνικά Кириллица naïve coöperate", *WRITINGS[:6], "the-very-last-word"]

# Nothing that it is given may lead it to a network.
OFFLINE = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND"),
]

Browse = Callable[..., bytes]


@pytest.fixture
def browse(outside: Path) -> Browse:
    """Opens a page in Chromium, with what to do with it; skips where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("chromium is not installed")
    without = ["unshare", "-rn"]
    try:
        subprocess.run([*without, "true"], check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        without = []

    def browse(page: Path, *options: str) -> bytes:
        profile = f"--user-data-dir={outside / 'profile'}"
        words = [*without, chromium, *OFFLINE, profile, *options, page.as_uri()]
        # On another day too it has the machine's clock, as it does not start under libfaketime.
        env = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        return subprocess.run(words, check=True, capture_output=True, timeout=60, env=env).stdout

    return browse


@pytest.fixture(scope="session")
def first_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page is kept once it has been made, for all that look at it."""
    return tmp_path_factory.mktemp("page") / "pages.html"


@pytest.fixture
def page(run: Run, tmp_path: Path, first_page: Path) -> Path:
    """A page of many pieces, some of them with what a browser could take for more than text."""
    target = tmp_path / "pages.html"
    if first_page.exists():
        return Path(shutil.copy(first_page, target))
    assert run("journal", "add", "--step", "4", LONG).code == 0
    for number in range(12):
        who, _, happened = ROW.format(number).partition(" ")
        cells = ["--who", who, "--happened", happened, "--part", "Not my part"]
        assert run("inventory", "add", "resentment", *cells).code == 0
    for text in (TYPED[0], *WRITINGS, TYPED[-1]):
        assert run("journal", "add", "--step", "4", input=text).code == 0
    assert run("share", "--step", "4", "--output", str(target)).code == 0
    shutil.copy(target, first_page)
    return target


def words_of(text: str) -> Counter[str]:
    """How often each word is there."""
    return Counter(re.findall(r"\w+", text))


def printed(browse: Browse, page: Path, size: str, folder: Path) -> Path:
    """The page as a PDF of this size in `folder`, as if the printer had that paper."""
    sized = page.with_name(f"{size}.html")
    sized.write_text(page.read_text().replace("<style>", f"<style>@page {{ size: {size}; }}", 1))
    pdf = folder / f"{size}.pdf"
    browse(sized, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf


def poppler(*words: str) -> bytes:
    """What a tool of poppler-utils says; skips where it is not installed."""
    if not shutil.which(words[0]):
        pytest.skip(f"{words[0]} is not installed")
    return subprocess.run(words, check=True, capture_output=True).stdout


def pictures(pdf: Path) -> list[tuple[int, int, bytes]]:
    """Each page of a PDF as width, height and a byte of grey for each point."""
    poppler("pdftoppm", "-gray", "-r", "72", str(pdf), str(pdf.with_suffix("")))
    found = []
    for file in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm")):
        head = re.match(rb"P5\n(\d+) (\d+)\n255\n", file.read_bytes())
        assert head
        found.append((int(head[1]), int(head[2]), file.read_bytes()[head.end() :]))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_it_prints_on_several_pages_without_losing_a_word(
    browse: Browse, page: Path, outside: Path, size: str
) -> None:
    pdf = printed(browse, page, size, outside)
    paper, width = SIZES[size]
    assert f"Page size:       {paper}\n" in poppler("pdfinfo", str(pdf)).decode()
    pages = poppler("pdftotext", str(pdf), "-").decode().removesuffix("\f").split("\f")
    assert len(pages) > 3
    assert pages[0].split()[:6] == ["Pages", "to", "share", "Step", "4:", "Self-Reflection"]
    assert "Person0" in pages[0]
    assert "the-very-last-word" in pages[-1]
    shown = "\n".join(pages)
    assert "".join(shown.split()).count(LONG) == 1
    assert words_of("\n".join([*TYPED, *(ROW.format(number) for number in range(12))])) <= words_of(
        shown
    )
    drawn = pictures(pdf)
    assert len(drawn) == len(pages)
    for across, _, grey in drawn:
        assert across == pytest.approx(width, abs=1)
        assert min(grey) < 100, "a page is blank"
        lines = [grey[at : at + across] for at in range(0, len(grey), across)]
        assert min(min(line[:MARGIN] + line[-MARGIN:]) for line in lines) > WHITE


@pytest.mark.slow
def test_no_page_ends_with_the_head_of_what_stands_on_the_next(
    run: Run, browse: Browse, tmp_path: Path, outside: Path
) -> None:
    for lines in range(24):
        words = "a line of words. " * 5 * (1 + lines % 8)
        assert run("journal", "add", "--step", "4", "--at", "2026-11-02", words).code == 0
    page = tmp_path / "pages.html"
    assert run("share", "--step", "4", "--output", str(page)).code == 0
    for size in SIZES:
        text = poppler("pdftotext", str(printed(browse, page, size, outside)), "-").decode()
        ends = [sheet.strip().splitlines()[-1] for sheet in text.removesuffix("\f").split("\f")]
        assert len(ends) > 3
        assert {end.split()[-1] for end in ends} <= {"a", "line", "of", "words."}


@pytest.mark.slow
def test_in_a_browser_the_page_is_what_was_written_and_fits_a_narrow_window(
    browse: Browse, page: Path
) -> None:
    picture = page.with_suffix(".png")
    shot = ["--window-size=500,1500", f"--screenshot={picture}"]
    live = browse(page, *shot, "--virtual-time-budget=2000", "--dump-dom").decode()
    kept, seen = Opened(page.read_text()), Opened(live)
    assert (seen.elements, seen.texts()) == (kept.elements, kept.texts())
    width, lines = decoded(picture.read_bytes())
    assert (width, len(lines)) == (500, 1500)
    darkest = [min(line) for line in lines]
    assert sum(dark < 100 for dark in darkest) > 300, "the screen is all but blank"
    assert min(min(line[:8] + line[-8:]) for line in lines) > WHITE


def decoded(png: bytes) -> tuple[int, list[bytes]]:
    """The width of a picture, and each of its lines as a byte of red for each point."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    step = {2: 3, 6: 4}[colour]
    packed, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    raw = zlib.decompress(packed)
    lines = [bytes(width)]
    for start in range(0, len(raw), width * step + 1):
        red = raw[start + 1 : start + 1 + width * step : step]
        lines.append(unfiltered(raw[start], red, lines[-1]))
    assert len(lines) == height + 1
    return width, lines[1:]


def unfiltered(how: int, line: bytes, above: bytes) -> bytes:
    """One line of a picture without the filter that made it smaller."""
    if how == 2:
        return bytes((one + up) & 255 for one, up in zip(line, above, strict=True))
    done = bytearray()
    left = corner = 0
    for one, up in zip(line, above, strict=True):
        if how == 4:
            near = left + up - corner
            guess = min((left, up, corner), key=lambda value: abs(near - value))
        else:
            guess = (0, left, 0, (left + up) // 2)[how]
        left, corner = (one + guess) & 255, up
        done.append(left)
    return bytes(done)
