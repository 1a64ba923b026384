"""What a shell is taught: a script of its own for this program alone, the one line that reads it,
and how both go again."""

import os
import shlex
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import FailedError, UsageError
from stepguide.terminal import output
from stepguide.terminal.completing import INSTALL, REMOVE, SHOW
from stepguide.terminal.page import Page, Paragraph, Typed
from stepguide.terminal.text import listed

KNOWN = ("bash", "zsh", "fish")
MARK = "# stepguide completion"
# What the scripts that Typer makes were called, which went before ours.
EARLIER = {"bash": (".bash_completions/stepguide.sh",), "zsh": (".zfunc/_stepguide",)}


class TaughtIn(NamedTuple):
    """Where the script of a shell belongs, and the file of that shell in which a line has to read
    it; None where the shell finds it itself."""

    script: Path
    read_in: Path | None


def taught(option: str, named: str | None) -> Page | str:
    """Do what an option says, for the shell of this name or the one it was typed in; the page
    that says what was done, or the script itself."""
    if option == REMOVE:
        return _removed([_known(named)] if named else [*KNOWN])
    shell = _known(named or _here())
    return _script(shell) if option == SHOW else _installed(shell)


def _known(name: str) -> str:
    shell = Path(name.strip()).name.lower()
    if shell not in KNOWN:
        raise UsageError(
            f"For {shell or 'this shell'} there is no completion. There is for {listed([*KNOWN])}.",
            Do(f"{INSTALL} bash", "For another shell than this one, name it"),
            Do(f"{SHOW} bash", "To see the script and put it in place yourself"),
        )
    return shell


def _here() -> str:
    """The name of the shell this was typed in: of what started us, else of the person's login."""
    with suppress(OSError):
        parent = Path(f"/proc/{os.getppid()}/comm").read_text().strip().lstrip("-")
        if parent.endswith("sh") or parent == "nu":
            return parent
    return os.environ.get("SHELL", "")


def _place(shell: str) -> TaughtIn:
    data = _folder("XDG_DATA_HOME", ".local/share")
    if shell == "fish":
        own = _folder("XDG_CONFIG_HOME", ".config") / "fish" / "completions"
        return TaughtIn(own / "stepguide.fish", None)
    if shell == "zsh":
        return TaughtIn(data / "zsh" / "stepguide.zsh", _folder("ZDOTDIR", "") / ".zshrc")
    return TaughtIn(data / "bash-completion" / "completions" / "stepguide", Path.home() / ".bashrc")


def _folder(variable: str, usual: str) -> Path:
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / usual


def _script(shell: str) -> str:
    return (files("stepguide.terminal") / "scripts" / f"stepguide.{shell}").read_text("utf-8")


def _installed(shell: str) -> Page:
    script, read_in = _place(shell)
    quoted = shlex.quote(str(script))
    line = f"if [ -r {quoted} ]; then . {quoted}; fi {MARK}"
    try:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(_script(shell), "utf-8")
        if read_in:
            _drop_line(read_in, then=line)
    except OSError as error:
        raise _refused(error) from None
    page: Page = [
        Paragraph(f"From now on, Tab completes stepguide in every new {shell}, and nothing else."),
        Paragraph("The script is here:"),
        Typed(str(script)),
    ]
    if read_in:
        page += [Paragraph("And here, a last line reads it:"), Typed(str(read_in)), Typed(line)]
    return [*page, Do(REMOVE, "To take it out again")]


def _removed(shells: Sequence[str]) -> Page:
    gone: list[str] = []
    try:
        for shell in shells:
            script, read_in = _place(shell)
            for one in (script, *(Path.home() / name for name in EARLIER.get(shell, ()))):
                if one.exists():
                    one.unlink()
                    gone.append(str(one))
            if read_in and _drop_line(read_in):
                gone.append(f"its line in {read_in}")
    except OSError as error:
        raise _refused(error) from None
    if not gone:
        return [Paragraph("There is no completion of stepguide to take out.")]
    return [Paragraph("Taken out:"), Typed("\n".join(gone)), Do(INSTALL, "To have it again")]


def _drop_line(file: Path, then: str = "") -> bool:
    """Take our line out of a file of the person's own, and put `then` at its end; whether there was
    one. All other lines stay as they are."""
    before = file.read_bytes() if file.exists() else b""
    lines = before.splitlines(keepends=True)
    kept = [line for line in lines if not _is_ours(line)]
    after = b"".join(kept)
    if then:
        gap = b"\n" if after and not after.endswith(b"\n") else b""
        after += gap + os.fsencode(then) + b"\n"
    if after != before:
        output.rewrite(file, after)
    return len(kept) < len(lines)


def _is_ours(line: bytes) -> bool:
    return line.rstrip().endswith((MARK.encode(), b".bash_completions/stepguide.sh'"))


def _refused(error: OSError) -> FailedError:
    return FailedError(
        f"{error.filename or 'A file'} cannot be changed ({error.strerror or error}).",
        Do(f"{SHOW} bash", "To see the script and put it in place yourself"),
    )
