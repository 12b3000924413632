"""Objects that are packed together are read as they are written, and nothing that they say is missed for it."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, String

from hearingdesk.pack.objects import Objects
from hearingdesk.pack.proof.behind import Behind
from hearingdesk.pack.proof.proving import prove
from hearingdesk.pack.proof.secrets import Secret

HIDDEN = "Orla Vennick"
PLAIN = st.sampled_from(
    ["Orla", " ", "\\(", "\\)", "\\\\", "\\n", "\\117rla", "\\\n", "%", "<", ">>", "é", "/", "a"]
)
LITERAL = st.recursive(  # brackets in pairs need no escape
    PLAIN, lambda inner: st.lists(inner, max_size=4).map("".join) | inner.map("({})".format), max_leaves=6
)
HEX = st.lists(st.sampled_from(["4F726C61", "FEFFBCA4", " ", "\n", "4", "f", "", "00"]), max_size=5).map(
    "".join
)
STRING = st.builds("({})".format, LITERAL) | st.builds("<{}>".format, HEX)
NAMED = st.sampled_from(
    ["/Type", "/StructElem", "/MCR", "/MCID", "/Orla", "/Or#6ca", "/TypeOrla", "/FontFile2", "/K"]
)
ITEM = (
    STRING
    | NAMED
    | st.sampled_from(
        ["7", "true", "null", "1 0 R", "%x\n", "%(\n", "% )\n", "%<4F>\n", "<</K 1>>", "<</Type/MCR/MCID 3>>"]
    )
)
SPACE = st.sampled_from(["", " ", "\n"])
BODY = st.lists(st.tuples(ITEM, SPACE).map("".join), max_size=6).map(lambda items: f"[{' '.join(items)}]")


def begun(*, packed: bool = True) -> tuple[Objects, int]:
    """The objects of a PDF of one page, its pages first, and the number of the next."""
    objects = Objects(packed=packed)
    pages, page = objects.number(), objects.number()
    objects.put(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", pages)
    objects.put(f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>", page)
    return objects, objects.number()


def ended(objects: Objects, more: int) -> bytes:
    return objects.whole(objects.put(f"<</Type/Catalog/Pages 1 0 R/More {more} 0 R>>"), objects.put("<<>>"))


def file_of(*bodies: str) -> bytes:
    """A PDF of one page that has these objects packed together."""
    objects, more = begun()
    made = [f"{objects.put(body)} 0 R" for body in bodies]
    objects.put(f"[{' '.join(made)}]", more)
    return ended(objects, more)


def told(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [text for _place, text in Behind(pdf, data).said()]


def understood(item: object) -> list[str]:
    """The strings and names of an object, as pikepdf reads them."""
    if isinstance(item, String):
        return [bytes(item).decode("latin-1")]
    if isinstance(item, Name):
        return [str(item)[1:]] if len(str(item)) > 3 else []
    if isinstance(item, Array):
        return [words for one in item if not of_others(one) for words in understood(one)]
    if isinstance(item, Dictionary):
        return [words for key in dict(item) for words in [*understood(Name(key)), *understood(item.get(key))]]
    return []


def of_others(item: object) -> bool:
    return isinstance(item, Object) and item.is_indirect


@given(st.lists(BODY, min_size=1, max_size=4))
@pytest.mark.filterwarnings("ignore")
def test_what_pikepdf_reads_in_packed_objects_is_told(bodies: list[str]):
    data = file_of(*bodies)
    with pikepdf.open(BytesIO(data)) as pdf:
        wanted = {words for item in pdf.Root.More for words in understood(item)}
    whole = "\n".join(told(data))
    assert [words for words in wanted if not any(form in whole for form in forms(words))] == []


def forms(stored: str) -> list[str]:
    """The texts that stored letters may stand for."""
    raw = stored.encode("latin-1", "replace")
    return [stored, *(raw.decode(encoding, "replace") for encoding in ("utf-8", "utf-8-sig", "utf-16"))]


@pytest.mark.parametrize(
    "body",
    [
        "<</Alt(Orla Vennick)>>",
        "<</Alt(Or(l)a \\126ennick)>>",
        "<</Alt(x)%(\n/E(Orla Vennick)>>",
        "<</Alt%(\n<4F726C612056656E6E69636B>%)\n>>",
        "<</OrlaVennick 1>>",
    ],
)
def test_what_is_found_in_a_packed_object_is_told_with_its_place(body: str):
    proof = prove(file_of("<</S/P/Alt(Lamps)>>", body, "<</K 1>>"), "brief.pdf", [Secret(HIDDEN)])
    assert [leak.place for leak in proof.leaks] == [
        "an alternative text" if "Alt" in body else "an object behind the pages"
    ]


def test_objects_listed_in_another_way_than_ours_are_read_too():
    out = BytesIO()
    with pikepdf.open(BytesIO(file_of("<</S/P/Alt(Orla \\(Vennick)>>"))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False)
    data = out.getvalue()
    listed = re.search(rb"stream\n((?:[0-9]+ )+[0-9]+)\n", data)
    assert listed
    odd = data.replace(listed[1], listed[1].replace(b" ", b"\0"))
    for one in (data, odd):
        assert [leak.place for leak in prove(one, "brief.pdf", [Secret(HIDDEN)]).leaks] == [
            "an alternative text"
        ]


@pytest.mark.parametrize("packed", [True, False])
def test_an_object_is_read_although_another_list_has_its_number(packed: bool):
    objects, hidden = begun(packed=packed)
    objects.put(f"<</Alt({HIDDEN})>>", hidden)
    head = f"{hidden} 0 ".encode()
    objects.stream(f"/Type/ObjStm/N 1/First {len(head)}", head + b"<<>>")
    assert HIDDEN in told(ended(objects, hidden))
