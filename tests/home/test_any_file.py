"""Whatever a file is called and whatever it holds: no traceback, nothing changed, the healthy words
are shown, and the files that hide a record are told of."""

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import Run, records
from tests.home.tree import tree

STAMP = "20261101T081530.123456Z-k7f3q29mzd"
BYTES_OF_A_NAME = st.integers(1, 255).filter(lambda one: one != ord("/"))
STEPS_OUT = ["\n", "\x1b[2J", "\u202e", "ü", "\udcff", "'", "[b]", "$(x)", " ", "-", "#", "~"]
PARTS = st.sampled_from([
    STAMP, ".json", ".tmp", ".0123abcd.tmp", ".", ".sync-conflict-20261129-101010-ABCDEFG", "._",
    "..path1", " (1)", ".syncthing.", ".DS_Store", "settings", "store", "lock", "k7f3q29mzd",
    "20269999T999999.999999Z-", *STEPS_OUT,
])  # fmt: skip
NAMES = st.one_of(
    st.lists(PARTS, min_size=1, max_size=5).map("".join),
    st.lists(BYTES_OF_A_NAME, min_size=1, max_size=60).map(lambda one: os.fsdecode(bytes(one))),
).filter(lambda name: name not in (".", "..") and len(os.fsencode(name)) < 200)
WORDS = {
    "format": 1, "kind": "entry", "id": "k7f3q29mzd", "at": "2026-11-01T08:15:30.123456Z",
    "updated_at": "2026-11-01T08:15:30Z", "text": "theirs",
}  # fmt: skip
WHOLE = json.dumps(WORDS).encode()
DATA = st.one_of(
    st.binary(max_size=200),
    st.just(WHOLE),
    st.integers(0, len(WHOLE)).map(lambda end: WHOLE[:end]),
    st.just(b"\xef\xbb\xbf" + WHOLE),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*WORDS, "x"]), inner),
    ).map(lambda value: json.dumps(value).encode()),
)
RECORDS = "records/entry"
PLACES = [RECORDS, "records/person", "records", "trash/entry", "drafts", "drafts/k7f3q29mzd", ""]
COMMANDS = ["journal list", "journal search healthy", "journal drafts", "people list", "doctor"]


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a home with healthy words is copied from, once there is one."""
    return tmp_path_factory.mktemp("any") / "seed"


@given(
    place=st.sampled_from(PLACES),
    name=NAMES,
    data=DATA,
    how=st.sampled_from(["file", "link", "folder"]),
)
@example(place="", name="settings.json", data=b'{"format": 1e400}', how="file")
@example(place=RECORDS, name=f"\udcff{STAMP}.json", data=WHOLE, how="file")
@example(place=RECORDS, name=f"{STAMP}.json\n", data=WHOLE, how="file")
@example(place=RECORDS, name=f"20269999T999999.999999Z{STAMP[23:]}.json", data=WHOLE, how="file")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_of_any_name_and_content_is_survived(
    run: Run, home: Path, seed: Path, place: str, name: str, data: bytes, how: str
) -> None:
    if not seed.exists():
        assert run("journal", "add", "healthy words").code == 0
        assert run("people", "add", "Sam", "--role", "sponsor", "--reach", "0151").code == 0
        home.rename(seed)
    with TemporaryDirectory(dir=seed.parent) as folder:
        root = Path(folder) / "home"
        shutil.copytree(seed, root)
        path = root / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return
        if how == "file":
            path.write_bytes(data)
        elif how == "link":
            path.symlink_to(seed)
        else:
            path.mkdir()
        for one in (root, *root.rglob("*")):
            if not one.is_symlink():
                one.chmod(0o700 if one.is_dir() else 0o600)
        before = tree(root)
        env = {"STEPGUIDE_HOME": str(root)}
        for command in COMMANDS:
            ran = run(*command.split(), **env)
            assert ran.code in (0, 4), ran
            assert "\x1b" not in ran.out + ran.err
            assert "healthy words" in ran.out or not command.startswith(("journal l", "journal s"))
        json.loads(run("doctor", "--json", **env).out)
        assert tree(root) == before
        # What could not be read is told of with whatever else is done.
        assert run("journal", "add", "more words", **env).out.startswith("Saved ")
        (first,) = records(seed)
        gone = run("journal", "delete", first.stem[-10:], "--for-good", "--yes", **env)
        assert gone.out.startswith("Removed ")
        assert run("wipe", "--yes", **env).code == 0
        assert not records(root)
        assert len(records(seed)) == 1
