"""Names that would turn a line around are printed without what does it, also in what the file says of itself."""

from dataclasses import replace

from pypdf import PdfReader

from hearingdesk.pack.build import build_pack
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from tests.build import lamps_case

SIGNS = "\u202e\u2066\x1b\x07\x9b\x7f"


def test_a_page_carries_no_sign_that_does_something(tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case:
        with case.change(f"Step {SIGNS}") as edit:
            for table in KINDS:
                for record in list(case.of(table).all()):
                    words = {
                        name: f"{SIGNS}{value}"
                        for name, one in meanings(type(record)).items()
                        if one.shape in ("text", "note")
                        and name != "zone"
                        and (value := getattr(record, name))
                    }
                    edit.update(replace(record, **words))
        build_pack(case, tmp_path / "pack.pdf")
    pdf = PdfReader(tmp_path / "pack.pdf")
    said = "".join(page.extract_text() for page in pdf.pages)
    told = [str(value) for value in (pdf.metadata or {}).values()]
    told += [str(one.title) for one in pdf.outline if not isinstance(one, list)]
    assert "Tallow" in said
    assert not set(SIGNS) & set(said + "".join(told))
