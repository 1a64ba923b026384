"""Forms as one page of HTML that stands alone and prints well, with room to write."""

from collections.abc import Iterator
from html import escape

from stepguide.guide.guide import Guide
from stepguide.guide.sheets import AmendsCheck
from stepguide.paper.forms import Paper, Papers
from stepguide.terminal.field import Blank, Field
from stepguide.terminal.html import document
from stepguide.terminal.text import listed

TITLE = "Forms for the steps"
PRIVATE = "Initials are enough, and so are headlines. Keep this where nobody else reads it."
TICKED = {"choice": "Tick one.", "scale": "Circle one.", "choices": "Tick all that fit."}

# Sizes are left to the printer, so that A4 and Letter both fit.
STYLE = """
@page { margin: 2cm; }
body { font: 11pt/1.4 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em;
       color: #111; background: #fff; }
section { break-before: page; } section:first-of-type { break-before: auto; }
h1 { font-size: 1.5em; margin: 0 0 0.4em; } h2 { font-size: 1.1em; break-after: avoid; }
p { margin: 0.2em 0; } .help { color: #444; font-size: 0.85em; }
.head { display: flex; gap: 2em; margin: 0.6em 0 1em; }
.head span { flex: 2; border-bottom: 1px solid #666; padding-top: 1em; }
.head span + span { flex: 1; }
ol { padding-left: 1.6em; } li { break-inside: avoid; margin: 0.8em 0; }
.ask { font-weight: bold; } .line { border-bottom: 1px solid #666; height: 2em; }
.ticks { display: flex; flex-wrap: wrap; gap: 0.3em 1.6em; margin: 0.4em 0; }
.box { display: inline-block; width: 0.8em; height: 0.8em; border: 1px solid #111;
       margin-right: 0.4em; vertical-align: -0.05em; }
.foot { margin-top: 1.6em; border-top: 1px solid #666; padding-top: 0.4em; font-size: 0.85em;
       break-inside: avoid; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""


def as_html(guide: Guide, papers: Papers, numbers: str) -> str:
    """Each form on paper of its own; `numbers` are at the foot of each."""
    body = [part for paper in papers for part in _form(guide, paper, numbers)]
    return document(TITLE, STYLE, body)


def _form(guide: Guide, paper: Paper, numbers: str) -> Iterator[str]:
    yield f"<section><h1>{escape(paper.form.one[0].upper() + paper.form.one[1:])}</h1>"
    yield '<p class="head"><span>Name or initials</span><span>Date</span></p>'
    yield f"<p>{escape(paper.form.on_paper or paper.form.opening)}</p>"
    if check := guide.sheets.check_of(paper.sheet):
        yield from _check(check)
    yield "<ol>"
    for field in paper.form.fields:
        yield f'<li><p class="ask">{escape(field.ask)}</p>'
        yield f'<p class="help">{escape(field.on_paper or field.help)}</p>'
        yield from _room(field, field.blank())
        yield "</li>"
    yield "</ol>"
    yield f'<div class="foot"><p>{PRIVATE}</p><p>{escape(numbers)}</p></div></section>'


def _check(check: AmendsCheck) -> Iterator[str]:
    """The check before contact: each question, and what to do where an answer speaks against it."""
    yield f"<p>{escape(check.opening)}</p><ol>"
    for question in check.questions:
        yield f'<li><p class="ask">{escape(question.ask)}</p>'
        yield from _ticks(("yes", "no"), boxes=True)
        yield f'<p class="help">If {question.blocks_on}: {escape(question.says)}</p></li>'
    yield "</ol>"
    for leads, said in (("other-form", check.other_form), ("wait", check.wait)):
        places = [str(n) for n, one in enumerate(check.questions, start=1) if one.leads == leads]
        yield f'<p class="help">Where {listed(places, "or")} is against it: {escape(said)}</p>'
    yield f'<p class="help">Where none is: {escape(check.passed)}</p>'


def _room(field: Field, blank: Blank) -> Iterator[str]:
    if blank.ticks:
        if how := TICKED.get(field.takes):
            yield f'<p class="help">{how}</p>'
        yield from _ticks(blank.ticks, boxes=field.takes != "scale")
    for _ in range(blank.lines):
        yield '<div class="line"></div>'


def _ticks(ticks: tuple[str, ...], boxes: bool) -> Iterator[str]:
    box = '<span class="box"></span>' if boxes else ""
    yield '<p class="ticks">'
    for tick in ticks:
        yield f"<span>{box}{escape(tick)}</span>"
    yield "</p>"
