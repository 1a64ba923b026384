"""What a person typed, made safe to show: no stored text can move the cursor or recolour."""

import re

_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_C1 = range(0x80, 0xA0)
_C0 = [code for code in range(0x20) if chr(code) not in "\t\n"]

_VISIBLE = {code: chr(0x2400 + code) for code in _C0}
_VISIBLE |= {0x7F: "\u2421"}
_VISIBLE |= {code: f"<U+{code:04X}>" for code in (*_C1, *_BIDI, 0x2028, 0x2029)}

_TO_ESCAPE = "[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def visible(text: str) -> str:
    """`text` with control characters and direction overrides shown as signs, for any screen."""
    # Nearly every text is printable, and that is known at once.
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_VISIBLE)


def short_line(text: str, longest: int) -> str:
    """`text` on one line of up to `longest` letters, with signs for what steers a screen."""
    line = " ".join(text.split(maxsplit=longest))
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    return visible(line)


def escaped(json_text: str) -> str:
    """JSON whose strings hold no raw control characters; it still means the same."""
    return re.sub(_TO_ESCAPE, lambda found: f"\\u{ord(found[0]):04x}", json_text)
