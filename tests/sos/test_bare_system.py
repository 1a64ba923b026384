"""The screen comes, with exit code 0 and the numbers, on a system that lacks nearly everything."""

import pwd
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.sos import module_that_fails, on_path, without_copies
from tests.sos.healthy import CARD_WITH_SAM, SAMS_LINE, Healthy, answered, shows_numbers


def test_without_any_home_directory_the_screen_comes(
    process: Run, healthy: Healthy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("STEPGUIDE_HOME")
    # The usual place may hold anything; it is not looked at here.
    monkeypatch.setenv("XDG_DATA_HOME", "/nowhere")
    assert process("sos") == Ran(0, healthy.bare, "")


def test_a_user_whom_the_system_does_not_know_gets_the_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(_: object) -> object:
        raise KeyError("no such user")

    for name in ("HOME", "STEPGUIDE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    shows_numbers(Ran(0, *answered([])))


def test_without_pyyaml_the_card_comes_with_the_people_below_it(
    process: Run, sam: Path, tmp_path: Path
) -> None:
    source = without_copies(tmp_path)
    module_that_fails(tmp_path, "yaml").joinpath("yaml.py").rename(source / "yaml.py")
    ran = process("sos", **on_path(source))
    assert ran == Ran(0, CARD_WITH_SAM, "")
    shows_numbers(ran)


def test_without_pyyaml_the_copy_is_enough(
    process: Run, sam: Path, tmp_path: Path, healthy: Healthy
) -> None:
    ran = process("sos", **on_path(module_that_fails(tmp_path, "yaml")))
    assert ran == Ran(0, healthy.with_sam, "")


@pytest.mark.parametrize("chosen", [True, False], ids=["home chosen", "usual home"])
def test_without_platformdirs_the_numbers_come(
    chosen: bool, process: Run, sam: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not chosen:
        monkeypatch.delenv("STEPGUIDE_HOME")
    ran = process("sos", **on_path(module_that_fails(tmp_path, "platformdirs")))
    shows_numbers(ran)
    assert (SAMS_LINE in ran.out) == chosen
