"""The worked dates, every one."""

import datetime
import re

import pytest

from hearingdesk.procedure import Law, count, rules
from hearingdesk.procedure.tables import Threshold, held, offences_of
from hearingdesk.when import When
from tests.procedure.vectors import THRESHOLDS, WORKED


def stored(when):
    return str(when) if when else ""


@pytest.mark.parametrize(("rule", "on", "options", "due", "unrolled", "advisory"), WORKED)
def test_a_worked_date_comes_out(rule, on, options, due, unrolled, advisory):
    found = count(rule, When.parse(on), **options)
    assert (stored(found.due), stored(found.unrolled), stored(found.advisory)) == (due, unrolled, advisory)
    assert (found.earliest, found.latest) == (found.due, found.due)


@pytest.mark.parametrize(("rule", "numbers", "many"), THRESHOLDS)
def test_a_worked_threshold_comes_out(rule, numbers, many):
    found = count(rule, datetime.date(2025, 12, 17), **numbers)
    assert (found.threshold, found.due, found.check) == (many, None, False)


def test_the_quorums_of_a_committee_of_twenty():
    found = {one.code: one for one in held(Threshold, "kr", datetime.date(2025, 12, 17))}
    names = ("open", "resolve", "complaint_third", "complaint_majority", "call_meeting")
    assert [found[name].of(20) for name in names] == [4, 11, 7, 11, 5]
    assert found["resolve"].of_present(11) == 6
    assert found["investigation"].of(300) == 75


def test_the_derivation_reads_as_the_issue_has_it():
    found = count("KR-WIT-SERVE", datetime.date(2025, 12, 17))
    assert found.derivation.en == (
        "D-7 from 17 Dec 2025, first day counted, calendar days, no roll: 10 Dec 2025 (Wed). "
        "Act on Testimony art. 5(5), 16; confidence high"
    )
    assert found.derivation.ko == (
        "2025. 12. 17. 기준 D-7, 초일 산입, 역일, 순연 없음: 2025. 12. 10.(수). "
        "국회증언감정법 제5조제5항, 제16조; 신뢰도 높음"
    )
    assert found.basis.en == (
        "Act on Testimony art. 5(5), 16; Supreme Court 2001Do5531; Supreme Court 2018Do6730"
    )


def test_a_roll_is_told_with_the_holiday_that_caused_it():
    found = count("KR-CPL-INV", datetime.date(2025, 12, 19))
    assert "18 Feb 2026 (Wed, " in found.derivation.en
    assert "rolled to 19 Feb 2026 (Thu)" in found.derivation.en
    assert "2026. 2. 18.(수, 설날 다음날), 순연하여 2026. 2. 19.(목)" in found.derivation.ko


def test_the_report_within_a_day_was_in_time_by_one_version_and_late_by_the_other():
    report = When("2025-11-19T21:35")
    company = count("KR-NET-24", When("2025-11-18T22:52"))
    investigators = count("KR-NET-24", When("2025-11-17T16:00"))
    assert company.due is not None
    assert investigators.due is not None
    assert investigators.due < report < company.due


def test_an_accompany_order_is_not_there_in_an_ordinary_hearing():
    day = datetime.date(2025, 12, 17)
    for kind in ("hearing", "joint_hearing"):
        refused = count("KR-ACCOMPANY", day, kind=kind)
        assert (refused.due, refused.check, refused.has("proceeding")) == (None, True, True)
        assert "제6조" in refused.derivation.ko
    assert not count("KR-ACCOMPANY", day, kind="inspection").has("proceeding")


def test_a_reference_person_is_never_offered_the_absence_offence():
    day = datetime.date(2025, 12, 17)
    for capacity in ("reference", "reference_to_witness", "appraiser", "minister", "statement_giver"):
        assert "absence" not in {one.code for one in offences_of(capacity, "hearing", "kr", day)}
    assert "absence" in {one.code for one in offences_of("witness", "joint_hearing", "kr", day)}


def test_a_rule_is_there_from_its_first_day():
    before = count("KR-CPL-MAJ", datetime.date(2025, 9, 30), members=20)
    assert (before.threshold, before.check, before.has("not_yet")) == (None, True, True)
    after = count("KR-CPL-MAJ", datetime.date(2025, 10, 1), members=20)
    assert (after.threshold, after.check) == (11, False)


def test_a_rule_that_was_replaced_names_the_former_one():
    found = count("KR-CPL-INV", datetime.date(2025, 9, 1))
    assert found.due is None
    assert "KR-CPL-INV-OLD" in found.derivation.en
    former = count("KR-CPL-INV-OLD", datetime.date(2025, 9, 1))
    assert str(former.due) == "2025-10-31"
    assert count("KR-CPL-INV-OLD", datetime.date(2025, 10, 1)).has("no_longer")


@pytest.mark.parametrize(
    ("day", "free"),
    [("2026-07-17", True), ("2025-07-17", False), ("2026-05-01", True), ("2025-05-01", False)],
)
def test_constitution_and_labour_day_are_holidays_from_2026(day, free):
    calendar = Law().calendars["KR"]
    assert (calendar.holiday(datetime.date.fromisoformat(day)) is not None) is free


LINE = re.compile(
    r"^- \{id: ([A-Z0-9-]+), en: \"(.+?)\", ko: \"(.+?)\",.* trigger: (\w+), offset: (\w+), unit: (\w+),"
)
FIELD = re.compile(
    r"(dir|first_day|clear_days|roll|advisory_roll|threshold|force|from|to|conf): \"?([^,}\"]+)"
)
NAMES = {"dir": "direction", "from": "since", "to": "until", "conf": "confidence"}


def test_every_rule_of_the_domain_is_there_as_it_was_written(shared):
    lines = (shared / "domain" / "rules.yaml").read_text("utf-8").splitlines()
    ours = {rule.id: rule for rule in rules()}
    written = [match for line in lines if (match := LINE.match(line))]
    assert len(written) == sum(line.startswith("- {id:") for line in lines) == len(ours) == 87
    for match in written:
        name, en, ko, trigger, offset, unit = match.groups()
        rule = ours[name]
        assert (rule.title.en, rule.title.ko, rule.trigger, rule.unit) == (en, ko, trigger, unit)
        assert str(rule.offset).replace("None", "null") == offset
        plain = re.sub(
            r'"[^"]*"|alt: \{[^}]*\}',
            lambda m: m[0] if "ceil" in m[0] or "floor" in m[0] else '""',
            match.string,
        )
        for field, value in FIELD.findall(plain):
            said = getattr(rule, NAMES.get(field, field))
            assert str(said).lower() == value.strip().lower(), (name, field)


def test_every_line_of_the_worked_table_is_tested_here(shared):
    """A line that joins the table without a test of its own fails here."""
    text = (shared / "domain" / "vectors.md").read_text("utf-8")
    lines = [line.split("|")[1:5] for line in text.splitlines() if re.match(r"^\| D\d", line)]
    listed = {(rule, on): due for rule, on, _options, due, _unrolled, _advisory in WORKED}
    counted = set()
    for number, rule, given, expected in ([part.strip() for part in line] for line in lines):
        days = re.findall(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?", given)
        if name := re.match(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+", rule):
            due = re.findall(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?", expected)
            if len(days) == 1 and due:
                counted.add(number)
                on = (name[0], days[0].replace(" ", "T"))
                assert listed[on] in [one.replace(" ", "T") for one in due], number
    rest = {part[0].strip() for part in lines} - counted
    assert rest == {
        "D18",
        "D20",
        "D21",
        "D22",
        "D24",
    }  # thresholds, kinds, capacities, dates in force, holidays
