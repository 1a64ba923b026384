"""`share --output`: Markdown and HTML files in which nothing that a person wrote is interpreted."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from stepguide.home.dates import USUAL
from stepguide.share.pages import STYLE, as_html, as_markdown
from stepguide.share.pieces import Piece
from stepguide.terminal.text import visible
from tests.conftest import Run
from tests.home.tree import can_mount, tree
from tests.share import OF_STEP_4, legal
from tests.share import bound as bound
from tests.share import first_written as first_written
from tests.share import open_umask as open_umask
from tests.share import written as written

AT = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
TITLES = {4: "Self-Reflection", 9: "Reconciliation"}
ON_ITS_OWN = ["html", "head", "meta", "title", "meta", "meta", "style", "body", "h1"]
OF_A_PIECE = {
    ("h2", ()),
    ("section", ()),
    ("h3", (("dir", "auto"),)),
    ("p", (("class", "when"),)),
    ("p", (("dir", "auto"),)),
    ("dl", ()),
    ("dt", ()),
    ("dd", (("dir", "auto"),)),
}

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
LEADING_OUT = ["href", "src", "url(", "http", "//", "@import", "script", "<a", "<img"]

WRITINGS = [
    "# head\n## head\nhead\n====\nhead\n---\n***\n- - -\n___",
    "1. one\n2) two\n- three\n* four\n+ five\n> six\n    seven\n```\neight\n```\n~~~\nnine",
    "[x](http://x.example) ![x](http://x.example/y.png) <http://x.example> [x]: http://x.example",
    "*a* **b** _c_ __d__ ~~e~~ `f` &amp; &#35; \\* \\\\ a\\\nb | c\n--|--\n d | e",
    "<script>alert(1)</script><img src=x onerror='alert(1)'><!-- x --><style>*{}</style>",
    '</p></dd></section></body></html><a href="http://x.example">x</a> <b>\'"&lt;&amp',
    "\x1b[31mred\x1b[0m \x00 \x07 \x9b1m \x7f\ra\r\nb\x0bc\x0cd\u2028e\u2029f\x85g",
    "\u202ekcab\u202c \u2066x\u2069 \u200f\u200b\ufeff\u2800",
    "  two before\n\n\n\nafter four  \nafter two blanks\n \u00a0\u3000\nend",
    "العربية כתוב ދިވެހި\nabc العربية 123 (עברית)",
    "Ελληνικά Кириллица Հայերեն ქართული አማርኛ ᏣᎳᎩ",
    "हिन्दी বাংলা தமிழ் ไทย ខ្មែរ བོད་ཡིག မြန်မာ",
    "汉字 かな カナ 한글 ᠮᠣᠩᠭᠣᠯ 𐐔𐐯𐑅 𝔘𝔫𝔦 e\u0301\u0323",
    "😀 👩‍👩‍👧 🏳️‍🌈 🇮🇪 ✍🏽 :smile: [bold]x[/bold] ${x} {{ x }} %s",
]

SIGNS = "#-*_+`~=[](){}<>!|\\&;:.,\"'/123) \n\n\r\t@xh\u00a0\u202e\u2028\x1bé漢ا"
ANY = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=80)
ONE_LINE = st.sampled_from(["What `is` *this*?", "<i>1. &amp;</i>", "# [x](y)", "ما هو؟"])
NAMES = st.sampled_from(["", "Who or what", "Willing, 0-10", "a*b_c</dt>"])
PIECES = st.lists(
    st.builds(
        Piece,
        kind=st.just("inventory"),
        id=st.just("k7f3q29mzd"),
        step=st.sampled_from([None, 4, 9, 99]),
        at=st.just(AT),
        title=ONE_LINE,
        parts=st.lists(st.tuples(NAMES, ANY), min_size=1, max_size=3),
    ),
    max_size=3,
)


class Opened(HTMLParser):
    """A page as a browser takes it apart: its elements, what each says, and every other sign."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.said: list[tuple[str, str]] = []
        self.signs: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        self.said.append((tag, ""))
        self.signs.append(self.get_starttag_text() or "")
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self.said[-1][0] != self._open[-1]:
            assert data.isspace(), data
            return
        tag, text = self.said[-1]
        self.said[-1] = (tag, text + data)

    def handle_comment(self, data: str) -> None:
        self.signs.append(data)

    def handle_decl(self, decl: str) -> None:
        self.signs.append(decl)

    def handle_pi(self, data: str) -> None:
        self.signs.append(data)

    def texts(self) -> list[tuple[str, str]]:
        """What the headings, paragraphs and cells of the pieces say, one after another."""
        said = ("h2", "h3", "p", "dt", "dd")
        return [(tag, text) for tag, text in self.said if tag in said]


