"""A witness of an imported record, whose labels nobody has linked yet."""

from __future__ import annotations

from pathlib import Path

import pypdf

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.pack.build import PackOptions, build_pack
from hearingdesk.records.matters import Matter

HOUSE = Path(__file__).resolve().parents[1] / "files" / "chrg-house.htm"


def test_a_sheet_without_words_says_that_nobody_has_linked_them(tmp_path):
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps", language="en")) as case:
        bring_in(case, HOUSE)
        build_pack(case, tmp_path / "a.pdf", PackOptions(lang="en"))
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert "nobody has said yet" in " ".join(words.split())
