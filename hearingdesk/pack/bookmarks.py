"""The bookmarks of a PDF: a tree of places in it, every branch open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearingdesk.pack.objects import Objects, string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What it says, the key it leads to, how far it is set in: 0 is the outermost."""

    words: str
    key: str
    level: int


class _Branch:
    """A bookmark and those under it."""

    __slots__ = ("bookmark", "kids", "number")

    def __init__(self, number: int, bookmark: Bookmark | None = None) -> None:
        self.number = number
        self.bookmark = bookmark
        self.kids: list[_Branch] = []

    def size(self) -> int:
        """How many bookmarks are under it, on all levels."""
        return sum(1 + kid.size() for kid in self.kids)


def write_bookmarks(objects: Objects, bookmarks: Sequence[Bookmark], targets: Mapping[str, str]) -> int:
    """Write them in their order; `targets` are the places that their keys lead to. Returns the number of the tree."""
    root = _Branch(objects.number())
    above = [root]
    for bookmark in bookmarks:
        branch = _Branch(objects.number(), bookmark)
        del above[bookmark.level + 1 :]
        above[-1].kids.append(branch)
        above.append(branch)
    _write(objects, root, "/Type/Outlines", targets)
    return root.number


def _write(objects: Objects, branch: _Branch, entries: str, targets: Mapping[str, str]) -> None:
    kids = branch.kids
    if kids:
        entries += f"/First {kids[0].number} 0 R/Last {kids[-1].number} 0 R/Count {branch.size()}"
    objects.put(f"<<{entries}>>", branch.number)
    for place, kid in enumerate(kids):
        if kid.bookmark is not None:
            said = f"/Title{string(kid.bookmark.words)}/Dest{targets[kid.bookmark.key]}/Parent {branch.number} 0 R"
            said += f"/Prev {kids[place - 1].number} 0 R" if place else ""
            said += f"/Next {kids[place + 1].number} 0 R" if place + 1 < len(kids) else ""
            _write(objects, kid, said, targets)