def in_html(pieces: list[Piece]) -> Iterator[tuple[str, str]]:
    """What the elements of a page with these pieces have to say."""
    for step in dict.fromkeys(piece.step for piece in pieces):
        yield "h2", heading(step)
        for piece in (piece for piece in pieces if piece.step == step):
            yield "h3", piece.title
            yield "p", "Tue 24 Nov 2026"
            yield from (("p", visible(text)) for name, text in piece.parts if not name)
            for name, text in piece.parts:
                if name:
                    yield from (("dt", name), ("dd", visible(text)))


def in_markdown(pieces: list[Piece]) -> Iterator[tuple[str, str]]:
    """What the headings and paragraphs of a file with these pieces have to say."""
    yield "h1", "Pages to share"
    for step in dict.fromkeys(piece.step for piece in pieces):
        yield "h2", heading(step)
        for piece in (piece for piece in pieces if piece.step == step):
            yield "h3", piece.title
            yield "p", "<em>Tue 24 Nov 2026</em>"
            for name, text in piece.parts:
                lead = f"<strong>{name}:</strong> " if name else ""
                yield "p", trimmed(lead + visible(text))


def heading(step: int | None) -> str:
    """The heading of a step."""
    if step is None:
        return "Beside the steps"
    return f"Step {step}: {TITLES[step]}" if step in TITLES else f"Step {step}"


def rendered(markdown: str) -> list[tuple[str, str]]:
    """The blocks of a file of Markdown, each with what it says; a line's blanks at its ends go."""
    found: list[tuple[str, str]] = []
    tag = ""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        tag = token.tag or tag
        if token.type == "inline":
            said = "".join(inline(child) for child in token.children or [])
            found.append((tag, trimmed(said)))
        elif token.type not in (f"{kind}_{end}" for kind in KINDS for end in ("open", "close")):
            found.append((token.type, token.content))
    return found


KINDS = ("heading", "paragraph")


def inline(child: object) -> str:
    """What one part of a line says, with signs for whatever is not plain text."""
    kind = getattr(child, "type", "")
    known = {"text": getattr(child, "content", ""), "hardbreak": "\n", "strong_open": "<strong>"}
    known |= {"strong_close": "</strong>", "em_open": "<em>", "em_close": "</em>"}
    return str(known.get(kind, f"<<{kind}>>"))


def trimmed(text: str) -> str:
    """`text` without the blanks around its lines and it, and with each blank a plain one."""
    return "\n".join(line.replace("\u00a0", " ").strip() for line in text.split("\n")).strip()


def piece(*parts: tuple[str, str]) -> Piece:
    """A piece with these parts."""
    return Piece("inventory", "k7f3q29mzd", 4, AT, "Resentments", list(parts))


def without_tabs_first(text: str) -> str:
    """`text` without a tab at the beginning of a line."""
    return re.sub(r"(?m)^\t+", "", visible(text))


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_file_is_exact(
    run: Run, written: Path, tmp_path: Path, ending: str, snapshot: SnapshotAssertion
) -> None:
    target = tmp_path / f"pages.{ending}"
    ran = run("share", "--step", "4", "--marked", "--output", str(target))
    assert ran.code == 0
    assert ran.out == f"Wrote 6 pages to {target}, which only your own login can open.\n"
    assert ran.err == legal()
    assert target.read_bytes().decode() == snapshot


