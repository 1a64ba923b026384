"""A reading as one file: Markdown, or a page of HTML that stands alone and prints well."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape

from stepguide.home.dates import Dates
from stepguide.share.pieces import Piece
from stepguide.terminal.dates import shown
from stepguide.terminal.html import document
from stepguide.terminal.text import visible

TITLE = "Pages to share"

# Sizes are left to the printer, so that A4 and Letter both fit.
STYLE = """
@page { margin: 2cm; }
body { font: 12pt/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em;
       color: #111; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.25em; margin-top: 2em; border-bottom: 1px solid #999; }
h3 { font-size: 1em; margin: 1.5em 0 0.2em; break-after: avoid; }
dt, dd, p { orphans: 3; widows: 3; unicode-bidi: plaintext; }
p { margin: 0.2em 0 0.6em; white-space: pre-wrap; overflow-wrap: anywhere; }
.when { color: #555; font-size: 0.85em; break-after: avoid; }
dl { margin: 0; } dt { font-weight: bold; } dd { margin: 0 0 0.5em 1.2em; white-space: pre-wrap;
       overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; padding: 0; } h2 { break-after: avoid; } }
"""


def as_markdown(pieces: list[Piece], titles: dict[int, str], dates: Dates) -> str:
    """The pieces as Markdown, with every sign of the person's own taken as it stands."""
    lines = [f"# {TITLE}", ""]
    for step, group in _by_step(pieces):
        lines += [f"## {_plain(_heading(step, titles))}", ""]
        for piece in group:
            lines += [f"### {_plain(piece.title)}", "", f"*{_when(piece.at, dates)}*", ""]
            for name, text in piece.parts:
                lead = f"**{_plain(name)}:** " if name else ""
                lines += [lead + _lines(text), ""]
    return "\n".join(lines)


def as_html(pieces: list[Piece], titles: dict[int, str], dates: Dates) -> str:
    """The pieces as one page of HTML without a link to anything outside it."""
    body = [f"<h1>{TITLE}</h1>", *_html_body(pieces, titles, dates)]
    return document(TITLE, STYLE, body)


def _html_body(pieces: list[Piece], titles: dict[int, str], dates: Dates) -> Iterator[str]:
    for step, group in _by_step(pieces):
        yield f"<h2>{_safe(_heading(step, titles))}</h2>"
        for piece in group:
            yield f'<section><h3 dir="auto">{_safe(piece.title)}</h3>'
            yield f'<p class="when">{_safe(_when(piece.at, dates))}</p>'
            named = [part for part in piece.parts if part[0]]
            for _, text in (part for part in piece.parts if not part[0]):
                yield f'<p dir="auto">{_safe(text)}</p>'
            if named:
                yield "<dl>"
                for name, text in named:
                    yield f'<dt>{_safe(name)}</dt><dd dir="auto">{_safe(text)}</dd>'
                yield "</dl>"
            yield "</section>"


def _by_step(pieces: list[Piece]) -> Iterator[tuple[int | None, list[Piece]]]:
    for step in dict.fromkeys(piece.step for piece in pieces):
        yield step, [piece for piece in pieces if piece.step == step]


def _heading(step: int | None, titles: dict[int, str]) -> str:
    if step is None:
        return "Beside the steps"
    return f"Step {step}: {titles[step]}" if step in titles else f"Step {step}"


def _when(at: datetime, dates: Dates) -> str:
    return shown(at, dates)


def _safe(text: str) -> str:
    return escape(visible(text))


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~&:])", r"\\\1", visible(text).replace("\n", " "))


def _lines(text: str) -> str:
    # A break at the end of each line, so that lines stay lines.
    escaped = [re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~&=:])", r"\\\1", line) for line in _split(text)]
    return "  \n".join(line.replace(" ", "\u00a0", _indent(line)) or "\u00a0" for line in escaped)


def _split(text: str) -> list[str]:
    return [_without_tabs_first(line) for line in visible(text).split("\n")]


def _without_tabs_first(line: str) -> str:
    # Blanks in their place: at the beginning of a line a tab would make code of it.
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(4) + rest


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
