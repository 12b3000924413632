"""Exhibits of a pack: cleaned, numbered through, cited back, and fit for the archive."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, Pdf

from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.exhibits.chosen import Chosen, read_chosen, write_chosen
from hearingdesk.pack.exhibits.section import stamp_of
from hearingdesk.pack.issue import issue
from hearingdesk.records.citations import Citation
from hearingdesk.records.facts import Fact
from hearingdesk.records.notes import Note
from hearingdesk.when import When
from tests.pack import exhibiting
from tests.pack import test_archival as archival
from tests.pack.exhibiting import HOSTILE, Desk, everything, figures, images, objections, pages, plain


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "case.hearing")
    yield made
    made.case.close()


def test_a_pack_without_exhibits_is_as_it_was(desk):
    desk.source(plain(["Words."]), cited="p. 1")
    data, report = desk.print()
    assert "exhibits" not in [name for name, _title, _page in report.sections]
    assert [words.split(".")[0] for words in figures(data)] == ["Timeline"]  # that of the chronology
    assert not images(data)


def test_a_hostile_pdf_is_appended_clean_stamped_and_cited_back(desk):
    desk.exhibit(exhibiting.hostile(), title="Maintenance notice", cited="p. 2")
    data, _report = desk.print()
    whole = everything(data)
    assert [word for word in HOSTILE if word.encode() in whole or word.encode("utf-16-be") in whole] == []
    with Pdf.open(BytesIO(data)) as pdf:
        assert set(pdf.attachments) == {"pack-data.csv", "pack-data.json"}  # the pack's own
        assert {str(link.Subtype) for page in pdf.pages for link in page.obj.get("/Annots", ())} == {"/Link"}
        assert not any("/A" in link for page in pdf.pages for link in page.obj.get("/Annots", ()))
    texts = pages(data)
    first = next(text for text in texts if "The fans stopped at noon." in text)
    second = next(text for text in texts if "Second page." in text)
    assert "HT-000001" in first
    assert "Ex 1/1" in first
    assert "HT-000002" in second
    assert "Ex 1/2" in second
    assert "Cited in" in second
    assert "A 12 Aug 2025" in second
    assert any("Ex 1/2" in text and "The fans stopped." in text for text in texts)
    assert not images(data)
    assert objections(data) == []


def test_links_lead_to_the_page_of_the_exhibit_and_back(desk):
    desk.exhibit(plain(["One."], ["Two."]), cited="p. 2")
    data, _report = desk.print()
    texts = pages(data)
    exhibit = next(n for n, text in enumerate(texts) if "Two." in text)
    citing = next(n for n, text in enumerate(texts) if "12 Aug 2025" in text and "The fans stopped." in text)
    with Pdf.open(BytesIO(data)) as pdf:
        places = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}

        def led(number: int) -> set[int]:
            return {places[link.Dest[0].objgen] for link in pdf.pages[number].obj.get("/Annots", ())}

        assert exhibit in led(citing)
        assert citing in led(exhibit)


def test_numbers_run_on_over_several_exhibits_and_what_cannot_be_shown_is_listed(desk):
    desk.exhibit(plain(["One."], ["Two."]))
    desk.exhibit(exhibiting.encrypted())
    desk.exhibit(b"%PDF-1.7 nothing of the kind")
    desk.exhibit(exhibiting.pageless())
    desk.exhibit(plain(["Large."], size=(2000, 2000)), chosen={"how": "append"})
    desk.exhibit(b"", title="On record only")
    data, _report = desk.print()
    told = "\n".join(pages(data))
    for number in range(1, 8):
        assert f"HT-{number:06}" in told
    assert "HT-000008" not in told
    for why in ("protected by a password", "PDF is damaged", "Neither its file nor its text"):
        assert why in told
    assert "has no pages" in told or told.count("PDF is damaged") > 2
    assert "Large." in told
    assert objections(data) == []


def test_a_broken_page_does_not_take_the_others_with_it(desk):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["One."], ["Two."], ["Three."]))) as pdf:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"q q q ( unfinished")
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 0, 0])
        pdf.save(out)
    desk.exhibit(out.getvalue())
    data, _report = desk.print()
    told = "\n".join(pages(data))
    assert "One." in told
    assert "Three." in told
    assert "HT-000003" in told
    assert objections(data) == []


def test_what_does_not_fit_the_archive_is_rasterised_and_listed(desk):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["Plain."], ["Coloured for print."]))) as pdf:
        page = pdf.pages[1]
        page.contents_add(b"1 0 0 0 k 50 50 100 100 re f")
        pdf.save(out)
    desk.exhibit(out.getvalue())
    data, _report = desk.print()
    told = "\n".join(pages(data))
    assert "Plain." in told
    assert "Coloured for print." not in told
    assert "Shown as pictures of the pages: Ex 1/2" in told
    assert len(images(data)) == 1
    assert objections(data) == []


def test_tags_and_hidden_layers_of_an_exhibit_do_not_come_along(desk):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["Tagged."]))) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"/P <</MCID 0 /ActualText (whispered)>> BDC", prepend=True)
        page.contents_add(b"EMC")
        pdf.save(out)
    desk.exhibit(out.getvalue())
    with Pdf.open(BytesIO(out.getvalue())) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=Name.OCG, Name=pikepdf.String("layer")))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary())
        layered = BytesIO()
        pdf.save(layered)
    desk.exhibit(layered.getvalue())
    data, _report = desk.print()
    assert b"whispered" not in everything(data)
    assert sum("Tagged." in text for text in pages(data)) == 1
    assert len(images(data)) == 1
    assert objections(data) == []


def test_a_scan_and_pictures_are_shown_without_what_their_files_say(desk):
    desk.exhibit(exhibiting.scan(), title="Scan")
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        desk.exhibit(exhibiting.telling_picture(kind), title=kind)
    data, _report = desk.print()
    assert b"Lampwick" not in everything(data)
    assert b"Exif" not in data
    shown = images(data)
    assert len(shown) == 5
    assert [one.size for one in shown].count((200, 320)) == 4  # upright
    assert len(figures(data)) == 5
    assert all("Exhibit" in words for words in figures(data))
    assert objections(data) == []


def test_a_page_of_text_is_set_anew(desk):
    desk.exhibit(b"<html>", "The first page.", "The second page.", title="Web page", chosen={"pages": "2"})
    told = "\n".join(pages(desk.print()[0]))
    assert "The second page." in told
    assert "The first page." not in told
    assert "Ex 1/2" in told


def test_an_edition_keeps_its_labels_when_an_exhibit_gets_a_page_more(desk, tmp_path):
    source = desk.exhibit(plain(["One."], ["Two."], ["Three."]), chosen={"pages": "1, 3"})
    options = PackOptions(pack="With exhibits", lang="en")
    first = issue(desk.case, tmp_path / "first.pdf", options)
    desk.set_pack(exhibits=write_chosen([Chosen(source)]))
    second = issue(desk.case, tmp_path / "second.pdf", options)
    assert set(first.labels) <= set(second.labels)
    assert second.supplement is not None
    assert "Two." in "\n".join(pages(second.supplement.read_bytes()))


def test_our_notes_stand_beside_the_page_for_those_who_write_them(desk):
    source = desk.exhibit(plain(["Page."]), "Page.")
    page = desk.case.sources.pages(source)[0]
    with desk.case.change("Note") as edit:
        edit.add(Note(about_kind="source_page", about=page.id, text="Ask about the stamp."))
    assert "Ask about the stamp." in "\n".join(pages(desk.print(audience="staff")[0]))
    assert "Ask about" not in "\n".join(pages(desk.print(audience="members")[0]))


@pytest.mark.parametrize("how", ["facsimile", "append"])
def test_a_bar_stands_beside_the_lines_that_the_pack_quotes(desk, how):
    source = desk.exhibit(
        plain(["Nothing.", "The fans were", "stopped at noon.", "Nothing."]), chosen={"how": how}
    )
    before = desk.print()[0]
    with desk.case.change("Quote") as edit:
        fact = edit.add(Fact(text="They stopped.", day=When("2025-08-12")))
        edit.add(
            Citation(
                about_kind="fact", about=fact.id, source=source, locator="p. 1",
                quote="The fans were stopped at noon.", spot="1:9-39",
            )
        )  # fmt: skip

    def bars(data: bytes) -> int:
        with Pdf.open(BytesIO(data)) as pdf:
            steps = [step for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
        return sum(str(step.operator) == "re" and float(step.operands[2]) == 1.6 for step in steps)

    assert (bars(before), bars(desk.print()[0])) == (0, 2)


@pytest.mark.parametrize("how", ["facsimile", "append"])
def test_the_same_exhibits_give_the_same_bytes(desk, monkeypatch, how):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    desk.exhibit(exhibiting.hostile(), cited="p. 1", chosen={"how": how})
    desk.exhibit(exhibiting.telling_picture("JPEG"), chosen={"how": how})
    desk.exhibit(plain(["Secret words here."]), chosen={"how": how})
    desk.set_pack(withheld="Secret words")
    assert desk.print()[0] == desk.print()[0]


def test_a_page_shown_whole_is_larger_than_one_in_facsimile(desk):
    desk.exhibit(plain(["Large."], ["Larger."]), chosen={"how": "append"}, cited="p. 1")
    desk.exhibit(plain(["Small."]))
    with Pdf.open(BytesIO(desk.print()[0])) as pdf:
        widths = [
            float(step.operands[0]) for page in pdf.pages for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "cm" and 0 < float(step.operands[0]) < 1
        ]  # fmt: skip
    assert widths[0] > 0.7  # its heading stands over it on the same sheet
    assert widths[1] > 0.8
    assert widths[2] < 0.6


@pytest.mark.parametrize("how", ["facsimile", "append"])
def test_our_rules_for_tags_hold_for_exhibits(desk, how):
    desk.exhibit(exhibiting.hostile(), cited="p. 1", chosen={"how": how})
    desk.exhibit(exhibiting.scan(), chosen={"how": how})
    desk.exhibit(b"text", "A page of text.", chosen={"how": how})
    with Pdf.open(BytesIO(desk.print()[0])) as pdf:
        archival.test_everything_drawn_is_tagged_or_an_artifact(pdf)
        archival.test_every_marked_stretch_leads_to_its_tag_and_back(pdf)
        archival.test_every_link_says_where_it_leads_and_has_its_tag(pdf)
        archival.test_headings_are_nested_and_none_is_skipped(pdf)


@given(st.text(max_size=200))
def test_what_is_chosen_is_read_from_anything(stored):
    assert isinstance(read_chosen(stored), list)


def test_what_is_chosen_is_read_as_it_was_written():
    exhibits = [Chosen(3), Chosen(4, "1-2, 7", "append", {2: [(1.0, 2.0, 3.0, 4.0)]}, checked=True)]
    exhibits.append(Chosen(5, attached=True))
    assert read_chosen(write_chosen(exhibits)) == exhibits
    assert exhibits[1].of(9) == [1, 2, 7]
    assert write_chosen([]) == ""


@pytest.mark.parametrize(
    ("title", "stem"),
    [("The Haeram Tunnel failure", "HT"), ("쿠팡 청문회", "EX"), ("Coupang data leak", "EX"), ("", "EX")],
)
def test_the_running_numbers_are_named_after_the_matter(title, stem):
    assert stamp_of(title) == stem


def test_an_exhibit_whose_citing_page_is_called_otherwise_is_in_the_supplement(desk, tmp_path):
    desk.exhibit(plain(["One."]), cited="p. 1")
    options = PackOptions(pack="With exhibits", lang="en")
    first = issue(desk.case, tmp_path / "first.pdf", options)
    with desk.case.change("Tell more before it") as edit:
        for day in range(1, 12):
            edit.add(Fact(text="The gate was shut again. " * 30, day=When(f"2025-07-{day:02}")))
    second = issue(desk.case, tmp_path / "second.pdf", options)
    with pikepdf.open(second.supplement) as pdf:
        renewed = {str(page.label) for page in pdf.pages}
    before = dict(zip(first.labels, pages(first.path.read_bytes()), strict=True))
    now = dict(zip(second.labels, pages(second.path.read_bytes()), strict=True))
    exhibit = next(label for label, text in now.items() if "One." in text)
    cited = [text[text.index("Cited in") :].split("\n")[1] for text in (before[exhibit], now[exhibit])]
    assert exhibit in renewed or cited[0] == cited[1]
    assert cited[0] != cited[1]
