"""Pages sealed for two keys: whoever has one of them opens the file, and nobody else."""

import shutil
import subprocess
from pathlib import Path

import pyrage

from tests.conftest import Ran, Run
from tests.known import GUIDE
from tests.share import IN_ORDER, first_written, legal, written

__all__ = ["first_written", "written"]

PICKED = ("share", "--step", "4", "--marked")


def _opened(identity: pyrage.x25519.Identity, sealed: Path) -> bytes | None:
    """What this key finds in the file: with age where it is installed; None when it may not."""
    if not shutil.which("age"):
        try:
            return bytes(pyrage.decrypt(sealed.read_bytes(), [identity]))
        except pyrage.DecryptError:
            return None
    words = ["age", "-d", "-i", "-", str(sealed)]
    done = subprocess.run(words, input=f"{identity}\n".encode(), capture_output=True)
    return None if done.returncode else done.stdout


def test_the_file_opens_with_each_of_two_keys_and_with_no_other(
    run: Run, written: Path, tmp_path: Path
) -> None:
    sam, ana, other = (pyrage.x25519.Identity.generate() for _ in range(3))
    (tmp_path / "listeners").write_text(f"# Sam\n{sam.to_public()}\n# Ana\n{ana.to_public()}\n")
    assert run(*PICKED, "--output", str(tmp_path / "plain.html")).code == 0
    plain = (tmp_path / "plain.html").read_bytes()
    sealed = tmp_path / "pages.html.age"
    ran = run(*PICKED, "--output", str(sealed), "--to", str(tmp_path / "listeners"))
    assert ran == Ran(
        0,
        f"Wrote 6 pages to {sealed}, which only your own login can open.\n",
        f"{legal()}{GUIDE.sessions.share.sealed}\n",
    )
    assert [word for word in IN_ORDER if word.encode() in sealed.read_bytes()] == []
    assert [_opened(key, sealed) for key in (sam, ana, other)] == [plain, plain, None]
