"""Instruments by kind of proceeding: what exists, what is lacking and why, and what there is instead."""

import datetime

import pytest

from hearingdesk.procedure.instruments import LACKING, OPEN, UNKNOWN, available, choice, matrix

DAY = datetime.date(2025, 12, 17)


def test_an_accompany_order_in_an_ordinary_hearing_is_explained_and_what_exists_is_offered():
    found = choice("accompany_order", "kr", "hearing", DAY)
    assert (found.state, found.instead) == (
        LACKING,
        ("attendance_demand", "complaint", "investigation_demand"),
    )
    assert "art. 6" in found.text.en
    assert "What exists: Demand for attendance, Criminal complaint" in found.text.en
    assert "제6조" in found.text.ko
    assert "출석요구서, 고발" in found.text.ko
    assert choice("accompany_order", "kr", "joint_hearing", DAY).state == LACKING
    assert choice("accompany_order", "kr", "investigation", DAY).state == OPEN


@pytest.mark.parametrize(
    ("kind", "has", "lacks"),
    [
        ("hearing", {"attendance_demand", "document_demand", "oath", "complaint"}, {"accompany_order"}),
        ("confirmation", {"attendance_demand", "oath", "complaint"}, {"accompany_order"}),
        ("inspection", {"attendance_demand", "accompany_order", "complaint"}, {"statement_views"}),
        ("investigation", {"attendance_demand", "accompany_order", "complaint"}, {"statement_views"}),
        (
            "public_hearing",
            {"statement_views", "document_demand"},
            {"attendance_demand", "oath", "complaint"},
        ),
        ("issue_inquiry", {"document_demand"}, {"accompany_order", "oath"}),
    ],
)
def test_each_korean_proceeding_has_its_own_instruments(kind, has, lacks):
    there = {one.code for one in available("kr", kind, DAY)}
    assert has <= there
    assert not lacks & there
    told = {one.code: one for one in matrix("kr", kind, DAY)}
    assert all(told[code].state == LACKING and told[code].text.ko for code in lacks)


def test_where_nothing_is_named_instead_everything_that_exists_is():
    found = choice("attendance_demand", "kr", "public_hearing", DAY)
    assert "statement_views" in found.instead
    assert "nobody is called as a witness" in found.text.en


def test_an_instrument_of_another_parliament_says_check():
    found = choice("accompany_order", "uk", "oral_evidence", DAY)
    assert found.state == UNKNOWN
    assert "check" in found.text.en
    assert "summons_order" in found.instead


def test_what_rests_on_general_knowledge_says_check():
    found = choice("subpoena", "us-house", "hearing", DAY)
    assert found.state == OPEN
    assert [one.code for one in found.doubts] == ["general"]
    assert choice("subpoena", "ep", "committee_of_inquiry", DAY).instead == ("designate_request",)
