"""Forms as they look on the screen."""

from stepguide.advice import Do
from stepguide.guide.guide import Guide
from stepguide.paper.forms import Paper, Papers
from stepguide.terminal.page import Gap, Heading, Page, Paragraph, Rows
from stepguide.terminal.text import listed

SUCH_AS = Do("print fear --output fear.html", "Such as")
SEVERAL = 3  # of so many steps that they need not be named


def every(guide: Guide) -> Page:
    """All forms there are, each with what it is called."""
    papers = [Paper(sheet, form) for sheet in guide.sheets.sheets for form in sheet.kinds]
    return [
        Heading("Forms for paper"),
        Rows([Do(f"print {paper.form.id}", _title(paper)) for paper in papers]),
        Gap(),
        Do("print 4", "All that belong to a step"),
        Do("print fear --output fear.html", "Into a file for a printer"),
    ]


def forms(guide: Guide, papers: Papers, what: list[str]) -> Page:
    """What each of the forms asks, and how to have it on paper."""
    page: Page = []
    for paper in papers:
        page += [Heading(paper.form.title), Paragraph(paper.form.opening)]
        if check := guide.sheets.check_of(paper.sheet):
            page.append(Paragraph(check.opening))
            for question in check.questions:
                page += [Heading(question.ask, 2), Paragraph("yes or no", quiet=True)]
        for number, field in enumerate(paper.form.fields, start=1):
            page += [Heading(f"{number}. {field.ask}", 2), Paragraph(field.help, quiet=True)]
            if offers := field.offers():
                page.append(Paragraph(offers, quiet=True))
    name = "-".join("-".join(what).lower().split())
    return [*page, Gap(), Do(f"print {' '.join(what)} --output {name}.html", "For a printer")]


def _title(paper: Paper) -> str:
    title, steps = paper.form.title, paper.form.steps
    if not steps:
        return title
    if len(steps) > SEVERAL:
        return f"{title}, any step"
    return f"{title}, Step{'s' if steps[1:] else ''} {listed(list(map(str, steps)), 'and')}"
