"""What is said of words that could not be saved, and the draft that holds them."""

from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from tests.conftest import Ran

HOW = "  To go on with it: stepguide journal drafts open {}\n"


def drafts(home: Path) -> list[bytes]:
    """The words of every draft there is."""
    return [text.read_bytes() for text in sorted(home.glob("drafts/*/text"))]


def where(home: Path) -> str:
    """The lines that say where the only draft is, or nothing where there is none."""
    texts = list(home.glob("drafts/*/text"))
    if not texts:
        return ""
    (text,) = texts
    return f"  What you wrote is kept as a draft in {text}\n" + HOW.format(text.parent.name[:6])


def missing(home: Path) -> str:
    """What is said where there is no folder yet to look in."""
    return f"stepguide: the folder {home} does not exist yet; your first words make it.\n"


PRINTED = "stepguide: your words could not be kept on the disk, so here they are:\n"
COPY = "  Copy them somewhere safe. Then make room, or see: stepguide doctor\n"


def apart(ran: Ran, home: Path) -> Ran:
    """How a run went, apart from the words it put aside or printed; the draft goes as well."""
    if ran.err.startswith(PRINTED):
        said = "stepguide: " + ran.err.removeprefix(PRINTED).partition("stepguide: ")[2]
        assert said.endswith(COPY)
        return replace(ran, err=said.removesuffix(COPY))
    if not drafts(home):
        return ran
    said = where(home)
    assert ran.err.endswith(said)
    rmtree(home / "drafts")
    if [path.name for path in home.iterdir()] == ["store.json"]:
        rmtree(home)
    return replace(ran, err=ran.err.removesuffix(said))
