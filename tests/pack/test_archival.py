"""A pack is PDF/A-3b and PDF/UA-1: the validator's findings, and our own rules for its tags."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pikepdf.pdfa
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from hearingdesk.pack.book import Book
from hearingdesk.pack.build import PackOptions, build_pack
from hearingdesk.pack.finish import Carried
from hearingdesk.pack.press import Press
from tests.pack import sample
from tests.pack.tunnel import tunnel

FALSE_ALARMS = (  # the validator's list does not know the schema that PDF/UA asks for
    "XMP namespace pdfaExtension=",
    "XMP namespace pdfaSchema=",
    "XMP namespace pdfaProperty=",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
)


def printed(lang: str = "both", **more: object) -> Pdf:
    data, _printed = Book(sample.meta(), Press(lang=lang), **more).print(sample.story())  # type: ignore[arg-type]
    return Pdf.open(BytesIO(data))


@pytest.fixture(scope="module")
def pdf() -> Iterator[Pdf]:
    with printed() as made:
        yield made


def elements(pdf: Pdf) -> Iterator[tuple[Object, tuple[str, ...]]]:
    """Every element in reading order, with the kinds of those around it, the outermost first."""

    def walk(element: Object, around: tuple[str, ...]) -> Iterator[tuple[Object, tuple[str, ...]]]:
        yield element, around
        for kid in kids(element):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield from walk(kid, (*around, str(element.S)))

    yield from walk(pdf.Root.StructTreeRoot.K[0], ())


def kids(element: Object) -> list[Object]:
    found = element.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


@pytest.mark.parametrize("lang", ["en", "ko", "both"])
def test_the_validator_has_nothing_to_say_but_its_false_alarms(lang):
    with printed(lang, carried=[Carried("case.json", b"{}", "application/json", "The data")]) as pdf:
        report = pikepdf.pdfa.check(pdf, "3b")
        said = [str(one) for one in report.findings]  # type: ignore[attr-defined]
    assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []
    assert len(said) <= len(FALSE_ALARMS)


def test_the_pack_of_a_whole_case_passes_too(tmp_path):
    out = tmp_path / "pack.pdf"
    with tunnel(tmp_path / "tunnel.hearing") as case:
        build_pack(case, out, PackOptions(audience="staff", lang="both"))
    with Pdf.open(out) as pdf:
        said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]  # type: ignore[attr-defined]
        for page in pdf.pages:
            assert page.obj.Tabs == Name.S
    assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []


def test_everything_drawn_is_tagged_or_an_artifact(pdf):
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
                assert operands
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "S", "f", "Do"):
                assert depth > 0, f"{name} outside of any tag"
        assert depth == 0


def test_every_marked_stretch_leads_to_its_tag_and_back(pdf):
    back = numbers(pdf.Root.StructTreeRoot.ParentTree)
    seen: set[tuple[int, int]] = set()
    pages = {page.obj.objgen: page.obj for page in pdf.pages}
    for element, _around in elements(pdf):
        for kid in kids(element):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                page = pages[kid.Pg.objgen]
                place = (int(page.StructParents), int(kid.MCID))
                assert place not in seen
                seen.add(place)
                assert back[place[0]][place[1]].objgen == element.objgen
    marked = {
        (int(page.obj.StructParents), number)
        for page in pdf.pages
        if "/StructParents" in page.obj
        for number in range(len(back[int(page.obj.StructParents)]))
    }
    assert seen == marked


def numbers(tree: Object) -> dict[int, Object]:
    listed = list(tree.Nums)
    return {int(listed[place]): listed[place + 1] for place in range(0, len(listed), 2)}


def test_headings_are_nested_and_none_is_skipped(pdf):
    levels = [int(str(element.S)[2:]) for element, _around in elements(pdf) if str(element.S)[:2] == "/H"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) > 1


def test_tables_have_heads_with_their_scope_and_rows_of_cells(pdf):
    tables = [element for element, _around in elements(pdf) if Name.Table == element.S]
    assert tables
    for table in tables:
        rows = kids(table)
        assert all(row.S == Name.TR for row in rows)
        assert all(cell.A.Scope == Name.Column for cell in kids(rows[0]))
        wide = len(kids(rows[0]))
        for row in rows[1:]:
            assert sum(int(cell.A.get("/ColSpan", 1)) if "/A" in cell else 1 for cell in kids(row)) == wide


def test_every_link_says_where_it_leads_and_has_its_tag(pdf):
    back = numbers(pdf.Root.StructTreeRoot.ParentTree)
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", ())]
    assert links
    for link in links:
        assert str(link.Contents)
        assert int(link.F) & 4
        assert Name.Link == back[int(link.StructParent)].S


def test_signs_are_read_as_words(pdf):
    spoken = {str(element.ActualText) for element, _around in elements(pdf) if "/ActualText" in element}
    assert {"present", "absent", "on leave"} <= spoken


def test_a_language_is_told_wherever_it_is_another(pdf):
    assert str(pdf.Root.Lang) == "en-GB"
    assert "ko-KR" in {str(element.Lang) for element, _around in elements(pdf) if "/Lang" in element}
    spans = {
        str(operands[1].Lang)
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/Lang" in operands[1]
    }
    assert spans == {"en-GB", "ko-KR"}


def stretches(element: Object) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and number of everything marked, in the order of the tags."""
    for kid in kids(element):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
            yield kid.Pg.objgen, int(kid.MCID)
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            yield from stretches(kid)


def test_what_a_page_says_is_drawn_in_the_order_in_which_it_is_read(pdf):
    read: dict[tuple[int, int], list[int]] = {}
    for page, number in stretches(pdf.Root.StructTreeRoot.K[0]):
        read.setdefault(page, []).append(number)
    for page in pdf.pages:
        drawn = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
        ]
        assert drawn == read.get(page.obj.objgen, [])


def test_pages_are_read_in_the_order_of_their_tags(pdf):
    assert all(page.obj.Tabs == Name.S for page in pdf.pages)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_a_story_printed_twice_is_tagged_twice_alike():
    story, book = sample.story(), Book(sample.meta())
    assert book.print(story)[0] == book.print(story)[0]


def test_a_preview_has_no_tags():
    with printed(archival=False) as bare:
        assert "/StructTreeRoot" not in bare.Root
