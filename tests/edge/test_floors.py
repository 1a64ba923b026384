"""What import-linter has no few words for: who may call commands, and what stands alone."""

import grimp
import pytest

from tests.conftest import CHECKOUT


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "stepguide",
        include_external_packages=True,
        exclude_type_checking_imports=True,
        cache_dir=None,
    )


def _importers(graph: grimp.ImportGraph, of: str) -> set[str]:
    return {
        importer
        for module in graph.find_matching_modules(of)
        for importer in graph.find_modules_that_directly_import(module)
    }


@pytest.mark.parametrize("called", ["stepguide.*.commands", "stepguide.*.run"])
def test_commands_and_what_they_do_are_imported_by_commands_alone(
    graph: grimp.ImportGraph, called: str
) -> None:
    # The tree itself is a command: without a word it shows today's page.
    # What is made for every kind, and what is a part of a room's commands, are commands too.
    commands = {"stepguide.app", "stepguide.records.common"}
    commands |= {one for one in graph.modules if one.endswith((".commands", "_commands", "_run"))}
    assert _importers(graph, called) <= commands


def test_only_the_terminal_knows_rich(graph: grimp.ImportGraph) -> None:
    importers = graph.find_modules_that_directly_import("rich")
    assert importers <= graph.find_matching_modules("stepguide.terminal.*")


def test_records_stand_on_nothing_of_their_room(graph: grimp.ImportGraph) -> None:
    for records in graph.find_matching_modules("stepguide.*.records"):
        room = records.removesuffix("records")
        upward = {
            found
            for found in graph.find_modules_directly_imported_by(records)
            if found.startswith(room)
        }
        assert upward == set(), records


def test_what_is_said_to_the_type_checker_alone_is_never_loaded(graph: grimp.ImportGraph) -> None:
    assert graph.find_modules_that_directly_import("stepguide.guide.contents") == set()


def test_the_contracts_stay_short() -> None:
    lines = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    assert len(lines) - lines.index("[tool.importlinter]") <= 80