@pytest.mark.parametrize("name", ["pages.md", "pages.html", "PAGES.HTML", "a b é.Md", ".a.md"])
def test_only_the_owner_can_open_the_file_whatever_the_umask(
    run: Run, written: Path, tmp_path: Path, open_umask: None, name: str
) -> None:
    del open_umask
    before = tree(tmp_path)
    assert run("share", "--answers", "--output", str(tmp_path / name)).code == 0
    after = tree(tmp_path)
    assert after.pop(name)[0] == "-rw-------"
    assert after == before


def test_a_tilde_is_the_persons_own_folder(run: Run, written: Path, tmp_path: Path) -> None:
    assert run("share", "--answers", "--output", "~/pages.md").code == 0
    assert "alpha" in (tmp_path / "pages.md").read_text()


@pytest.mark.parametrize("there", ["file", "empty", "folder", "link", "dead link"])
def test_nothing_that_is_there_is_written_over(
    run: Run, written: Path, tmp_path: Path, there: str
) -> None:
    target, other = tmp_path / "pages.md", tmp_path / "other"
    if there == "folder":
        target.mkdir()
    elif "link" in there:
        target.symlink_to(other)
        if there == "link":
            other.write_text("mine")
    else:
        target.write_text("mine" if there == "file" else "")
    before = tree(tmp_path)
    ran = run("share", "--answers", "--output", str(target))
    assert (ran.code, ran.out) == (1, "")
    said = f"stepguide: {target} is there already.\n  Choose another name.\n"
    assert ran.err == legal() + said
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["pages", "pages.txt", "pages.htm", "pages.md.gz", "pages.html.", ".md", "md", ".html"]
)
def test_another_ending_is_refused(run: Run, written: Path, tmp_path: Path, name: str) -> None:
    before = tree(tmp_path)
    ran = run("share", "--answers", "--output", f"{tmp_path}/{name}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"stepguide: {tmp_path}/{name} ends in neither .md nor .html.\n"
        "  Such as: --output pages.html\n"
    )
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("folder", "reason"),
    [("nowhere", "No such file or directory"), ("file", "Not a directory")],
)
def test_a_folder_that_is_not_there_is_not_made(
    run: Run, written: Path, tmp_path: Path, folder: str, reason: str
) -> None:
    (tmp_path / "file").write_text("mine")
    before = tree(tmp_path)
    ran = run("share", "--answers", "--output", str(tmp_path / folder / "pages.md"))
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err
    assert str(tmp_path / folder) in ran.err
    assert tree(tmp_path) == before


