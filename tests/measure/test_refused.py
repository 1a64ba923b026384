"""A measure that cannot be saved: its answers are named, so that none has to be thought up anew."""

from pathlib import Path

from tests.conftest import Run, records


def test_the_answers_are_said_with_how_to_try_again(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "store.json").write_text('{"format": 2}')
    ran = run("measure", "take", "phq-2", "--answers", "1,3")
    assert ran.code == 4
    again = "Not saved. To try again: stepguide measure take phq-2 --answers 1,3\n"
    assert again in ran.err
    assert records(home, "measure") == []
