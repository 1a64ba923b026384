"""A page of HTML that stands alone: nothing in it leads to anything outside it."""

from collections.abc import Iterable


def document(title: str, style: str, body: Iterable[str]) -> str:
    """The page with this title, plain text, and these lines of HTML as its body."""
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            f'<head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width">',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<style>{style}</style></head>",
            "<body>",
            *body,
            "</body></html>",
            "",
        ]
    )
