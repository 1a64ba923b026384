"""What a person typed, made safe to show: no stored text can move the cursor or recolour."""

import re

# All that steers a screen but a tab and a line feed: C0, DEL, C1, separators, direction overrides.
_STEERS = "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"

_TO_ESCAPE = "[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def visible(text: str) -> str:
    """`text` with control characters and direction overrides shown as signs, for any screen."""
    # Nearly every text is printable, and that is known at once; str.translate takes ten times as
    # long as a look for what is to be translated.
    if text.isprintable() or not re.search(_STEERS, text):
        return text
    return re.sub(_STEERS, _sign, text.replace("\r\n", "\n"))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"


def short_line(text: str, longest: int) -> str:
    """`text` on one line of up to `longest` letters, with signs for what steers a screen."""
    line = " ".join(text.split(maxsplit=longest))
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    return visible(line)


def escaped(json_text: str) -> str:
    """JSON whose strings hold no raw control characters; it still means the same."""
    return re.sub(_TO_ESCAPE, lambda found: f"\\u{ord(found[0]):04x}", json_text)


def without_mark(data: bytes) -> bytes:
    """A text without the mark that some editors put before its first letter."""
    return data.removeprefix(b"\xef\xbb\xbf")
