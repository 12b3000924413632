"""What follows an absence: told from what is on file, on condition where it is not, never a charge that is none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from hearingdesk import codes
from hearingdesk.procedure.chain import STEPS, chain_for, chains, reasons
from hearingdesk.procedure.dossiers import Dossier
from hearingdesk.procedure.phrases import names
from hearingdesk.procedure.stages import Stage
from tests.procedure.dossier_cases import SERVED, dossier

RESOLVED = {"basis": "chair", "resolved": "2025-12-17"}
FILED = {**RESOLVED, "filed": "2025-12-19", "addressee": "prosecutor_general"}
RECEIVED = {**FILED, "received": "2025-12-19"}


def of(found: Dossier, name: str) -> Stage:
    return next(one for one in found.stages if one.name == name)


def test_a_letter_of_a_sunday_three_days_before_is_in_time_without_a_roll(tmp_path: Path) -> None:
    found = of(dossier(tmp_path, excuse={"received": "2025-12-14", "reason": "abroad"}), "excuse")
    assert (found.state, found.note.en) == ("done", "In time")
    assert "14 Dec 2025 (Sun), in time" in found.text.en
    assert "Residing/staying abroad" in found.text.en
    assert "no roll" in found.counted[0].derivation.en
    assert "순연 없음" in found.counted[0].derivation.ko


def test_a_letter_of_the_next_day_is_late_and_says_what_came_with_it(tmp_path: Path) -> None:
    given = {"received": "2025-12-15", "attachments": "a doctor’s letter"}
    found = of(dossier(tmp_path, excuse=given), "excuse")
    assert (found.state, found.note.en) == ("late", "Late")
    assert "Attached: a doctor’s letter." in found.text.en


def test_a_ruling_says_by_whom_and_that_the_law_knows_no_such_step(tmp_path: Path) -> None:
    found = of(dossier(tmp_path, excuse={"received": "2025-12-14", "ruling": "disallowed"}), "ruling")
    assert found.state == "done"
    assert "day of the ruling is not in the file" in found.text.en
    assert "does not excuse by itself" in found.asks.en
    accepted = {"received": "2025-12-14", "ruling": "accepted", "ruled": "2025-12-16"}
    (tmp_path / "b").mkdir()
    found = of(dossier(tmp_path / "b", excuse=accepted, complaint=FILED), "ruling")
    assert "accepted, and yet the count is absence" in found.warnings[0].en


def test_an_absence_from_a_binding_demand_without_a_complaint_offers_the_ways(tmp_path: Path) -> None:
    found = dossier(tmp_path, as_of="2025-12-18")
    assert found.headline.en == "Absent, and the demand binds: no complaint or report is on file"
    assert found.state == "missing"
    ways = of(found, "authority")
    assert "7 of 20" in ways.text.en
    assert "11 of 20" in ways.text.en
    assert of(found, "charge").next.en.startswith("The committee must file")


@pytest.mark.parametrize(
    ("day", "open_ways"), [("2025-09-30", "7 of 20"), ("2025-10-01", "11 of 20")], ids=["before", "after"]
)
def test_the_majority_of_members_can_sign_only_since_the_law_lets_them(tmp_path, day, open_ways) -> None:
    given = {"basis": "majority", "signatures": 11, "filed": day}
    found = of(dossier(tmp_path, day="2025-09-17", complaint=given, service=None, size=20), "authority")
    warned = " ".join(one.en for one in found.warnings)
    assert ("was not open on 30 Sep 2025" in warned) == (day == "2025-09-30")


def test_signatures_are_counted_against_the_size_of_the_committee_that_day(tmp_path: Path) -> None:
    seven = [f"Member {n}" for n in range(7)]
    found = of(dossier(tmp_path, complaint={"basis": "third"}, signers=seven), "authority")
    assert (found.state, found.value.en) == ("done", "7 of 7 signed")
    assert "Member 3" in found.text.en
    assert {table for table, _id in found.records} == {"complaint", "complaint_signature"}
    (tmp_path / "b").mkdir()
    found = of(
        dossier(tmp_path / "b", complaint={"basis": "third"}, signers=[*seven[:5], "!Nobody"]), "authority"
    )
    assert (found.state, found.next.en) == ("open", "1 more must sign.")
    assert "Nobody is not on file as a member" in found.warnings[0].en


def test_a_third_can_sign_over_a_hearing_only(tmp_path: Path) -> None:
    given = {"basis": "third", "signatures": 7, "filed": "2025-12-19"}
    found = of(dossier(tmp_path, kind="inspection", complaint=given), "authority")
    assert any("not open for this kind of proceeding" in one.en for one in found.warnings)


def test_a_vote_without_its_majority_is_checked_and_still_recorded(tmp_path: Path) -> None:
    vote = {"day": "2025-12-17", "present": 12, "in_favour": 6}
    found = dossier(tmp_path, complaint=FILED, vote=vote)
    stage = of(found, "authority")
    assert stage.state == "check"
    assert "Only 6 of 12" in stage.warnings[0].en
    assert of(found, "filed").state == "done"


def test_receipt_is_an_event_of_its_own_and_without_it_the_end_is_conditional(tmp_path: Path) -> None:
    found = dossier(tmp_path, complaint=FILED, as_of="2025-12-23")
    stage = of(found, "investigation")
    assert of(found, "received").state == "missing"
    assert (stage.state, str(stage.by)) == ("check", "2026-02-19")
    assert "If it was received on the day of filing, 19 Dec 2025" in stage.text.en
    assert "Not 18 Feb 2026 (Wed" in stage.text.en
    assert "제출일인 2025. 12. 19.(금)에 접수되었다면 2026. 2. 19.(목)까지" in stage.text.ko
    assert stage.note.en == "If received 19 Dec 2025 · Day 5 of 63"
    assert found.headline.en.endswith("must end by 19 Feb 2026 (Thu): check")
    assert "receipt" in {one.code for one in stage.doubts}


def test_with_a_receipt_it_runs_to_a_day_and_is_overrun_after_it(tmp_path: Path) -> None:
    running = dossier(tmp_path, complaint=RECEIVED, as_of="2026-02-19")
    assert of(running, "investigation").state == "open"
    assert running.headline.en == "Under investigation until 19 Feb 2026 (Thu)"
    (tmp_path / "b").mkdir()
    over = dossier(tmp_path / "b", complaint=RECEIVED, as_of="2026-02-20")
    stage = of(over, "investigation")
    assert stage.state == "late"
    assert "overrun by 1 days: the agency must explain" in stage.text.en
    assert over.headline.en == "The investigation should have ended by 19 Feb 2026 (Thu)"


def test_an_extension_counts_on_and_one_without_an_interim_report_is_warned_of(tmp_path: Path) -> None:
    steps = [{"state": "extended", "day": "2026-02-10"}]
    stage = of(dossier(tmp_path, complaint=RECEIVED, steps=steps, as_of="2026-03-01"), "investigation")
    assert stage.state == "open"
    assert "at the longest to 20 Apr 2026 (Mon)" in stage.text.en
    assert "without an interim report" in stage.warnings[0].en
    assert len(stage.counted) == 2
    (tmp_path / "b").mkdir()
    steps = [{"state": "interim", "day": "2026-02-09"}, {"state": "extended", "day": "2026-02-25"}]
    stage = of(dossier(tmp_path / "b", complaint=RECEIVED, steps=steps, as_of="2026-03-01"), "investigation")
    assert "Interim report: 9 Feb 2026" in stage.text.en
    assert "after the period had ended" in stage.warnings[0].en


def test_an_extension_with_two_readings_gives_both_days_and_is_overrun_only_after_the_later(tmp_path) -> None:
    """Received on 1 Dec 2025, two months end on Sat 31 Jan 2026, rolled to Mon 2 Feb: 31 Mar or 2 Apr 2026."""
    given = {**RESOLVED, "filed": "2025-12-01", "received": "2025-12-01"}
    steps = [{"state": "interim", "day": "2026-01-20"}, {"state": "extended", "day": "2026-01-21"}]
    found = [
        of(dossier(_made(tmp_path, day), complaint=given, steps=steps, as_of=day), "investigation")
        for day in ("2026-03-31", "2026-04-01", "2026-04-03")
    ]
    assert [one.state for one in found] == ["open", "check", "late"]
    assert "to 31 Mar 2026 (Tue) or 2 Apr 2026 (Thu)" in found[0].text.en


def _made(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def test_a_transfer_leaves_the_period_to_be_checked(tmp_path: Path) -> None:
    steps = [{"state": "transferred", "day": "2026-01-05"}]
    stage = of(dossier(tmp_path, complaint=RECEIVED, steps=steps, as_of="2026-01-06"), "investigation")
    assert "Transferred on 5 Jan 2026; the reason must be reported" in stage.text.en
    assert "transfer" in {one.code for one in stage.doubts}


def test_what_was_pending_when_the_law_changed_is_told_to_come_under_the_new_one(tmp_path: Path) -> None:
    given = {"resolved": "2025-09-10", "filed": "2025-09-12", "received": "2025-09-12"}
    stage = of(dossier(tmp_path, day="2025-09-03", complaint=given, as_of="2025-10-05"), "investigation")
    assert stage.counted[0].rule == "KR-CPL-INV-OLD"
    assert "pending" in {one.code for one in stage.doubts}


def test_dispositions_are_each_accuseds_own_and_end_the_investigation_together(tmp_path: Path) -> None:
    two = [{"disposition": "indicted", "disposed": "2026-02-03"}, {}]
    found = dossier(tmp_path, complaint=RECEIVED, counts=two, as_of="2026-02-05")
    stage = of(found, "disposition")
    assert (stage.state, stage.value.en) == ("missing", "1 of 2")
    assert (
        "Tom Tallow: Indicted, on 3 Feb 2026. Notice of disposition to complainant: by 10 Feb 2026"
        in stage.text.en
    )
    assert "Wanda Wick: No disposition is on file." in stage.text.en
    assert of(found, "investigation").state == "open"
    both = [two[0], {"disposition": "no_indictment", "disposed": "2026-02-24"}]
    late = dossier(_made(tmp_path, "b"), complaint=RECEIVED, counts=both, as_of="2026-03-05")
    assert of(late, "investigation").state == "late"
    assert "Ended on 24 Feb 2026, 5 days after the period." in of(late, "investigation").text.en
    assert late.headline.en.startswith("Disposed of after the period")


def test_what_is_final_is_told_with_the_disposition_before_it(tmp_path: Path) -> None:
    steps = [
        {"of": 0, "state": "convicted", "day": "2026-05-04"},
        {"of": 0, "state": "final", "day": "2026-05-20"},
    ]
    counts = [{"disposition": "convicted", "disposed": "2026-05-04"}]
    found = dossier(tmp_path, complaint=RECEIVED, counts=counts, steps=steps)
    assert of(found, "final").text.en == "Final: Convicted, on 20 May 2026."
    open_one = of(dossier(_made(tmp_path, "b"), complaint=RECEIVED), "final")
    assert "Limitation: 16 Dec 2030 (Mon)" in open_one.text.en
    assert "confidence" in {one.code for one in open_one.doubts}


@pytest.mark.parametrize(
    "service", [{**SERVED, "served": "2025-12-11"}, {"method": "email", "served": "2025-12-01"}]
)
def test_a_late_or_improper_service_never_reads_as_an_unlawful_absence(tmp_path: Path, service) -> None:
    for at, complaint in enumerate((None, FILED)):
        found = dossier(_made(tmp_path, str(at)), service=service, complaint=complaint, as_of="2026-01-02")
        said = " ".join(words.en for stage in found.stages for words in (stage.text, stage.value, stage.note))
        assert "unlawful" not in f"{said} {found.headline.en} {found.reason.en}".lower()
        assert not [one for one in found.accused[0].offences if one.certain]
        charge = of(found, "charge")
        assert charge.state in ("aside", "check", "missing")
        if complaint:
            assert charge.note.en in ("Not borne out", "Not certain")


def test_a_late_service_with_a_count_of_absence_is_warned_of_beside_the_record(tmp_path: Path) -> None:
    late = {**SERVED, "served": "2025-12-11"}
    found = dossier(tmp_path, service=late, complaint=FILED, as_of="2026-01-02")
    assert "attendance was voluntary and staying away is no offence" in found.warnings[0].en
    assert of(found, "filed").state == "done"
    alone = dossier(_made(tmp_path, "b"), service=late)
    assert alone.headline.en == "No offence of absence: attendance was voluntary"
    assert of(alone, "filed").state == "aside"


def test_a_reference_person_is_never_offered_absence(tmp_path: Path) -> None:
    alone = dossier(tmp_path, capacity="reference")
    assert alone.accused[0].offences == ()
    assert alone.headline.en.startswith("No offence of absence")
    charged = dossier(_made(tmp_path, "b"), capacity="reference", complaint=FILED)
    assert "cannot be committed as Reference person" in of(charged, "charge").warnings[0].en


def test_a_count_is_held_against_the_file_by_capacity_proceeding_day_and_oath(tmp_path: Path) -> None:
    accompany = dossier(tmp_path, complaint=FILED, counts=[{"offence": "contempt_accompany"}])
    assert "does not exist in this kind of proceeding" in of(accompany, "charge").warnings[0].en
    perjury = dossier(
        _made(tmp_path, "b"),
        complaint=FILED,
        counts=[{"offence": "perjury"}],
        attendance={"state": "present"},
    )
    assert "oath" in {one.code for one in of(perjury, "charge").doubts}
    came = dossier(_made(tmp_path, "c"), complaint=FILED, attendance={"state": "present"})
    assert "does not have the person as absent" in of(came, "charge").warnings[0].en


def test_what_is_dated_after_the_day_looked_from_has_not_happened(tmp_path: Path) -> None:
    found = dossier(tmp_path, complaint=RECEIVED, as_of="2025-12-18")
    assert of(found, "authority").state == "done"
    assert of(found, "filed").state == "missing"
    assert found.headline.en == "Resolved, not filed"


def test_an_addressee_is_held_against_the_law_of_the_day_of_filing(tmp_path: Path) -> None:
    early = {"filed": "2025-09-20", "addressee": "cio"}
    stage = of(dossier(tmp_path, day="2025-09-03", complaint=early), "filed")
    assert "was no addressee of complaints on 20 Sep 2025" in stage.warnings[0].en
    later = {"filed": "2026-10-05", "addressee": "prosecutor_general"}
    stage = of(dossier(_made(tmp_path, "b"), day="2026-09-20", complaint=later), "filed")
    assert stage.state == "check"
    assert "repealed on 2 Oct 2026" in stage.doubts[0].why.en


def test_an_order_of_days_that_cannot_be_is_warned_of(tmp_path: Path) -> None:
    given = {**FILED, "filed": "2025-12-16", "received": "2025-12-15"}
    warned = " ".join(one.en for one in dossier(tmp_path, complaint=given).warnings)
    assert "filed on 16 Dec 2025, before it was resolved" in warned
    assert "Receipt on 15 Dec 2025 is on file before filing" in warned


US = {"jurisdiction": "us-house", "service": SERVED, "summons": {"issuer": "the Chair"}}


def test_the_us_house_has_its_own_way_and_no_korean_one(tmp_path: Path) -> None:
    found = dossier(tmp_path, **US, as_of="2026-01-02")
    assert [one.name for one in found.stages] == [
        "charge",
        "authority",
        "house",
        "filed",
        "disposition",
        "final",
    ]
    said = " ".join(one.text.en + one.asks.en + one.basis.en for one in found.stages)
    assert "Vote of the House on the committee’s report" in said
    assert "Testimony" not in said
    assert "2 U.S.C." in of(found, "house").basis.en
    charge = of(
        found, "charge"
    )  # what binds a witness there rests on general knowledge: nothing is certain of it
    assert (charge.next.en, charge.text.en) == ("", "No count is on file. Not certain: Non-attendance.")
    assert [doubt.code for doubt in charge.doubts] == ["general"]
    steps = [{"state": "house_resolved", "day": "2026-01-08"}]
    given = {
        "basis": "house_vote",
        "resolved": "2026-01-05",
        "filed": "2026-01-09",
        "addressee": "us_attorney",
    }
    found = dossier(_made(tmp_path, "b"), **US, complaint=given, steps=steps)
    assert of(found, "house").value.en == "8 Jan 2026"
    assert found.warnings == ()
    assert not any("investigation" in one.name for one in found.stages)
    korean = dossier(_made(tmp_path, "c"), **US, complaint={**given, "basis": "third"})
    assert "no rule of this parliament has it" in " ".join(one.en for one in korean.warnings)


def test_the_uk_reports_to_the_house_and_an_invitation_binds_nobody(tmp_path: Path) -> None:
    found = dossier(tmp_path, jurisdiction="uk", kind="oral_evidence", as_of="2026-01-02")
    assert [one.title.en for one in found.stages][:2] == ["Contempt", "Reported to the House"]
    assert "invitation" in of(found, "charge").asks.en
    assert "“Report of the committee to the House”" not in found.headline.en


@pytest.mark.parametrize(
    ("jurisdiction", "kind", "words"),
    [
        ("ep", "committee_of_inquiry", "Nothing follows here"),
        ("kr", "emergency_inquiry", "Not available here"),
        ("none", "hearing", "No text says what follows"),
        ("jp", "witness_examination", "Absent"),
        ("de", "committee_of_inquiry", "Absent"),
        ("ca", "hearing", "Absent"),
        ("au", "hearing", "Absent"),
    ],
)
def test_every_parliament_says_what_it_has_and_no_more(tmp_path, jurisdiction, kind, words) -> None:
    found = dossier(tmp_path, jurisdiction=jurisdiction, kind=kind, as_of="2026-01-02")
    assert words in found.headline.en
    assert found.headline.ko
    for stage in found.stages:
        assert stage.basis.en
        assert stage.asks.ko


def test_the_chains_are_whole_and_a_fault_in_one_is_said() -> None:
    for chain in chains():
        assert chain.basis.en
        assert {one.name for one in chain.steps} <= set(STEPS)
    assert chain_for("kr", "joint_hearing", datetime.date(2025, 12, 30)) is not None
    wrong = {
        "jurisdiction": "kr",
        "src": ["X 1"],
        "conf": "sure",
        "step": [{"name": "fly", "rules": ["KR-NONE"], "threshold": "many"}],
    }
    said = "\n".join(reasons(wrong))
    for words in ("X 1", "conf", "fly", "Korean", "KR-NONE", "many"):
        assert words in said


def test_every_group_of_phrases_speaks_both_languages() -> None:
    assert {"dossier.conditional", "inquiry.rolled", "charge.voluntary"} <= set(names())


def test_the_codes_of_other_parliaments_are_in_the_lists() -> None:
    assert {"house_vote", "report", "two_thirds", "own_order"} <= codes.entries("complaint_basis").keys()
    assert {"house_resolved", "referred", "certified"} <= codes.entries("complaint_state").keys()


def test_a_witness_who_came_where_no_rule_binds_a_demand_is_not_told_to_be_free(tmp_path: Path) -> None:
    for jurisdiction, kind in (("de", "committee_of_inquiry"), ("kr", "hearing")):
        here = {"state": "present"}
        found = dossier(_made(tmp_path, jurisdiction), jurisdiction=jurisdiction, kind=kind, attendance=here)
        assert found.headline.en == "No absence is on file"
        assert found.begun is False


def test_a_withdrawn_demand_leads_nowhere(tmp_path: Path) -> None:
    found = dossier(tmp_path, summons={"state": "withdrawn"})
    assert found.headline.en == "Not applicable: the demand was withdrawn"
    assert of(found, "filed").state == "aside"
