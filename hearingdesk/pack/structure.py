"""The tree of tags as objects of the file, and the way back from every stretch and link to its tag."""

from __future__ import annotations

from hearingdesk.pack.leaves import Leaves
from hearingdesk.pack.objects import string
from hearingdesk.pack.tags import Tag, Tags


def write_structure(leaves: Leaves, tags: Tags) -> str:
    """Write the tree of the pages drawn; returns the entries of the catalogue that lead to it."""
    tree = _Tree(leaves, tags)
    return f"/StructTreeRoot {tree.write()} 0 R/MarkInfo<</Marked true>>"


class _Tree:
    """One tree: places in its list are given to the pages first, then to the links as they are read."""

    def __init__(self, leaves: Leaves, tags: Tags) -> None:
        self._leaves = leaves
        self._objects = leaves.objects
        self._pages = leaves.pages()
        self._marks = [f"<</Type/MCR/Pg {page} 0 R/MCID " for page in self._pages]
        self._tags = tags
        self._made: dict[int, int] = {}  # the identity of a tag, which the tree keeps alive -> its number
        self._next = len(self._pages)
        self._back: list[str] = []  # of the links, place by place

    def write(self) -> int:
        """The number of the root."""
        objects = self._objects
        root = objects.number()
        first = self._element(self._tags.root, root)
        listed: list[str] = []
        for place, page in enumerate(self._pages):
            if marked := self._tags.marked.get(place + 1):
                self._leaves.backs[page] = place
                stretches = " ".join(f"{self._made[id(tag)]} 0 R" for tag in marked)
                listed.append(f"{place} {objects.put(f'[{stretches}]')} 0 R")
        back = objects.put(f"<</Nums[{' '.join([*listed, *self._back])}]>>")
        ends = f"/ParentTree {back} 0 R/ParentTreeNextKey {self._next}"
        return objects.put(f"<</Type/StructTreeRoot/K[{first} 0 R]{ends}>>", root)

    def _element(self, tag: Tag, parent: int) -> int:
        objects = self._objects
        number = self._made[id(tag)] = objects.number()
        kids: list[str] = []
        for kid in tag.kids:
            if not isinstance(kid, Tag):
                kids.append(f"{self._marks[kid[0] - 1]}{kid[1]}>>")
            elif kid.kids or kid.links:
                kids.append(f"{self._element(kid, number)} 0 R")
        kids += [self._link(page, place, number) for page, place in tag.links]
        said = _said(tag)
        objects.put(f"<</Type/StructElem/S/{tag.kind}/P {parent} 0 R{said}/K[{' '.join(kids)}]>>", number)
        return number

    def _link(self, page: int, place: int, number: int) -> str:
        link = self._leaves.link_number(page, place)
        self._leaves.backs[link] = self._next
        self._back.append(f"{self._next} {number} 0 R")
        self._next += 1
        return f"<</Type/OBJR/Pg {self._pages[page - 1]} 0 R/Obj {link} 0 R>>"


def _said(tag: Tag) -> str:
    """What is said of a tag."""
    said = f"/Lang{string(tag.lang)}" if tag.lang else ""
    if tag.alt:
        said += f"/Alt{string(tag.alt)}"
    if tag.actual:
        said += f"/ActualText{string(tag.actual)}"
    if tag.scope or tag.span > 1:
        said += f"/A<</O/Table{f'/Scope/{tag.scope}' if tag.scope else ''}"
        said += f"/ColSpan {tag.span}>>" if tag.span > 1 else ">>"
    return said
