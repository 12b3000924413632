"""Labels of pages stay with what is on them, whatever an edition puts in, takes out or says differently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.pack.paging import Issued, Leaf, Paging, difference

PAGE = 5  # blocks on a page of these editions


def printed(story: list[str], before: Issued | None = None) -> Issued:
    """An edition of one-line blocks, five to a page."""
    paging = Paging(story, before)
    leaves: list[Leaf] = []
    on_page: list[str] = []

    def end() -> None:
        leaves[-1] = Leaf(leaves[-1].label, " ".join(on_page), leaves[-1].first)
        on_page.clear()

    for place, block in enumerate(story):
        if not leaves or len(on_page) == PAGE or paging.begins(place):
            if leaves:
                end()
            leaves.append(Leaf(paging.turn(place), "", place))
        on_page.append(block)
    if leaves:
        end()
    return Issued(tuple(leaves), tuple(story))


def labels(issued: Issued) -> list[str]:
    return [leaf.label for leaf in issued.leaves]


STORY = [f"b{n}" for n in range(23)]
FIRST = printed(STORY)


def test_a_first_edition_counts_its_pages():
    assert labels(FIRST) == ["1", "2", "3", "4", "5"]


def test_the_same_story_has_the_same_pages():
    assert printed(STORY, FIRST) == FIRST


def test_what_is_put_in_goes_on_to_a_page_of_its_own():
    second = printed([*STORY[:7], "new 1", "new 2", *STORY[7:]], FIRST)
    assert labels(second) == ["1", "2", "2A", "3", "4", "5"]
    found = difference(FIRST.leaves, second.leaves)
    assert (found.changed, found.added, found.gone) == (("2",), ("2A",), ())


def test_a_page_put_in_behind_a_page_put_in_comes_after_it():
    second = printed([*STORY[:7], *[f"new {n}" for n in range(12)], *STORY[7:]], FIRST)
    assert labels(second) == ["1", "2", "2A", "2B", "2C", "3", "4", "5"]
    at = second.blocks.index("new 8")
    third = printed([*second.blocks[:at], *[f"more {n}" for n in range(5)], *second.blocks[at:]], second)
    assert labels(third) == ["1", "2", "2A", "2AA", "2B", "2C", "3", "4", "5"]


def test_a_block_said_differently_changes_its_page_alone():
    second = printed([*STORY[:12], "b12, mended", *STORY[13:]], FIRST)
    found = difference(FIRST.leaves, second.leaves)
    assert (found.changed, found.added, found.gone) == (("3",), (), ())


def test_a_page_whose_blocks_are_gone_leaves_a_gap():
    second = printed([*STORY[:5], *STORY[10:]], FIRST)
    assert labels(second) == ["1", "3", "4", "5"]
    assert difference(FIRST.leaves, second.leaves).gone == ("2",)


@given(st.data())
def test_five_edits_never_move_a_page_that_they_do_not_touch(data):
    story, issued = list(STORY), FIRST
    for number in range(5):
        at = data.draw(st.integers(0, len(story)))
        gone = data.draw(st.integers(0, 3))
        put_in = [f"{number}.{n}" for n in range(data.draw(st.integers(0, 7)))]
        story[at : at + gone] = put_in
        if not story:
            return
        after = printed(list(story), issued)
        names = labels(after)
        assert len(set(names)) == len(names)
        where = {block: leaf.label for leaf in after.leaves for block in leaf.digest.split(" ")}
        kept = {leaf.label: leaf for leaf in issued.leaves}
        for leaf in after.leaves:
            old = kept.get(leaf.label)
            if old is not None and old.digest == leaf.digest:
                assert all(where[block] == leaf.label for block in old.digest.split(" "))
        unchanged = [leaf for leaf in issued.leaves if _untouched(leaf, issued, story)]
        for leaf in unchanged:
            assert where[leaf.digest.split(" ")[0]] == leaf.label
        issued = after


def _untouched(leaf: Leaf, issued: Issued, story: list[str]) -> bool:
    """Do its blocks and those beside them stand in the new story as they stood?"""
    first = leaf.first
    around = list(issued.blocks[max(first - 1, 0) : first + PAGE + 1])
    if first == 0:  # what is put in before the first page is put in on it
        return story[: len(around)] == around
    return any(story[at : at + len(around)] == around for at in range(len(story)))
