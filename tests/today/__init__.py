"""Today's page, and the front page at a terminal."""

from tests.terminal.terminals import ENTER, Terminal, without_styles

COUNTRY = "(Enter: all) "
WHAT_NOW = "What now? (Enter: "
GOODBYE = "Take care. Help is one word away: stepguide sos"


class Front:
    """Someone at the front page; what is shown since the last thing they typed."""

    def __init__(self, terminal: Terminal, first: str = COUNTRY) -> None:
        self.terminal = terminal
        terminal.sees(first)
        self.seen = len(terminal.raw)

    def types(self, line: str, until: str = WHAT_NOW, end: str = ENTER) -> str:
        """Type a line; what came of it, up to the next of what is waited for."""
        self.terminal.is_ready_for_a_line()
        self.terminal.types(line, end)
        self.terminal.sees(until)
        shown = self.terminal.raw[self.seen :]
        self.seen += len(shown)
        return without_styles(shown.decode(errors="ignore")).replace("\r", "")
