"""What a person typed, made safe to show: no stored text can move the cursor or recolour."""

# Between words that stay on one line; shown as a blank.
TIE = "\u00a0"
USUAL = 80  # columns of a terminal that does not say how wide it is

_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_C1 = range(0x80, 0xA0)
_C0 = [code for code in range(0x20) if chr(code) not in "\t\n"]

_VISIBLE = {code: chr(0x2400 + code) for code in _C0}
_VISIBLE |= {0x7F: "\u2421"}
_VISIBLE |= {code: f"<U+{code:04X}>" for code in (*_C1, *_BIDI, 0x2028, 0x2029)}

_ESCAPED = {code: f"\\u{code:04x}" for code in (0x7F, *_C1, *_BIDI)}


def visible(text: str) -> str:
    """`text` with control characters and direction overrides shown as signs, for any screen."""
    return text.replace("\r\n", "\n").translate(_VISIBLE)


def folded(text: str, width: int, indent: str = "") -> str:
    """`text` in lines of `width`, broken between words alone: paths and numbers stay whole."""
    import textwrap

    lines = textwrap.fill(
        text,
        max(width, 1),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(TIE, " ")


def columns() -> int:
    """How wide the terminal is that notes and questions go to, which stdout may not be."""
    import os
    import shutil
    import sys

    if "COLUMNS" not in os.environ:
        try:
            return os.get_terminal_size(sys.stderr.fileno()).columns or USUAL
        except (OSError, ValueError):  # no terminal, or a stream that is no file
            pass
    return shutil.get_terminal_size().columns


def tied(text: str) -> str:
    """`text` with its blanks tied, so that it stays on one line where it is folded."""
    return text.replace(" ", TIE)


def one_line(text: str, longest: int = 200) -> str:
    """The first line of `text` that says something, for a list."""
    for line in text.splitlines():
        if line.strip():
            line = line.strip()
            return visible(line if len(line) <= longest else line[: longest - 1] + "…")
    return ""


def escaped(json_text: str) -> str:
    """JSON whose strings hold no raw control characters; it still means the same."""
    return json_text.translate(_ESCAPED)


def encodable(text: str, encoding: str | None) -> str:
    """`text` as a stream of this encoding can take it, with a question mark for the rest."""
    name = encoding or "ascii"
    return text.encode(name, "replace").decode(name)


def is_utf8(encoding: str | None) -> bool:
    """Whether this is the name of UTF-8."""
    return (encoding or "utf-8").lower().replace("-", "") == "utf8"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `2 entries`, `1,204 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
