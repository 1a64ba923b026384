"""Forms in a browser, printed in A4 and Letter."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.share.test_printed import MARGIN, SIZES, WHITE, Browse, pictures, poppler, printed
from tests.share.test_printed import browse as browse


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_form_fits_its_paper_and_no_question_is_parted_from_its_lines(
    run: Run, browse: Browse, tmp_path: Path, outside: Path, size: str
) -> None:
    page = tmp_path / "forms.html"
    assert run("print", "inventory", "--output", str(page)).code == 0
    pdf = printed(browse, page, size, outside)
    sheets = poppler("pdftotext", "-layout", str(pdf), "-").decode().removesuffix("\f").split("\f")
    starts = [at for at, text in enumerate(sheets) if "Name or initials" in text]
    assert [sheets[at].split("\n")[0].strip() for at in starts] == [
        *("A resentment", "A fear", "A harm", "A relationship", "A strength", "A spot-check"),
    ]
    for start, end in zip(starts, [*starts[1:], len(sheets)], strict=True):
        assert "Emergency: " in sheets[end - 1], "the numbers are at the foot of every form"
        assert end - start <= 2
    fear = starts[1]
    assert starts[2] == fear + 1, "a form of four questions is one page"
    for across, _, grey in pictures(pdf):
        lines = [grey[at : at + across] for at in range(0, len(grey), across)]
        assert min(min(line[:MARGIN] + line[-MARGIN:]) for line in lines) > WHITE
