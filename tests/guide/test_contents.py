"""What is said of plain data to the type checker, held to the models of the same files."""

from typing import Any, is_typeddict

import pytest

from stepguide.guide import calls, contents, help, screens, steps
from stepguide.guide.source import GuideModel

OF = [
    (contents.HelpContent, help.Help),
    (contents.OverdoseContent, help.Overdose),
    (contents.StepContent, help.HelpStep),
    (contents.TitledContent, help.Titled),
    (contents.AloneContent, help.Alone),
    (contents.ResourceContent, help.Resource),
    (contents.NoticeContent, screens.Tolerance),
    (contents.ProgramContent, steps.Program),
    (contents.CallsContent, calls.Calls),
]


@pytest.mark.parametrize(("content", "model"), OF, ids=lambda one: one.__name__)
def test_what_is_read_as_plain_data_is_there(content: Any, model: type[GuideModel]) -> None:
    known = {field.alias or name for name, field in model.model_fields.items()}
    assert content.__required_keys__ <= known


def test_none_is_left_out() -> None:
    assert {one for one in vars(contents).values() if is_typeddict(one)} == {one for one, _ in OF}
