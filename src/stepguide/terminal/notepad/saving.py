"""What is written is on the disk a moment after it was typed: a thread that waits for the disk, so
that nobody who writes has to."""

from collections.abc import Callable
from threading import Condition, Lock, Thread

AFTER = 0.5  # seconds


class Saver:
    """Has a text kept by `keep` half a second after it changed; `tell` is called, in another
    thread, whenever the disk begins to refuse that or takes it again.

    Where all words are gone the version before them stays on the disk, until `finish`.
    """

    def __init__(self, text: str, keep: Callable[[str], None], tell: Callable[[], None]) -> None:
        self.kept, self.wanted = text, text
        self.problem = ""  # as the system says it
        self._keep, self._tell = keep, tell
        self._changed, self._keeping = Condition(), Lock()
        self._is_over = False
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def hand(self, text: str) -> None:
        """Say what the text is now."""
        if text.strip():
            with self._changed:
                self.wanted = text
                self._changed.notify()

    def finish(self, text: str, may_be_empty: bool) -> None:
        """Keep what is not kept yet, and no more of it later; an empty text only where it
        `may_be_empty`. OSError where the disk refuses."""
        with self._changed:
            self._is_over = True
            self._changed.notify()
            if may_be_empty or text.strip():
                self.wanted = text
        self._thread.join()
        self.at_once()

    def at_once(self) -> None:
        """Keep what is not kept yet; OSError where the disk refuses."""
        with self._keeping:
            wanted = self.wanted
            if wanted != self.kept:
                self._keep(wanted)
                self.kept = wanted

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_over or self.wanted != self.kept)
                self._changed.wait_for(lambda: self._is_over, AFTER)
                if self._is_over:
                    return
            before = self.problem
            try:
                self.at_once()
                self.problem = ""
            except Exception as error:  # it is tried again, and told of at the end
                self.problem = getattr(error, "strerror", None) or type(error).__name__
            if self.problem != before:
                self._tell()
