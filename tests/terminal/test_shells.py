"""Tab in the shells themselves: what is put in place, what comes back, and that all of it goes."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.terminal.terminals import Start, Terminal

TAGS = ["morning", "first_week", "check-in", "4.3", "Zoë", "Жанна", "李明", "२"]
MARK = "# stepguide completion"
WHERE = {
    "bash": (".local/share/bash-completion/completions/stepguide", ".bashrc"),
    "zsh": (".local/share/zsh/stepguide.zsh", ".zshrc"),
    "fish": (".config/fish/completions/stepguide.fish", None),
}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a person's own, with the files of shells they use."""
    own = tmp_path / "person"
    own.mkdir()
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.delenv("ZDOTDIR", raising=False)
    (own / ".bashrc").write_text("alias ll='ls -l'\n# the end")
    (own / ".zshrc").write_text("setopt no_beep\n")
    (own / ".bashrc").chmod(0o644)
    return own


@pytest.mark.parametrize("shell", WHERE)
def test_it_says_what_it_adds_adds_only_that_and_takes_it_out_again(
    run: Run, person: Path, shell: str
) -> None:
    before = _files(person)
    script, read_in = WHERE[shell]
    said = run("--install-completion", shell)
    after = _files(person)
    line = f"if [ -r {person / script} ]; then . {person / script}; fi {MARK}"
    added = f"{person / read_in}\n\n{line}" if read_in else ""
    told = f"\nAnd here, a last line reads it:\n\n{added}\n" if read_in else ""
    assert (said.code, said.err) == (0, "")
    assert (
        said.out.split()
        == (
            f"From now on, Tab completes stepguide in every new {shell}, and nothing else.\n\n"
            f"The script is here:\n\n{person / script}\n{told}\n"
            "To take it out again: stepguide --remove-completion\n"
        ).split()
    )
    assert {str(person / script), line} >= {
        one for one in said.out.splitlines() if str(person / script) in one
    }, "what can be copied has a line of its own"
    assert after.pop(script).decode() == run("--show-completion", shell).out
    if read_in:
        end = b"" if before[read_in].endswith(b"\n") else b"\n"
        assert after[read_in] == before[read_in] + end + line.encode() + b"\n"
        del after[read_in], before[read_in]
    assert after == before
    assert run("--install-completion", shell) == said, "and once more adds nothing"
    assert run("--remove-completion").code == 0
    assert script not in _files(person)
    assert MARK not in "".join(path.read_text() for path in person.glob(".*rc"))
    assert (person / ".bashrc").stat().st_mode & 0o777 == 0o644
    assert run("--remove-completion", shell).out == (
        "There is no completion of stepguide to take out.\n"
    )


def test_what_typer_put_in_place_before_is_taken_out_as_well(run: Run, person: Path) -> None:
    script = person / ".bash_completions" / "stepguide.sh"
    script.parent.mkdir()
    script.write_text("complete")
    (person / ".bashrc").write_text(f"one\nsource '{script}'\ntwo\n")
    assert run("--remove-completion", "bash").out == (
        f"Taken out:\n\n{script}\nits line in {person / '.bashrc'}\n\n"
        "To have it again: stepguide --install-completion\n"
    )
    assert (person / ".bashrc").read_text() == "one\ntwo\n"


def test_zdotdir_is_heeded_and_a_link_stays_one(run: Run, person: Path) -> None:
    (person / "dots").mkdir()
    (person / "kept-elsewhere").write_text("setopt no_beep\n")
    (person / "dots" / ".zshrc").symlink_to(person / "kept-elsewhere")
    assert run("--install-completion", "zsh", ZDOTDIR=str(person / "dots")).code == 0
    assert (person / ".zshrc").read_text() == "setopt no_beep\n"
    assert (person / "dots" / ".zshrc").is_symlink()
    first, added = (person / "kept-elsewhere").read_text().splitlines()
    assert (first, added[-len(MARK) :]) == ("setopt no_beep", MARK)


def test_no_script_says_a_word_of_other_programs(run: Run) -> None:
    for shell in WHERE:
        script = run("--show-completion", shell).out
        said = [line for line in script.splitlines() if not line.startswith("#")]
        assert not [line for line in said if "zstyle" in line or "compinit" in line]
        names = [
            line for line in said if line.strip().startswith(("complete ", "compdef", "compctl"))
        ]
        assert names
        assert all("stepguide" in line for line in names)


def test_elsewhere_it_says_for_which_shells_it_is(run: Run, person: Path) -> None:
    before = _files(person)
    refused = Ran(
        2,
        "",
        "stepguide: For tcsh there is no completion. There is for bash, zsh and fish.\n"
        "  For another shell than this one, name it: stepguide --install-completion bash\n"
        "  To see the script and put it in place yourself: stepguide --show-completion bash\n",
    )
    assert run("--install-completion", "tcsh") == refused
    assert run("--show-completion=tcsh") == refused
    assert _files(person) == before


