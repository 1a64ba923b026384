"""What is said of words that could not be saved, and the draft that holds them."""

from pathlib import Path

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
