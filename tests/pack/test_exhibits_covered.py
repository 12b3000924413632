"""What readers may not see is covered in the pages of exhibits, or the page is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image

from hearingdesk.pack.build import Leaking
from hearingdesk.pack.exhibits.chosen import Chosen, write_chosen
from hearingdesk.pack.exhibits.hiding import Hider
from hearingdesk.pack.proof.secrets import Secret, squeeze
from tests.pack import exhibiting
from tests.pack.exhibiting import Desk, everything, images, objections, pages, plain


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "case.hearing")
    yield made
    made.case.close()


def test_a_withheld_word_is_boxed_and_proved_absent(desk):
    words = ["Mr Quill signed it.", "Zebedee", "Quill signed again."]
    desk.exhibit(plain(["Nothing here."], words), title="Letter")
    desk.exhibit(b"text", "A line on Zebedee Quill and no more.", title="Web page")
    before = desk.print("before.pdf")[0]
    assert "Quill signed" in "\n".join(pages(before))
    desk.set_pack(withheld="Zebedee Quill\nMr Quill")
    data, report = desk.print()
    told = "\n".join(pages(data))
    assert report.looked_for == 2
    assert "Quill" not in told
    assert "Zebedee" not in told
    assert b"Quill" not in everything(data)
    assert "Nothing here." in told
    assert "A line on" in told
    assert "and no more." in told
    assert "Covered in part" in told
    assert "Ex 1/2" in told
    (page,) = images(data)
    across = page.width / 595
    assert page.convert("L").getpixel((int(90 * across), int(82 * across))) == 0
    assert page.convert("L").getpixel((int(400 * across), int(82 * across))) == 255
    assert objections(data) == []


def test_numbers_that_are_objects_of_their_own_do_not_stop_the_proof(desk):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["Drawn with a state."]))) as pdf:
        state = pikepdf.Dictionary(LW=pdf.make_indirect(3))  # pyright: ignore[reportArgumentType]
        pdf.pages[0].obj.Resources.ExtGState = pikepdf.Dictionary(GS=pdf.make_indirect(state))
        pdf.pages[0].contents_add(b"/GS gs", prepend=True)
        pdf.save(out)
    desk.exhibit(out.getvalue())
    desk.set_pack(withheld="Zebedee Quill")
    data, _report = desk.print()
    assert any("Drawn with a state." in text for text in pages(data))


def test_a_withheld_word_in_a_title_still_stops_the_pack(desk):
    desk.exhibit(plain(["Page."]), title="What Zebedee Quill wrote")
    desk.set_pack(withheld="Zebedee Quill")
    with pytest.raises(Leaking):
        desk.print()


def test_a_name_that_goes_over_the_end_of_a_page_is_covered_on_both(desk):
    desk.exhibit(plain(["It was Zebedee"], ["Quill who signed."]))
    desk.set_pack(withheld="Zebedee Quill")
    data, _report = desk.print()
    assert len(images(data)) == 2
    assert "Zebedee" not in "\n".join(pages(data))


def test_drawn_rectangles_are_black_in_the_bitmap_and_nothing_is_under_them(desk):
    desk.exhibit(plain(["Under the box."]), chosen={"boxes": {1: [(60, 60, 300, 110)]}})
    picture = BytesIO()
    Image.new("RGB", (400, 400), "white").save(picture, "PNG")
    desk.exhibit(picture.getvalue(), chosen={"boxes": {1: [(10, 10, 60, 60)]}})
    data, _report = desk.print()
    assert b"Under the box" not in everything(data)
    assert "Under the box" not in "\n".join(pages(data))
    first, second = (one.convert("L") for one in images(data))
    assert first.getpixel((int(200 * first.width / 595), int(80 * first.width / 595))) == 0
    assert second.getextrema() == (0, 255)


def test_a_picture_is_not_shown_where_names_are_withheld_until_somebody_has_checked_it(desk):
    source = desk.exhibit(exhibiting.scan())
    desk.set_pack(withheld="Zebedee Quill")
    told = "\n".join(pages(desk.print()[0]))
    assert "has no words that can be searched" in " ".join(told.split())
    desk.set_pack(exhibits=write_chosen([Chosen(source, checked=True)]))
    assert "nobody has checked" not in "\n".join(pages(desk.print()[0]))


def test_a_scan_whose_recognised_words_are_withheld_waits_for_its_rectangles(desk):
    source = desk.exhibit(exhibiting.scan(), "Signed: Zebedee Quill")
    desk.set_pack(withheld="Zebedee Quill")
    data, _report = desk.print()
    assert not images(data)
    assert "nobody has drawn yet" in "\n".join(pages(data))
    desk.set_pack(exhibits=write_chosen([Chosen(source, boxes={1: [(0, 0, 600, 400)]})]))
    assert len(images(desk.print()[0])) == 1


def test_an_exhibit_that_readers_may_not_see_is_left_out_and_the_others_keep_their_numbers(desk):
    desk.exhibit(plain(["Kept from the members."], ["And this."]), marking="staff", title="Secret paper")
    desk.exhibit(plain(["For everyone."]))
    told = "\n".join(pages(desk.print(audience="members")[0]))
    assert "Kept from" not in told
    assert "Secret paper" not in told
    assert "Ex 2/1" in told
    assert "HT-000003" in told
    assert "HT-000001" not in told
    assert "Kept from" in "\n".join(pages(desk.print(audience="staff")[0]))


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_taken_out_of_a_text_are_gone(before, after):
    hider = Hider([Secret("Zebedee Quill", is_name=True)])
    (hit,) = hider.hits([f"{before} Quill, Zebe-\ndee {after}"])
    assert hit
    left = squeeze(hit.taken_out(f"{before} Quill, Zebe-\ndee {after}")).text
    assert squeeze("Quill Zebedee").text not in left
