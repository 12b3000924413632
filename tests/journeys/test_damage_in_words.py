"""What is said of a damaged case names the damage, not the heading the database puts above it."""

from pathlib import Path

from hearingdesk.store.connection import damaged


def test_the_heading_of_a_check_is_not_said():
    told = "*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11"
    said = str(damaged(Path("case.hearing"), told))
    assert "Tree 5 page 7" in said
    assert "***" not in said
