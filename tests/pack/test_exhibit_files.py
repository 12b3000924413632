"""The files of exhibits go along only where that was chosen, all of them is shown, and they do nothing but show it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.exhibits.chosen import Chosen, write_chosen
from hearingdesk.pack.exhibits.originals import ACTIVE, NO_PDF, NOT_WHOLE, SAYS_MORE, is_harmless
from hearingdesk.pack.preview import preview
from tests.pack import exhibiting
from tests.pack.exhibiting import Desk, objections, plain

OWN = {"pack-data.csv", "pack-data.json"}  # the pack's own


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "case.hearing")
    yield made
    made.case.close()


def why(desk: Desk) -> list[str]:
    """Why the file of each exhibit stays behind, by what the builder shows."""
    return [one.alone for one in preview(desk.case, PackOptions(pack="With exhibits")).made.exhibited]


def files(data: bytes) -> dict[str, bytes]:
    with Pdf.open(BytesIO(data)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def changed(data: bytes, **values: object) -> bytes:
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        for name, value in values.items():
            pdf.Root[f"/{name}"] = value
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_a_file_that_was_chosen_goes_along_unchanged_and_says_what_it_is(desk):
    data = plain(["One."], ["Two."])
    desk.exhibit(data, cited="p. 1", chosen={"attached": True})
    desk.exhibit(plain(["Not chosen."]))
    made, _report = desk.print()
    assert set(files(made)) == {*OWN, "exhibit-1.pdf"}
    assert files(made)["exhibit-1.pdf"] == data
    with Pdf.open(BytesIO(made)) as pdf:
        told = {str(one.UF): str(one.AFRelationship) for one in pdf.Root.AF}
    assert told["exhibit-1.pdf"] == "/Supplement"
    assert objections(made) == []
    assert why(desk) == ["", ""]


def test_what_is_not_shown_whole_stays_behind(desk):
    desk.exhibit(plain(["One."], ["Two."]), chosen={"attached": True, "pages": "1"})
    desk.exhibit(plain(["Under a box."]), chosen={"attached": True, "boxes": {1: [(60, 60, 300, 110)]}})
    desk.exhibit(plain(["Mr Quill signed."]), chosen={"attached": True})
    desk.exhibit(plain(["For the staff."]), chosen={"attached": True}, marking="staff")
    desk.exhibit(exhibiting.encrypted(), chosen={"attached": True})
    desk.set_pack(withheld="Mr Quill")
    made, report = desk.print()
    assert not set(files(made)) - OWN
    assert report.looked_for
    assert why(desk) == [NOT_WHOLE] * 5


def test_what_does_anything_stays_behind(desk):
    desk.exhibit(exhibiting.hostile(), chosen={"attached": True})
    desk.exhibit(exhibiting.telling_picture("JPEG"), chosen={"attached": True})
    made, _report = desk.print()
    assert not set(files(made)) - OWN
    assert why(desk) == [ACTIVE, NO_PDF]


def test_what_says_more_than_it_shows_stays_behind(desk):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["Nothing here."]))) as pdf:
        pdf.docinfo["/Author"] = "Zebedee Quill"
        pdf.save(out)
    desk.exhibit(out.getvalue(), chosen={"attached": True})
    desk.set_pack(withheld="Zebedee Quill")
    made, _report = desk.print()
    assert not set(files(made)) - OWN
    assert why(desk) == [SAYS_MORE]
    desk.set_pack(withheld="")
    assert "exhibit-1.pdf" in files(desk.print()[0])


def test_a_source_that_is_gone_has_no_file(desk):
    desk.set_pack(exhibits=write_chosen([Chosen(7, attached=True)]))
    assert why(desk) == [""]


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pytest.mark.parametrize(
    "values",
    [
        {"OpenAction": SCRIPT},
        {"Names": Dictionary(JavaScript=Dictionary(Names=Array([String("x"), SCRIPT])))},
        {"AcroForm": Dictionary(Fields=Array([]), XFA=String("x"))},
        {"Deep": Array([Dictionary(A=Array([Dictionary(S=Name.Launch, F=String("calc"))]))])},
        {"Odd": Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)},
        {"Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))},
    ],
)
def test_whatever_acts_is_found(values):
    data = plain(["One."])
    assert is_harmless(data)
    assert is_harmless(changed(data, Lang=String("en")))
    assert not is_harmless(changed(data, **values))


def test_an_earlier_version_or_anything_around_the_file_is_found():
    data = plain(["One."])
    assert not is_harmless(b"#!/bin/sh\n" + data)
    assert not is_harmless(data + b"PK\x03\x04 an archive")
    assert not is_harmless(data + b"\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n")
    assert not is_harmless(b"no PDF at all")
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.save(out, linearize=True)
    assert is_harmless(out.getvalue())
    assert not is_harmless(exhibiting.encrypted())
