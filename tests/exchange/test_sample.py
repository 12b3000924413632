"""The bundled case: whole, in two languages, cited line by line, and silent where nobody has reported anything."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.when import When

# The kinds whose records say that something is so: each must name what it rests on.
STATING = (
    "matter",
    "committee_size",
    "committee_member",
    "post",
    "hearing",
    "sitting",
    "resolution",
    "summons",
    "excuse",
    "attendance",
    "question",
    "complaint",
    "complaint_count",
    "complaint_step",
    "decision",
    "measure",
    "fact",
    "claim_version",
    "term",
    "deadline",
    "meeting",
    "meeting_attendee",
    "figure",
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing") as made:
        yield made


def shape_of(case: CaseFile) -> Counter[str]:
    """Everything the case says, with each link written as the name of what it points at."""
    said: Counter[str] = Counter()
    for table in KINDS:
        records = case.of(table)
        for record in records.all():
            said[f"{table} {[told(case, record, f.name) for f in fields(record) if f.name != 'id']}"] += 1
    return said


def told(case: CaseFile, record: Any, name: str) -> str:
    value = getattr(record, name)
    meaning = meanings(type(record))[name]
    if value is None or meaning.shape not in ("link", "about"):
        return str(value)
    table = meaning.to or record.about_kind
    return case.of(table).called(value)


def test_building_it_twice_gives_the_same_case(case: CaseFile, tmp_path: Path) -> None:
    with build_sample(tmp_path / "again.hearing") as again:
        assert shape_of(again) == shape_of(case)


def test_it_is_whole_founded_in_one_change_and_needs_no_repair(case: CaseFile) -> None:
    assert case.check().problems == ()
    assert len(list(case.history())) == 1
    assert case.matter.committee == case.committees.where(short_ko="과방위")[0].id
    assert case.committee_sizes.on(case.matter.committee, "2025-12-17") == 20
    assert (case.matter.jurisdiction, case.matter.zone, case.matter.language) == ("kr", "Asia/Seoul", "both")


def test_it_is_built_fast(tmp_path: Path) -> None:
    started = time.process_time()
    build_sample(tmp_path / "fast.hearing").close()
    assert time.process_time() - started < 8  # 0.4 s on a quiet machine; only that nothing is wildly wrong


def test_every_word_has_its_korean(case: CaseFile) -> None:
    lacking = []
    for table in KINDS:
        for record in case.of(table).all():
            for name in meanings(KINDS[table].kind):
                twin = f"{name}_ko"
                if hasattr(record, twin) and bool(getattr(record, name)) != bool(getattr(record, twin)):
                    lacking.append((table, name, getattr(record, name)))
    assert not lacking
    assert [p.name for p in case.parties.all() if not re.search("[가-힣]", p.name_ko)] == []
    for text in (note.title + note.text for note in case.notes.all()):
        assert re.search("[가-힣]", text)


def test_korean_texts_hold_korean_and_write_dates_as_the_assembly_does(case: CaseFile) -> None:
    for table in KINDS:
        for record in case.of(table).all():
            for name in (n for n in meanings(KINDS[table].kind) if n.endswith("_ko")):
                text = getattr(record, name)
                assert not text or re.search("[가-힣]", text) or table == "source"
                assert not re.search(r"\d{4}-\d\d|\d{4}\.\d|\d{4}년 \d+월 \d+일|습니다|했다", text), text


@pytest.mark.parametrize("table", STATING)
def test_everything_stated_names_its_source(case: CaseFile, table: str) -> None:
    records = list(case.of(table).all())
    assert records
    assert [case.of(table).name(r) for r in records if not case.citations.on(r.id)] == []


def test_every_source_is_used_and_says_how_far_it_can_be_relied_on(case: CaseFile) -> None:
    used = {citation.source for citation in case.citations.all()}
    for source in case.sources.all():
        assert source.id in used, source.title
        assert source.reliability
        assert source.code


def test_nothing_is_quoted_beyond_the_words_in_dispute(case: CaseFile) -> None:
    assert {c.quote for c in case.citations.all() if c.quote} == {"exposure", "leak"}
    assert case.source_pages.count() == case.source_parts.count() == 0


def test_what_nobody_reported_stays_open(case: CaseFile) -> None:
    for table in (
        "service",
        "turn",
        "transcript",
        "undertaking",
        "demand",
        "application",
        "hearing_committee",
    ):
        assert case.of(table).count() == 0, table
    for summons in case.summonses.all():
        assert (summons.issued, summons.issuer, summons.gist, summons.reason) == (None, "", "", "")
        stated = (summons.states_time, summons.states_place, summons.states_sanctions, summons.states_gist)
        assert stated == ("", "", "", "")
    for excuse in case.excuses.all():
        assert (excuse.ruled, excuse.reason, excuse.text) == (None, "", "")
    for seen in case.attendances.all():
        assert (seen.oath, seen.arrived, seen.left_at, seen.counsel) == ("", None, None, "")
    for sitting in case.sittings.all():
        assert (sitting.place, sitting.closes) == ("", None)
    for measure in case.measures.all():
        assert (measure.state, measure.done) == ("", None)
    assert {hearing.noticed for hearing in case.hearings.all()} == {None}
    assert {r.present for r in case.resolutions.all()} == {None}


def test_the_complaint_is_resolved_and_filed_and_no_more_is_known(case: CaseFile) -> None:
    (complaint,) = case.complaints.all()
    assert (complaint.resolved, complaint.filed) == (When("2025-12-17"), When("2025-12-19"))
    assert (complaint.received, complaint.addressee, complaint.basis) == (None, "", "")
    assert [(s.state, str(s.day)) for s in case.complaints.steps(complaint.id)] == [
        ("resolved", "2025-12-17"),
        ("filed", "2025-12-19"),
    ]
    counts = case.complaints.counts(complaint.id)
    assert {case.parties.called(c.accused) for c in counts} == {
        "Kim Bom-suk",
        "Kang Han-seung",
        "Park Dae-jun",
    }
    assert {(c.offence, c.disposition, c.disposed) for c in counts} == {("absence", "", None)}


def test_the_commissions_decision_has_no_legal_effect_and_seven_days(case: CaseFile) -> None:
    (decision,) = case.decisions.all()
    assert (decision.instrument, decision.effect, decision.notified) == ("improve_reco", "none", None)
    assert {str(measure.due) for measure in case.decisions.measures(decision.id)} == {"2025-12-10"}
    due = case.deadlines.first(rule="KR-PIPC-RESULTS")
    assert due is not None
    assert (str(due.trigger_day), str(due.due), due.about) == ("2025-12-03", "2025-12-10", decision.id)


def test_the_contested_moment_gives_no_single_day(case: CaseFile) -> None:
    report = case.deadlines.first(rule="KR-NET-24")
    assert report is not None
    assert (report.contested, report.due, report.trigger_day) == (True, None, None)
    assert len(case.claims.versions(report.about or 0)) == 2


def test_who_was_called_and_who_came_is_told_as_reported(case: CaseFile) -> None:
    hearing = case.hearings.first(kind="hearing")
    assert hearing is not None
    (sitting,) = case.hearings.sittings(hearing.id)
    came = {case.parties.called(a.party): a.state for a in case.attendances.at(sitting.id)}
    assert came == dict.fromkeys(("Kim Bom-suk", "Park Dae-jun", "Kang Han-seung"), "absent_disallowed") | (
        dict.fromkeys(
            ("Harold Rogers", "Brett Matthes", "Min Byung-gi", "Cho Yong-woo", "Kim Myung-gyu"), "present"
        )
    )
    late = [s for s in case.summonses.all() if str(s.resolved) == "2025-12-16"]
    assert [case.parties.called(s.party) for s in late] == ["Kim Myung-gyu"]
    joint = case.hearings.first(kind="joint_hearing")
    assert joint is not None
    assert [(str(s.day), s.state) for s in case.hearings.sittings(joint.id)] == [
        ("2025-12-30", "held"),
        ("2025-12-31", "planned"),
    ]


def test_people_are_found_by_any_form_of_their_name(case: CaseFile) -> None:
    for form, name in (
        ("김범석", "Kim Bom-suk"),
        ("Kim Beom-su", "Kim Bom-suk"),
        ("Strong Seung", "Kang Han-seung"),
        ("Tune Kyung-hee", "Song Kyung-hee"),
        ("헤롤드 로저스", "Harold Rogers"),
    ):
        assert [party.name for party in case.parties.by_name(form)] == [name]
    assert case.search("유출").total
    assert case.search("exposure").total


def test_every_name_on_the_list_of_names_is_a_form_of_somebody(case: CaseFile, shared: Path) -> None:
    table = (shared / "case" / "names.md").read_text("utf-8").split("| canonical |")[1]
    lines = [line.strip("| ").split("|") for line in table.splitlines()[2:] if line.startswith("|")]
    assert len(lines) > 15
    for line in lines:
        english, korean, seen = (re.sub(r"\([^)]*\)", "", cell) for cell in line)  # without remarks on a name
        forms = [*english.split(" / "), *korean.split(" / "), *re.findall(r'"[^"]+"|[^,;"]+', seen)]
        for name in (form.strip(' *"') for form in forms):
            assert name in ("", "-") or case.parties.by_name(name), name
    for printed in ("Private Info Safety Fee", "Truthful Commerce Fee", "Nationwide Police Company"):
        (body,) = case.parties.by_name(printed)
        assert {f.kind for f in case.parties.forms(body.id) if f.text == printed} == {"printed_error"}
