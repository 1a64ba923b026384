"""How a reading looks on the screen, one piece at a time."""

from stepguide.guide.sessions import Share
from stepguide.home.dates import Dates
from stepguide.share.pieces import Piece
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Heading, Page, Paragraph, Typed


def before(texts: Share) -> Page:
    """What is said first: the law, and who can listen."""
    return [Heading("Before you share"), Paragraph(texts.legal), Paragraph(texts.listener)]


def piece(piece: Piece, number: int, total: int, dates: Dates) -> Page:
    """One piece to read aloud."""
    step = f"step {piece.step}, " if piece.step else ""
    page: Page = [
        Heading(f"{number} of {total}  {piece.title}"),
        Paragraph(f"{step}{shown(piece.at, dates)}", quiet=True),
    ]
    for name, text in piece.parts:
        if name:
            page.append(Heading(name, 2))
        page.append(Typed(text))
    return page
