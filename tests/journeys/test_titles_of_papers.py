"""What a document is called that comes in with a title of its own, or with none worth the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.exchange.bring_in import bring_in
from tests.documents import made
from tests.ui.cases import make


@pytest.mark.parametrize(
    ("own", "called"),
    [
        ("[Committee name]", "evidence"),
        ("<Title>", "evidence"),
        ("[Draft] Lamps in the night market", "[Draft] Lamps in the night market"),
    ],
)
def test_a_gap_of_a_template_is_no_title(tmp_path: Path, own: str, called: str):
    paper = tmp_path / "evidence.pdf"
    paper.write_bytes(made.pdf(["Words of a page."], own))
    with make(tmp_path / "case.hearing") as case:
        before = set(case.sources.ids())
        bring_in(case, paper)
        (source,) = set(case.sources.ids()) - before
        assert case.sources.get(source).title == called
