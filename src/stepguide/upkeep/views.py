"""How the folder and its health are shown."""

from typing import Any

from stepguide.advice import Do
from stepguide.terminal.page import Heading, Items, Page, Paragraph
from stepguide.terminal.text import counted, listed, one_line
from stepguide.upkeep.actions import Contents, Places
from stepguide.upkeep.records import Finding, Health, Shell

MOST_NAMES = 8
BELOW = "What to type is below."


def places(found: Places) -> list[str]:
    """The folders, one a line and never folded, so that they can be copied."""
    state = found.chosen_by if found.exists else f"{found.chosen_by}, not made yet"
    named = {
        "your folder": found.home,
        "records": found.records,
        "drafts": found.drafts,
        "trash": found.trash,
        "settings": found.settings,
        "the guide": found.guide,
    }
    lines = [f"{name:<12} {path}" for name, path in named.items()]
    return [f"{lines[0]} ({state})", *lines[1:]]


def health(found: Health) -> Page:
    """What the doctor found."""
    page: Page = [Heading("A look at your folder")]
    wrong = [finding for finding in found.findings if finding.is_wrong]
    known = [finding for finding in found.findings if not finding.is_wrong]
    for title, findings in (("To mend", wrong), ("Good to know", known)):
        if findings:
            items = [(f"{finding.path}: {finding.what}.", _said(finding)) for finding in findings]
            page += [Heading(title, 2), Items([*items])]
    looked = f"{counted(found.files, 'file')} looked at, none changed."
    well = (
        "Everything is in order." if found.is_well else f"{counted(len(wrong), 'thing')} to mend."
    )
    return [*page, Paragraph(f"{looked} {well}")]


def _said(finding: Finding) -> str:
    """What to do then, without what is to be copied."""
    said = [str(line) for line in finding.lines if not isinstance(line, Shell)]
    if len(said) < len(finding.lines):
        said.append(BELOW)
    return "\n".join(said) or "Nothing needs doing."


def commands(found: Health) -> list[str]:
    """What can be copied, a command a line and never folded, each below what it is for."""
    shell = [
        line for finding in found.findings for line in finding.lines if isinstance(line, Shell)
    ]
    lines = [part for one in shell for part in ("", f"{one.why}:", one.command)]
    return lines and ["", "What to type:", *lines]


def health_data(found: Health) -> dict[str, Any]:
    """What the doctor found, as data."""
    findings = [
        {
            "path": finding.path,
            "what": finding.what,
            "then": "\n".join(map(str, finding.lines)),
            "is_wrong": finding.is_wrong,
        }
        for finding in found.findings
    ]
    then = [one.then.as_data() for one in found.findings if isinstance(one.then, Do)]
    return {"is_well": found.is_well, "files": found.files, "findings": findings, "next": then}


def before_wipe(found: Contents, root: str, note: str) -> Page:
    """What is about to go."""
    parts = [
        counted(found.records, "record"),
        counted(found.in_trash, "record in the trash", "records in the trash"),
        counted(found.drafts, "draft"),
    ]
    page: Page = [
        Heading("Remove everything"),
        Paragraph(f"In {root}: {listed(parts)}, and your settings. They will be gone for good."),
        Paragraph(note),
    ]
    if found.others:
        page.append(Paragraph(f"Not stepguide's, and left where it is: {names(found.others)}."))
    return page


def names(of: list[str]) -> str:
    """The first of these, and how many more there are."""
    more = [f"{len(of) - MOST_NAMES} more"] if len(of) > MOST_NAMES else []
    return listed([*map(one_line, of[:MOST_NAMES]), *more])