@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="no /proc here")
@pytest.mark.parametrize("shell", ["bash", "dash", "zsh", "fish"])
def test_the_shell_it_was_typed_in_is_meant(start: Start, person: Path, shell: str) -> None:
    _needs(shell)
    # The `true` keeps the shell from becoming the program.
    ask = shlex.quote(f"{shlex.join([sys.executable, '-m', 'stepguide'])} --show-completion; true")
    terminal = start(shell=f"{shell} -c {ask}", SHELL="/bin/tcsh")
    terminal.ends()
    known = f"# What Tab offers for stepguide in {shell}"
    assert (known if shell in WHERE else "For dash there is no completion.") in terminal.text


def test_a_file_that_cannot_be_changed_is_named(run: Run, person: Path) -> None:
    (person / ".bashrc").unlink()
    (person / ".bashrc").mkdir()
    ran = run("--install-completion", "bash")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"stepguide: {person / '.bashrc'} cannot be changed (Is a directory).\n"
        "  To see the script and put it in place yourself: stepguide --show-completion bash\n"
    )


@pytest.fixture
def in_shell(
    start: Start, run: Run, person: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Terminal]:
    """Starts a shell as a person has it after `--install-completion`, with some tags in use. There
    the program answers a Tab, and else says each of its words in brackets."""
    for tag in reversed(TAGS):
        run("journal", "add", "--tag", tag, "words")
    run("journal", "add", "--tag", "night watch", "zebrafinch")
    program = person / "bin" / "stepguide"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nif [ -z "$_STEPGUIDE_COMPLETE" ]; then printf "[%s]" "$@"; echo; exit; fi\n'
        f'exec {sys.executable} -m stepguide "$@"\n'
    )
    program.chmod(0o755)
    (person / "notes.txt").touch()
    (person / "my notes.txt").touch()
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")

    def in_shell(*argv: str, rc: str = "") -> Terminal:
        _needs(argv[0])
        read_in = WHERE[argv[0]][1]
        if read_in:
            (person / read_in).write_text(f"{rc}\nPS1='ready '\n")
        assert run("--install-completion", argv[0]).code == 0
        return start(shell=f"cd {person} && exec {shlex.join(argv)}", columns=100)

    return in_shell


def _needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")


TYPED = {
    "journal list --tag mor": "[journal][list][--tag][morning]",
    "journal list --tag=first": "[journal][list][--tag=first_week]",
    'journal add "two words" --tag "check': "[journal][add][two words][--tag][check-in]",
    "journal list --tag Жа": "[journal][list][--tag][Жанна]",
    "journal add no": "[journal][add][no]",  # words, though a file begins so
    "journal edit last --text-from no": "[journal][edit][last][--text-from][notes.txt]",
    "journal edit last --text-from my": "[journal][edit][last][--text-from][my notes.txt]",
}


@pytest.mark.parametrize(
    ("argv", "rc"),
    [
        (("bash", "--noprofile", "-i"), "bind 'set enable-bracketed-paste off'"),
        (("zsh", "-i"), "unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u"),
        (("zsh", "-i"), ""),  # whose own completion was never turned on
    ],
    ids=["bash", "zsh with compinit", "zsh without"],
)
def test_each_word_comes_back_as_the_same_one(
    in_shell: Callable[..., Terminal], argv: tuple[str, ...], rc: str
) -> None:
    terminal = in_shell(*argv, rc=rc)
    terminal.sees("ready ")
    for typed, said in TYPED.items():
        terminal.types(f"stepguide {typed}\t")
        # The shell takes the next key once it has answered the Tab.
        terminal.types("\r")
        terminal.sees(f"\n{said}\r\n")
    terminal.types("stepguide journal show \t\t", "\x15exit\r")
    assert terminal.ends() == 0
    assert "zebrafinch" not in terminal.text


def test_fish_offers_the_same(in_shell: Callable[..., Terminal], person: Path) -> None:
    terminal = in_shell("fish", "-c", "true")
    assert terminal.ends() == 0
    for typed, said in TYPED.items():
        asked = f"complete -C {shlex.quote(f'stepguide {typed}')}"
        done = subprocess.run(["fish", "-c", asked], capture_output=True, text=True, cwd=person)
        offered = [line.split("\t")[0] for line in done.stdout.splitlines()]
        word = said.rpartition("[")[2].rstrip("]")
        assert offered == ([word] if "journal][add][n" not in said else [])
