"""`share --to`: pages sealed for a listener's key, which plain `age -d` opens on their side."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.home.tree import leftovers, tree
from tests.known import GUIDE
from tests.share import IN_ORDER, holding, legal
from tests.share import first_written as first_written
from tests.share import open_umask as open_umask
from tests.share import written as written

HOW = "  It takes an age key (age1…), an SSH key (ssh-ed25519 … or ssh-rsa …), or a file of them.\n"
OTHERS = "age1rlsh786cnasnt6cd9hhn3aue5jlxe63lk3jyp7etshshhdez8efs6lwqzk"
PICKED = ("share", "--step", "4", "--marked")

# Makes the identity that `age -d -i` takes, at $1.
MAKE = {
    "age": 'age-keygen -o "$1"',
    "ssh-ed25519": 'ssh-keygen -q -N "" -C sam@home -t ed25519 -f "$1"',
    "ssh-rsa": 'ssh-keygen -q -N "" -C sam@home -t rsa -b 2048 -f "$1"',
    "ecdsa": 'ssh-keygen -q -N "" -C sam@home -t ecdsa -f "$1"',
}

MakeKey = Callable[[str], tuple[Path, str]]


@pytest.fixture
def key(outside: Path) -> MakeKey:
    """Makes a key of a kind: the file of the identity, and the public key in words."""

    def key(kind: str) -> tuple[Path, str]:
        tool = MAKE[kind].partition(" ")[0]
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
        identity = outside / kind
        words = ["sh", "-c", MAKE[kind], "sh", str(identity)]
        subprocess.run(words, check=True, capture_output=True)
        if kind != "age":
            return identity, identity.with_suffix(".pub").read_text().strip()
        public = re.search(r"public key: (age1\w+)", identity.read_text())
        assert public
        return identity, public[1]

    return key


def opened(identity: Path, sealed: Path) -> subprocess.CompletedProcess[bytes]:
    """`age -d -i identity sealed`, as the listener runs it; skips where there is no age."""
    if not shutil.which("age"):
        pytest.skip("age is not installed")
    return subprocess.run(["age", "-d", "-i", str(identity), str(sealed)], capture_output=True)


def plain(run: Run, tmp_path: Path, ending: str = "html") -> bytes:
    """The same pages, not sealed."""
    folder = tmp_path / "plain"
    folder.mkdir()
    assert run(*PICKED, "--output", str(folder / f"pages.{ending}")).code == 0
    return (folder / f"pages.{ending}").read_bytes()


@pytest.mark.parametrize("kind", ["age", "ssh-ed25519", "ssh-rsa"])
def test_the_listener_opens_exactly_the_plain_page(
    run: Run, written: Path, tmp_path: Path, key: MakeKey, kind: str
) -> None:
    identity, public = key(kind)
    sealed = tmp_path / "pages.html.age"
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", public)
    assert ran.code == 0
    assert ran.out == f"Wrote 6 pages to {sealed}, which only your own login can open.\n"
    assert ran.err == f"{legal()}{GUIDE.sessions.share.sealed}\n"
    assert not (tmp_path / "pages.html").exists()
    assert [word for word in IN_ORDER if word.encode() in sealed.read_bytes()] == []
    done = opened(identity, sealed)
    assert (done.returncode, done.stdout) == (0, plain(run, tmp_path))


def test_everyone_in_a_file_of_keys_opens_it_and_nobody_else(
    run: Run, written: Path, tmp_path: Path, key: MakeKey
) -> None:
    kinds = ["age", "ssh-ed25519", "ssh-rsa"]
    keys = dict(zip(kinds, map(key, kinds), strict=True))
    lines = ["\ufeff# my sponsor", "", *(f"  {public}\r" for _, public in keys.values()), ""]
    (tmp_path / "listeners").write_bytes("\n".join(lines).encode())
    words = ["--output", str(tmp_path / "pages.md"), "--to", "~/listeners"]
    assert run(*PICKED, *words).code == 0
    expected = plain(run, tmp_path, "md")
    for identity, _ in keys.values():
        done = opened(identity, tmp_path / "pages.md.age")
        assert (done.returncode, done.stdout) == (0, expected)
    keys["age"][0].unlink()
    other, _ = key("age")
    assert opened(other, tmp_path / "pages.md.age").returncode == 1


def test_an_ssh_keys_own_file_names_it(
    run: Run, written: Path, tmp_path: Path, key: MakeKey
) -> None:
    identity, _ = key("ssh-ed25519")
    public = str(identity.with_suffix(".pub"))
    assert run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", public).code == 0
    assert opened(identity, tmp_path / "pages.html.age").stdout == plain(run, tmp_path)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pages.html", "pages.html.age"),
        ("pages.md", "pages.md.age"),
        ("pages.html.age", "pages.html.age"),
        ("PAGES.MD", "PAGES.MD.age"),
    ],
)
def test_age_is_added_where_it_is_missing_and_the_file_is_private(
    run: Run, written: Path, tmp_path: Path, open_umask: None, typed: str, expected: str
) -> None:
    del open_umask
    before = tree(tmp_path)
    assert run(*PICKED, "--output", str(tmp_path / typed), "--to", OTHERS).code == 0
    after = tree(tmp_path)
    mode, content = after.pop(expected)
    assert (mode, content.partition(b"\n")[0]) == ("-rw-------", b"age-encryption.org/v1")
    assert after == before


def test_a_sealed_file_is_not_written_over(run: Run, written: Path, tmp_path: Path) -> None:
    (tmp_path / "pages.html.age").write_text("mine")
    before = tree(tmp_path)
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", OTHERS)
    said = f"stepguide: {tmp_path}/pages.html.age is there already.\n  Choose another name.\n"
    assert (ran.code, ran.out, ran.err) == (1, "", legal() + said)
    assert tree(tmp_path) == before


NO_KEY = "That is no key, or not a whole one. Pages cannot be sealed for it."
OTHER_KIND = "That is {0}. Pages cannot be sealed for it."
NO_FILE = "'{0}' is no key, and no file that can be read."
SPOILT = OTHERS[:-1] + ("q" if OTHERS[-1] != "q" else "p")
TOKEN = "the key of a hardware token or a plugin"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("age1", NO_KEY),
        ("age1wrong", NO_KEY),
        (SPOILT, NO_KEY),
        ("ssh-ed25519", NO_KEY),
        ("ssh-ed25519 AAAAC3Nza", NO_KEY),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAA==", OTHER_KIND.format("a DSA key")),
        ("ecdsa-sha2-nistp256 AAAAE2VjZHNh", OTHER_KIND.format("an ECDSA key")),
        ("sk-ssh-ed25519@openssh.com AAAA", OTHER_KIND.format("the key of a hardware token")),
        ("age1pq1qqqq", OTHER_KIND.format("a post-quantum key")),
        ("age1yubikey1qqqq", OTHER_KIND.format(TOKEN)),
        ("Sam", NO_FILE),
        (".", NO_FILE),
        (" ", NO_FILE.format("")),
        ("Q" * 58, "That is no key, and no file that can be read."),
    ],
)
def test_what_is_no_key_is_told_and_nothing_is_written(
    run: Run, written: Path, tmp_path: Path, typed: str, said: str
) -> None:
    before = tree(tmp_path)
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{legal()}stepguide: {said.format(typed)}\n{HOW}"
    assert tree(tmp_path) == before


NONE = "{file!r} holds no key that pages can be sealed for."
LEFT_OUT = "line {0} of {{file}} is {1}. It is left out."
NOT_WHOLE = LEFT_OUT.format(1, "no key, or not a whole one")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NONE),
        (b"\n# nobody yet\n\n", NONE),
        (b"\x00\xff\xfe", "{file!r} is no key, and no file that can be read."),
        (b"hello\n", f"{NONE}\n  {NOT_WHOLE}"),
        (b"ecdsa-sha2-nistp256 AA\n", f"{NONE}\n  {LEFT_OUT.format(1, 'an ECDSA key')}"),
    ],
    ids=["empty", "a remark", "no text", "no key", "none that can be used"],
)
def test_a_file_without_keys_is_told_and_nothing_is_written(
    run: Run, written: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "listeners"
    file.write_bytes(content)
    before = tree(tmp_path)
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{legal()}stepguide: {said.format(file=str(file))}\n{HOW}"
    assert tree(tmp_path) == before


def test_keys_that_cannot_be_used_are_left_out_and_named_and_a_mark_at_the_start_is_no_key(
    run: Run, written: Path, tmp_path: Path, key: MakeKey
) -> None:
    """As a `.keys` page has them, in capitals, and saved by an editor that puts a mark before."""
    (_, ecdsa), (identity, public) = key("ecdsa"), key("age")
    file = tmp_path / "listeners"
    file.write_bytes(f"\ufeff{public.upper()}\n{ecdsa}\nSam\n".encode())
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", str(file))
    left_out = [
        LEFT_OUT.format(2, "an ECDSA key"),
        LEFT_OUT.format(3, "no key, or not a whole one"),
    ]
    said = "".join(f"stepguide: {line.format(file=file)}\n" for line in left_out)
    assert (ran.code, ran.err) == (0, f"{legal()}{said}{GUIDE.sessions.share.sealed}\n")
    assert opened(identity, tmp_path / "pages.html.age").stdout == plain(run, tmp_path)


@pytest.mark.parametrize("kind", ["age", "ssh-ed25519", "as words", "in capitals"])
def test_nothing_of_a_secret_key_is_shown(
    run: Run, written: Path, tmp_path: Path, key: MakeKey, kind: str
) -> None:
    identity, _ = key(kind if kind.startswith("ssh") else "age")
    secret = identity.read_text().splitlines()[-2 if kind.startswith("ssh") else -1]
    to = {"as words": secret, "in capitals": secret.lower()}.get(kind, str(identity))
    before = tree(tmp_path)
    ran = run(*PICKED, "--output", str(tmp_path / "pages.html"), "--to", to)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        f"{legal()}stepguide: That is a secret key, and nothing of it is shown"
    )
    assert "age-keygen -y FILE" in ran.err
    assert secret[16:30].lower() not in ran.err.lower()
    misplaced = run("share", secret)
    assert misplaced.code == 2
    assert secret[16:30] not in misplaced.err or kind.startswith("ssh")
    assert tree(tmp_path) == before


def test_the_plain_text_is_never_on_the_disk(run: Run, written: Path, tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    log = tmp_path / "log"
    words = [*PICKED, "--output", str(tmp_path / "pages.html"), "--to", OTHERS]
    calls = "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,openat"
    strace = ["strace", "-f", "-qq", "-s", "1000000", "-o", str(log), "-e", calls]
    done = subprocess.run(
        [*strace, sys.executable, "-m", "stepguide", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if b"ptrace" in done.stderr:
        pytest.skip("strace is not allowed here")
    assert done.returncode == 0
    told = log.read_text()
    log.unlink()
    assert "age-encryption.org/v1" in told
    assert [line for line in told.splitlines() if re.search("alpha|bravo|doctype", line)] == []
    assert re.findall(r'"[^"]*/pages\.[^"]*"', told)
    made = re.findall(r'openat\([^"]*"([^"]*)", O_(?:WRONLY|RDWR)', told)
    assert [Path(path).name[:12] for path in made if "null" not in path] == [".pages.html."]
    assert [path.parent.name for path in holding(tmp_path, "bravo")] == ["inventory"]
    assert leftovers(tmp_path) == []
