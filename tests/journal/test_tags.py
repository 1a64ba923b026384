"""A tag is the same with a # before it and without."""

import json

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("kept", ["calm", "#calm", "#Calm"])
@pytest.mark.parametrize("typed", ["calm", "#calm"])
def test_a_tag_is_found_with_its_sign_and_without(run: Run, kept: str, typed: str) -> None:
    assert run("journal", "add", "sat by the water", "--tag", kept).code == 0
    (entry,) = json.loads(run("journal", "list", "--tag", typed, "--json").out)
    assert entry["tags"] == [kept.removeprefix("#")]
    assert run("journal", "edit", "last", "--untag", typed).code == 0
    assert json.loads(run("journal", "list", "--tag", typed, "--json").out) == []
