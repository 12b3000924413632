"""Some pages of a finished pack as a file of their own: what holders of the earlier edition must put in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf


def pages_of(data: bytes, labels: Sequence[str], wanted: Collection[str]) -> bytes:
    """The pages with these labels, in their order, with their tags; links to pages left out are taken away."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        kept = {page.obj.objgen for page, label in zip(pdf.pages, labels, strict=True) if label in wanted}
        _prune_tags(pdf, kept)
        _prune_links(pdf, kept)
        _prune_outline(pdf, kept)
        _relabel(pdf, labels, wanted)
        for place in reversed(range(len(labels))):
            if labels[place] not in wanted:
                del pdf.pages[place]
        pdf.remove_unreferenced_resources()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _prune_tags(pdf: Pdf, kept: Collection[tuple[int, int]]) -> None:
    """Take from the tree of tags what stands on pages that go; an element left empty goes too."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    gone = {
        int(p.obj.StructParents) for p in pdf.pages if p.obj.objgen not in kept and "/StructParents" in p.obj
    }
    links = {
        int(link.StructParent)
        for page in pdf.pages
        if page.obj.objgen not in kept
        for link in page.obj.get("/Annots", ())
        if "/StructParent" in link
    }
    numbers = list(root.ParentTree.Nums)
    pairs = [(numbers[place], numbers[place + 1]) for place in range(0, len(numbers), 2)]
    left = [(number, what) for number, what in pairs if int(number) not in gone | links]
    root.ParentTree.Nums = Array([part for pair in left for part in pair])
    _pruned(root.K[0], kept)


def _pruned(element: Object, kept: Collection[tuple[int, int]]) -> bool:
    """Is anything left of an element?"""
    kids = []
    for kid in element.get("/K", ()):
        if kid.get("/Type") in (Name.MCR, Name.OBJR):
            if kid.Pg.objgen in kept:
                kids.append(kid)
        elif _pruned(kid, kept):
            kids.append(kid)
    element.K = Array(kids)
    return bool(kids)


def _prune_links(pdf: Pdf, kept: Collection[tuple[int, int]]) -> None:
    """A link to a page that is not here leads nowhere any more; its rectangle stays, for its tag does."""
    names = pdf.Root.get("/Dests", Dictionary())
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            target = (
                names.get(str(link.get("/Dest", "")))
                if isinstance(link.get("/Dest"), Name)
                else link.get("/Dest")
            )
            if isinstance(target, Array) and target[0].objgen not in kept:
                del link.Dest
    for key in list(names.keys()):
        if isinstance(names[key], Array) and names[key][0].objgen not in kept:
            del names[key]


def _prune_outline(pdf: Pdf, kept: Collection[tuple[int, int]]) -> None:
    with pdf.open_outline() as outline:
        outline.root[:] = [one for one in outline.root if _leads(pdf, one, kept)]
        for one in outline.root:
            one.children[:] = [child for child in one.children if _leads(pdf, child, kept)]


def _leads(pdf: Pdf, one: pikepdf.OutlineItem, kept: Collection[tuple[int, int]]) -> bool:
    target = one.destination
    if isinstance(target, Name):
        target = pdf.Root.get("/Dests", Dictionary()).get(str(target))
    return isinstance(target, Array) and target[0].objgen in kept


def _relabel(pdf: Pdf, labels: Sequence[str], wanted: Collection[str]) -> None:
    left = [label for label in labels if label in wanted]
    named = [(place, Dictionary(P=pikepdf.String(label))) for place, label in enumerate(left)]
    pdf.Root.PageLabels = Dictionary(Nums=Array([part for pair in named for part in pair]))