def test_a_folder_that_may_not_be_written_to_gets_nothing(
    written: Path, tmp_path: Path, bound: list[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o500)
    words = ["share", "--answers", "--output", str(folder / "pages.html")]
    done = subprocess.run(
        [*bound, sys.executable, "-m", "stepguide", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    said = f"stepguide: {folder / 'pages.html'} cannot be written (Permission denied)."
    assert done.stderr.startswith(f"{legal()}{said}")
    assert list(folder.iterdir()) == []


FULL = """
mount -t tmpfs -o size=64k none "$OUT" || exit 77
for name in pages.html pages.md; do
    "$PYTHON" -m stepguide share --answers --output "$OUT/$name"; echo "code $?"
done
"$PYTHON" -m stepguide share --step 1 --output "$OUT/small.md" > /dev/null; echo "code $?"
ls -A "$OUT"
"""


@pytest.mark.slow
def test_a_full_disk_keeps_nothing_half_written(
    run: Run, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_mount():
        pytest.skip("this system does not let a test mount a file system (unshare -Urm)")
    assert run("journal", "add", "--question", "4.1", input="long " * 20_000).code == 0
    (tmp_path / "out").mkdir()
    monkeypatch.setenv("OUT", str(tmp_path / "out"))
    monkeypatch.setenv("PYTHON", sys.executable)
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", FULL], capture_output=True, text=True, timeout=120
    )
    if done.returncode == 77:
        pytest.skip("this system does not let a test mount a tmpfs")
    assert done.stdout.splitlines() == ["code 1", "code 1", "code 0", "small.md"]
    assert done.stderr.count("cannot be written (No space left on device).") == 2
    assert "Traceback" not in done.stderr


@given(PIECES)
@example([piece(("Who", text), ("", text)) for text in WRITINGS])
def test_in_html_no_text_is_more_than_text(pieces: list[Piece]) -> None:
    opened = Opened(as_html(pieces, TITLES, USUAL))
    assert opened.texts() == list(in_html(pieces))
    assert [tag for tag, _ in opened.elements[:9]] == ON_ITS_OWN
    assert set(opened.elements[9:]) <= OF_A_PIECE
    assert opened.elements[0] == ("html", (("lang", "en"),))
    assert [text for tag, text in opened.said if tag == "style"] == [STYLE]


@given(PIECES)
@example([piece(("Who", text), ("", text)) for text in WRITINGS])
def test_in_html_nothing_leads_out(pieces: list[Piece]) -> None:
    opened = Opened(as_html(pieces, TITLES, USUAL))
    (own,) = [sign for sign in opened.signs if POLICY in sign]
    assert own == f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    opened.signs.remove(own)
    signs = "\n".join([*opened.signs, STYLE]).lower()
    assert [word for word in LEADING_OUT if word in signs] == []


@given(PIECES)
@example([piece(("Who", text), ("", text)) for text in WRITINGS])
def test_in_markdown_no_text_is_more_than_text(pieces: list[Piece]) -> None:
    kept = [
        one._replace(parts=[(name, without_tabs_first(text)) for name, text in one.parts])
        for one in pieces
    ]
    assert rendered(as_markdown(kept, TITLES, USUAL)) == list(in_markdown(kept))


LONG = "0123456789abcde\n" * 12_800


@pytest.mark.parametrize("texts", [WRITINGS, [LONG]], ids=["of every kind", "of 200 KB"])
def test_what_was_typed_comes_out_of_both_files_as_it_was_typed(
    run: Run, home: Path, tmp_path: Path, texts: list[str]
) -> None:
    del home
    cells = [text.replace("\x00", "")[:10_000] for text in texts]
    for text, cell in zip(texts, cells, strict=True):
        assert run("journal", "add", "--step", "4", input=text).code == 0
        assert run("inventory", "add", "harm", "--who", cell).code == 0
    for ending in ("html", "md"):
        target = tmp_path / f"pages.{ending}"
        assert run("share", "--step", "4", "--output", str(target)).code == 0
    typed = [visible(text).rstrip("\n") for pair in zip(texts, cells, strict=True) for text in pair]
    opened = Opened((tmp_path / "pages.html").read_bytes().decode())
    said = [text for tag, text in opened.texts() if tag in ("p", "dd")]
    assert said[1::2] == typed
    blocks = rendered((tmp_path / "pages.md").read_bytes().decode())
    paragraphs = [text for tag, text in blocks if tag == "p" and not text.startswith("<em>")]
    bold = "<strong>Who:</strong> "
    assert paragraphs[::2] == list(map(trimmed, typed[::2]))
    assert paragraphs[1::2] == [trimmed(bold + text) for text in typed[1::2]]


def test_pages_begin_with_their_titles(run: Run, written: Path, tmp_path: Path) -> None:
    target = tmp_path / "pages.html"
    assert run("share", "--step", "4", "--output", str(target)).code == 0
    said = Opened(target.read_text()).said
    assert [text for tag, text in said if tag in ("title", "h1")] == ["Pages to share"] * 2
    shown = " ".join(text for tag, text in said if tag in ("p", "dd"))
    assert [word for word in OF_STEP_4 if word in shown.split()] == list(OF_STEP_4)
