"""What a call leads to: the screen, or the command as if it had been typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.edge.test_answers import NUMBERS
from tests.sos import guide_with, module_that_fails, on_path, without_copies

CRISIS_FIRST = "THINKING OF ENDING YOUR LIFE, OR CANNOT GO ON? "

LOADED = """
import sys
sys.argv[0] = "stepguide"
from stepguide.__main__ import main
try:
    main()
except SystemExit:
    pass
print("LOADED", *sorted(sys.modules))
"""


@pytest.mark.parametrize(
    "words", [["i used"], ["I", "relapsed."], ["slip"], ["SLIPPED"], ["relpase"], ["Lapse"]]
)
def test_a_word_for_using_again_runs_lapse(words: list[str], process: Run) -> None:
    ran = process(*words)
    assert ran == process("lapse")
    assert ran.code == 0
    assert ran.out.startswith("Are you safe right now?\n")


@pytest.mark.parametrize(
    "words",
    [["cravings"], ["carving"], ["urge"], ["i", "want", "to", "use"], ["About to use!"]],
)
def test_a_word_for_a_craving_runs_craving(words: list[str], process: Run) -> None:
    assert process(*words) == process("craving")


def test_a_number_behind_a_word_for_a_craving_goes_with_it(process: Run, home: Path) -> None:
    ran = process("urge", "3")
    assert ran.code == 0
    assert [path.parent.name for path in home.glob("records/*/*.json")] == ["craving"]


@pytest.mark.parametrize(
    "words",
    [["988"], ["116", "123"], ["suicide"], ["i want to die"], ["KILL", "MYSELF"], ["end it"]],
)
def test_a_crisis_has_its_numbers_first(words: list[str], process: Run) -> None:
    ran, usual = process(*words), process("sos")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(CRISIS_FIRST)
    assert sorted(ran.out.splitlines()) == sorted(usual.out.splitlines())


def test_what_stands_behind_a_call_and_is_not_understood_is_told_after_the_page(
    process: Run,
) -> None:
    ran, usual = process("slip", "--xyz", "a b"), process("lapse")
    told = "stepguide: '--xyz a b' was not understood, and the screen is shown.\n"
    assert ran == Ran(0, usual.out, usual.err + told)


def test_a_command_that_takes_no_word_leaves_a_call_that_begins_with_it(process: Run) -> None:
    assert process("where", "is", "narcan") == process("sos")
    assert process("where", "else").code == process("where", "--xyz").code == 2


def test_help_behind_a_call_is_the_help_of_its_command(process: Run) -> None:
    assert process("slip", "--help") == process("lapse", "--help")
    assert process("naloxone", "-h") == process("sos", "-h")


def test_calls_elsewhere_on_the_line_are_words_like_others(process: Run, home: Path) -> None:
    assert process("learn", "overdose").out.splitlines()[0].strip() == "Overdose and naloxone"
    assert process("journal", "add", "i used").code == 0
    assert len([*home.glob("records/entry/*.json")]) == 1
    assert "Usage: stepguide lapse" in process("help", "lapse").out
    assert process("help").out.startswith("stepguide ")


@pytest.mark.parametrize("data", [None, b"", b"opens: {sos: 5}", b"[" * 5000, b"\xff"])
def test_without_its_table_the_plainest_calls_are_heard(
    data: bytes | None, process: Run, tmp_path: Path
) -> None:
    source = guide_with(tmp_path, (Path(__file__).parents[2] / "data/help.yaml").read_bytes())
    table = source.parent / "data" / "calls.yaml"
    table.unlink()
    if data is not None:
        table.write_bytes(data)
    usual = process("sos")
    for words in (["NOW"], ["help", "me"], ["911"], ["988"], ["000"], ["overdoes"], ["help-now!"]):
        assert process(*words, **on_path(source)) == usual
    ran = process("payday", **on_path(source))
    assert ran == Ran(
        2,
        "",
        "stepguide: There is no command 'payday'.\n"
        f"  To see them all: stepguide --help\n  {NUMBERS}\n",
    )


def test_without_yaml_the_plainest_calls_are_heard(process: Run, tmp_path: Path) -> None:
    source = without_copies(tmp_path)
    module_that_fails(tmp_path, "yaml").joinpath("yaml.py").rename(source / "yaml.py")
    ran = process("overdoes", **on_path(source))
    assert (ran.code, ran.err) == (0, "")
    assert "SOMEONE WILL NOT WAKE UP" in ran.out


def _loads(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, timeout=60, check=True
    )
    return {*done.stdout.decode().split("LOADED ")[1].split()}


def test_a_call_is_heard_before_anything_heavy_is_loaded() -> None:
    assert _loads("can't wake him") & {"typer", "rich", "pydantic"} == set()
    assert _loads("sos", "uk") & {"typer", "rich", "pydantic"} == set()
    assert "stepguide.guide.calling" not in _loads("where")
    assert "stepguide.sos.edge" not in _loads("journal", "list")
