"""A session on a disk that refuses: what was typed is kept or shown, never lost."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.home.tree import can_mount
from tests.terminal.terminals import Start, until
from tests.work import CELL, CHOICE, Sitting, answers, stored


def _folded(text: str) -> str:
    return " ".join(text.split())


TROUBLES = {
    "full": ('head -c 100000 /dev/zero > "$STEPGUIDE_HOME/filler"', "No space left on device"),
    "read-only": ('mount -o remount,ro "$STEPGUIDE_HOME"', "Read-only file system"),
}

# The disk is this shell's own. Trouble comes when the file GO is there.
ON_A_DISK = """
mount -t tmpfs -o size=64k none "$STEPGUIDE_HOME" && chmod 700 "$STEPGUIDE_HOME" || exit 77
(while [ ! -e "$GO" ]; do sleep 0.02; done; {}; touch "$GO.done") > /dev/null 2>&1 &
"$PYTHON" -m stepguide work {}
code=$?
mount -o remount,rw "$STEPGUIDE_HOME"
cp -r "$STEPGUIDE_HOME" "$GO.home"
exit $code
"""


@pytest.fixture
def on_a_disk(start: Start, home: Path, tmp_path: Path) -> Callable[..., Sitting]:
    """Starts a session on a disk of its own; the file `go` makes the trouble come."""
    if not can_mount():
        pytest.skip("this system does not let a test mount a file system (unshare -Urm)")
    home.mkdir()
    script = tmp_path / "script"

    def on_a_disk(trouble: str, words: str) -> Sitting:
        script.write_text(ON_A_DISK.format(TROUBLES[trouble][0], words))
        terminal = start(
            shell=f"exec unshare -Urm sh '{script}'",
            columns=80,
            TERM="dumb",  # answers are written at a prompt
            PYTHON=sys.executable,
            GO=str(tmp_path / "go"),
        )
        return Sitting(terminal, home)

    return on_a_disk


def _trouble_comes(tmp_path: Path) -> None:
    (tmp_path / "go").touch()
    until((tmp_path / "go.done").exists)


@pytest.mark.slow
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_disk_that_refuses_an_answer_leaves_its_words_as_a_draft_and_says_where(
    on_a_disk: Callable[..., Sitting], home: Path, tmp_path: Path, trouble: str
) -> None:
    sitting = on_a_disk(trouble, "2 --question 2.3").asks("2.3")
    for line in ("one", "two"):
        sitting.says(line).at(line)
        time.sleep(0.2)
    _trouble_comes(tmp_path)
    sitting.saves()
    assert sitting.terminal.ends() == 1
    copy = tmp_path / "go.home"
    (draft,) = (copy / "drafts").iterdir()
    assert (draft / "text").read_bytes() == b"one\ntwo\n"
    assert answers(copy) == {}
    assert _folded(sitting.screen_from("stepguide: ")) == (
        f"stepguide: It could not be saved: {TROUBLES[trouble][1]}. "
        f"It is kept as a draft in {home}/drafts/{draft.name}/text "
        f"To go on with it: stepguide journal drafts open {draft.name[:6]}"
    )


@pytest.mark.slow
def test_a_cell_that_the_disk_refuses_is_shown_and_the_cells_before_it_stay(
    on_a_disk: Callable[..., Sitting], tmp_path: Path
) -> None:
    sitting = on_a_disk("read-only", "6").at(CHOICE).says("2")
    sitting.at(CELL).says("finished").at(CELL)
    _trouble_comes(tmp_path)
    sitting.says("these words")
    assert sitting.terminal.ends() == 1
    (row,) = stored(tmp_path / "go.home", "pattern")
    assert list(row["cells"].values()) == ["finished"]
    assert "\nNot saved: these words\n" in sitting.screen


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "line"), [("read-only", "these words"), ("full", "word " * 1800 + "last")]
)
def test_a_line_that_the_disk_refuses_is_shown_and_the_lines_before_it_stay(
    on_a_disk: Callable[..., Sitting], home: Path, tmp_path: Path, trouble: str, line: str
) -> None:
    sitting = on_a_disk(trouble, "2 --question 2.3").asks("2.3")
    sitting.says("one").at("one")
    time.sleep(0.2)
    _trouble_comes(tmp_path)
    sitting.says(line)
    assert sitting.terminal.ends() == 1
    copy = tmp_path / "go.home"
    (draft,) = (copy / "drafts").iterdir()
    assert (draft / "text").read_bytes().startswith(b"one\n")
    assert answers(copy) == {}
    shown = sitting.screen_from("stepguide: this line could not")
    assert shown.startswith(
        f"stepguide: this line could not be kept on the disk, so here it is:\n{line}\nstepguide: "
    )
    assert _folded(shown.partition(f"{line}\n")[2]) == (
        f"stepguide: What you write cannot be kept any more ({TROUBLES[trouble][1]}). "
        f"It is kept as a draft in {home}/drafts/{draft.name}/text "
        f"To go on with it: stepguide journal drafts open {draft.name[:6]} "
        "Copy the line above somewhere safe, then see: stepguide doctor"
    )
