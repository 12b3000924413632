"""Instruments, offences, routes, addressees, service: law that is no deadline, each on somebody's word."""

import datetime

import pytest

from hearingdesk import codes
from hearingdesk.procedure import rules, tables
from hearingdesk.procedure.tables import (
    Addressee,
    Entry,
    Instrument,
    Kind,
    Method,
    Offence,
    Route,
    Threshold,
    held,
)

KINDS = (Instrument, Offence, Threshold, Route, Addressee, Method, Kind)
ALL: list[Entry] = [one for kind in KINDS for one in tables.entries(kind)]
DAY = datetime.date(2025, 12, 17)


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{type(one).__name__}-{getattr(one, 'code', '')}")
def test_an_entry_stands_on_a_source_and_speaks_korean(one):
    assert one.basis.en
    assert any("가" <= letter <= "힣" for letter in one.basis.ko)
    assert one.confidence in codes.entries("confidence")
    assert ("KNOWLEDGE" in one.sources) <= bool(one.doubts_on(DAY))


def test_the_rules_that_entries_name_exist():
    known = {rule.id for rule in rules()}
    named = [name for one in ALL for name in getattr(one, "rules", ())]
    named += [one.limitation for one in tables.entries(Offence) if one.limitation]
    named += [one.rule for one in tables.entries(Threshold) if one.rule]
    assert set(named) <= known


def test_a_threshold_that_a_rule_has_is_the_same_in_both_places():
    by_id = {rule.id: rule.threshold for rule in rules()}
    assert [(one.rule, one.formula) for one in tables.entries(Threshold) if one.rule] == [
        (one.rule, by_id[one.rule]) for one in tables.entries(Threshold) if one.rule
    ]


def test_routes_and_instruments_name_what_exists():
    thresholds = {one.code for one in tables.entries(Threshold)}
    assert {one.threshold for one in tables.entries(Route)} - {""} <= thresholds
    instruments = {one.code for one in tables.entries(Instrument)}
    assert {name for one in tables.entries(Instrument) for name in one.instead} <= instruments


def test_every_method_of_service_has_its_day_in_korea():
    assert {one.method for one in held(Method, "kr", DAY)} == set(codes.entries("service_method"))


def test_every_offence_of_the_code_list_is_there_in_korea():
    assert {one.code for one in held(Offence, "kr", DAY)} == set(codes.entries("offence"))


def test_an_instrument_that_a_proceeding_lacks_says_why_and_what_there_is_instead():
    orders = [one for one in held(Instrument, "kr", DAY) if one.code == "accompany_order"]
    assert [one.open_in("hearing") for one in orders] == [False]
    assert orders[0].open_in("investigation")
    assert "art. 6" in orders[0].why_not.en
    assert "complaint" in orders[0].instead


def test_a_majority_may_sign_only_since_the_act_says_so():
    before = {one.basis_code for one in held(Route, "kr", datetime.date(2025, 9, 30))}
    after = {one.basis_code for one in held(Route, "kr", datetime.date(2025, 10, 1))}
    assert after - before == {"majority", "plenary_ended"}


def test_a_joint_signature_of_a_third_is_for_hearings_only():
    third = next(one for one in held(Route, "kr", DAY) if one.basis_code == "third")
    assert third.open_in("hearing")
    assert third.open_in("joint_hearing")
    assert not third.open_in("inspection")


def test_addressees_are_dated_and_say_check_after_the_reform():
    before = {one.code for one in held(Addressee, "kr", datetime.date(2025, 9, 30))}
    assert before == {"prosecutor_general"}
    now = held(Addressee, "kr", DAY)
    assert {one.code for one in now} == {"prosecutor_general", "police_commissioner", "cio"}
    assert [one.doubts_on(DAY) for one in now] == [(), (), ()]
    reform = datetime.date(2026, 10, 2)
    assert all(one.doubts_on(reform) for one in held(Addressee, "kr", reform))


def test_a_joint_meeting_cannot_vote():
    assert [one.votes for one in held(Kind, "kr") if one.code == "joint_hearing"] == [False]


def test_the_fine_for_absence_changed_in_2017():
    def penalty(day):
        return [one.penalty.en for one in held(Offence, "kr", day) if one.code == "absence"]

    assert penalty(datetime.date(2017, 3, 20)) == ["up to 3 years, or a fine of up to KRW 10 million"]
    assert penalty(datetime.date(2017, 3, 21)) == ["up to 3 years, or a fine of KRW 10 to 30 million"]
