"""A case is led to: another reader, in another process, sees it as it stands open here."""

import pytest

from hearingdesk.casefile import CaseFile, follow
from hearingdesk.errors import CannotOpen
from tests.store.shares import plain, rename, share, shared_case

__all__ = ["share", "shared_case"]  # fixtures


def test_of_a_case_on_a_share_the_copy_that_is_worked_on_is_read(shared_case, share):
    with CaseFile(shared_case, "rw", "Ada Wick") as case:
        rename(case, "Another title")
        lead = case.lead()
        with follow(lead) as view:
            assert view.matter.title == "Another title"
            assert view.path == shared_case
        assert plain(share) == ["lamps.hearing", "lamps.hearing.lock"]
    with pytest.raises(CannotOpen):
        follow(lead)


def test_text_of_a_stranger_that_is_no_text_is_read_as_here(shared_case, monkeypatch):
    with CaseFile(shared_case, "ro") as case, follow(case.lead()) as view, case.reader() as reader:
        assert view._conn.text_factory is reader._conn.text_factory


def test_what_is_written_after_it_was_led_to_is_seen(shared_case):
    with CaseFile(shared_case, "rw", "Ada Wick") as case, follow(case.lead()) as view:
        for title in ("One", "Two"):
            rename(case, title)
            assert view.matter.title == title
