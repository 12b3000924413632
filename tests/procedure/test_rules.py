"""The rule books: what ships is sound, and a rule that is not is named with its file and its fault."""

import pytest

from hearingdesk.procedure import rules
from hearingdesk.procedure.book import book, jurisdictions, read
from hearingdesk.procedure.events import proceedings, proceedings_of, triggers
from hearingdesk.procedure.faults import BadRules
from hearingdesk.procedure.phrases import names, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.sources import cite, sources

GOOD = """calendar = "KR"

[[rule]]
id = "KR-X"
en = "Do it"
ko = "하기"
trigger = "hearing_opens"
offset = 5
unit = "day"
dir = "after"
first_day = "include"
roll = "next"
force = "mandatory"
applies = ["hearing"]
src = ["S-TA 5"]
conf = "high"
"""


def faults(tmp_path, text):
    """What the reader says of a file of rules: a line for each fault."""
    path = tmp_path / "made.toml"
    path.write_text(text, "utf-8")
    try:
        read(path)
    except BadRules as error:
        return str(error).splitlines()
    return []


def test_nine_jurisdictions_have_eighty_seven_rules():
    assert len(jurisdictions()) == 9
    assert sum(len(book(name)) for name in jurisdictions()) == len(rules()) == 87


def test_both_houses_of_congress_share_what_is_the_same():
    assert {"US-CONTEMPT", "US-S-NOTICE"} <= {rule.id for rule in rules("us-senate")}
    assert "US-H-NOTICE" not in {rule.id for rule in rules("us-senate")}


def test_a_good_rule_has_no_fault(tmp_path):
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"hearing_opens"', '"hearing_closes"', "The event “hearing_closes” is not known."),
        ('"day"', '"fortnight"', "“fortnight” is no word for “unit”"),
        ('ko = "하기"', 'ko = ""', "“ko” is missing."),
        ('ko = "하기"', 'ko = "Do it"', "“title” has no Korean."),
        ('conf = "high"', 'conf = "high"\nthreshold = "n//2"', "“n//2” is no threshold."),
        ('conf = "high"', 'conf = "high"\nthreshold = "n/2"', "“n/2” is no threshold."),
        ('conf = "high"', 'conf = "high"\nnote = { en = "So" }', "“note” has no Korean."),
        ('conf = "high"', 'conf = "high"\nat = "25:00"', "“25:00” is no hour."),
        ('conf = "high"', 'conf = "high"\nmax = true\nmin = true', "a longest and a shortest time at once"),
        ('conf = "high"', 'conf = "high"\ncolour = "red"', "“colour” is no field of a rule."),
        ('conf = "high"', 'conf = "high"\nformer = "KR-Y"', "There is no former rule KR-Y."),
        ('"S-TA 5"', '"S-XX 5"', "The source “S-XX 5” is not known."),
        ('["hearing"]', '["party"]', "The proceeding “party” is not known."),
        ("offset = 5", 'offset = "five"', "“offset” has a value of the wrong kind: five."),
        ("offset = 5", "offset = -5", "“offset” has a value of the wrong kind: -5."),
        ('"day"', '"none"', "A number of 5 has no unit."),
        ('dir = "after"', 'dir = "none"', "It says neither before nor after."),
        ('calendar = "KR"', 'calendar = "XX"', "The calendar “XX” is not known."),
    ],
)
def test_a_fault_is_named_with_file_rule_and_reason(tmp_path, old, new, reason):
    said = faults(tmp_path, GOOD.replace(old, new, 1))
    assert len(said) == 1
    assert said[0].startswith("made.toml")
    assert reason in said[0]


def test_counting_back_without_the_first_day_must_say_whether_the_days_are_clear(tmp_path):
    text = GOOD.replace('dir = "after"', 'dir = "before"').replace('"include"', '"exclude"')
    assert "clear days" in faults(tmp_path, text)[0]
    assert faults(tmp_path, text + "clear_days = false\n") == []


def versions(first, second):
    table = GOOD.split("\n\n", 1)[1]
    return f"{GOOD}{first}\n\n{table}{second}\n"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("to = 2025-09-30", "from = 2025-10-01", ""),
        ("to = 2025-09-30", "from = 2025-09-30", "Two versions are in force at once from 2025-09-30."),
        ("", "from = 2025-10-01", "Two versions are in force at once from 2025-10-01."),
        (
            "to = 2025-09-30",
            "from = 2025-10-02",
            "No version is in force after 2025-09-30 and before 2025-10-02.",
        ),
        ("from = 2025-02-01\nto = 2025-01-31", "", "It ends on 2025-01-31, before it begins."),
    ],
)
def test_the_versions_of_a_rule_leave_no_gap_and_do_not_overlap(tmp_path, first, second, reason):
    said = "\n".join(faults(tmp_path, versions(first, second)))
    assert reason in said
    assert bool(said) is bool(reason)


def test_a_file_that_is_no_toml_is_named(tmp_path):
    assert faults(tmp_path, "[[rule]\n")[0].startswith("made.toml")


def test_every_event_and_proceeding_is_used_and_named_in_both_languages():
    used = {rule.trigger for rule in rules()}
    assert used == set(triggers())
    assert {kind for rule in rules() for kind in rule.applies} - {"any"} <= set(proceedings())
    assert all(both.en and both.ko for both in triggers().values())


def test_a_joint_hearing_is_a_hearing():
    assert "hearing" in proceedings_of("joint_hearing")
    assert proceedings_of("no such kind") == ()


def placeholders(words):
    return sorted(part.split("}")[0] for part in words.split("{")[1:])


@pytest.mark.parametrize("name", names())
def test_a_phrase_has_the_same_placeholders_in_both_languages(name):
    both = phrase(name)
    assert placeholders(both.en) == placeholders(both.ko)


def test_a_source_has_both_names_and_a_kind():
    for source in sources().values():
        assert source.kind in ("law", "case", "study", "general")
        assert source.short.en
        assert source.short.ko
        assert source.full.ko


@pytest.mark.parametrize(
    ("cited", "english", "korean"),
    [
        ("S-TA 5(5),16", "Act on Testimony art. 5(5), 16", "국회증언감정법 제5조제5항, 제16조"),
        ("S-TA 15-2(1)", "Act on Testimony art. 15-2(1)", "국회증언감정법 제15조의2제1항"),
        (
            "S-NA 117(1)-(2),71",
            "National Assembly Act art. 117(1)-(2), 71",
            "국회법 제117조제1항·제2항, 제71조",
        ),
        (
            "S-CH 12(2)-(4)",
            "Confirmation Hearing Act art. 12(2)-(4)",
            "인사청문회법 제12조제2항부터 제4항까지",
        ),
        ("S-CPC 249(1)5", "Criminal Procedure Act art. 249(1)5", "형사소송법 제249조제1항제5호"),
        ("DE-PUAG 17(2), (4)", "PUAG section 17(2), (4)", "독일 조사위원회법 제17조제2항, 제4항"),
        ("US-RULE-XI 2(g)(3)", "House Rule XI 2(g)(3)", "미국 하원 규칙 XI 2(g)(3)"),
        ("Our own rules, 3", "Our own rules, 3", "Our own rules, 3"),
    ],
)
def test_a_place_is_cited_as_each_language_writes_it(cited, english, korean):
    assert cite((cited,)) == Both(english, korean)
