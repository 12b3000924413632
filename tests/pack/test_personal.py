"""Numbers of people: found in whatever field of whatever record they stand, and in no two fields together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.personal import masked, numbers
from hearingdesk.pack.withheld import secrets
from hearingdesk.records.facts import Fact
from hearingdesk.records.matters import Matter
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party
from hearingdesk.records.terms import Term

MADE = datetime(2026, 1, 2, tzinfo=UTC)
TOLD = ("010-2222-3333", "900101-1234567", "+82 10 4444 5555")


@pytest.mark.parametrize("name", ["text", "text_ko", "remark"])
@pytest.mark.parametrize("words", TOLD)
def test_a_number_is_found_and_masked_in_every_field_of_words(name, words):
    fact = Fact(**{"text": "Before.", name: f"One line.\nThen {words}, and more."})
    assert list(numbers(fact)) == [words]
    shown = getattr(masked(fact), name)
    assert len(shown) == len(getattr(fact, name))
    assert not any(letter.isdigit() for letter in shown)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("０１０－２２２２－３３３３", "010-2222-3333"),
        ("010\u20112222\u20113333", "010-2222-3333"),
        ("010\u20132222\u20133333", "010-2222-3333"),
        ("010\u00a02222\u00a03333", "010 2222 3333"),
        ("900101\u20101234567", "900101-1234567"),
        ("９００１０１－１２３４５６７", "900101-1234567"),
    ],
)
def test_a_number_is_found_and_masked_however_it_is_printed(printed, typed):
    fact = Fact(text=f"Ｗ——Then {printed}, and １２ more.")
    assert list(numbers(fact)) == [typed]
    shown = masked(fact).text
    assert shown.startswith("Ｗ——Then ○")
    assert shown.endswith("○, and １２ more.")
    assert len(shown) == len(fact.text)


def test_two_fields_together_are_no_number():
    fact = Fact(text="900101", text_ko="-1234567", remark="010", status="2222")
    assert list(numbers(fact)) == []
    assert masked(fact) is fact


def test_a_mail_address_alone_is_masked():
    assert masked(Fact(text="Ask porter@haeram.example now.")).text == "Ask ○○○○○○@○○○○○○.○○○○○○○ now."


def test_numbers_are_looked_for_in_every_kind_of_record_and_not_for_those_who_work_on_the_case(tmp_path):
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="A", summary=f"Ask {TOLD[0]}.")) as case:
        with case.change("Fill") as edit:
            edit.add(Party(name="Somebody", remark=TOLD[1]))
            edit.add(Term(preferred="pump", remark=f"12\n{TOLD[2]}"))
            edit.add(Pack(title="A pack", withheld="010-7777-8888"))
            edit.add_bulk([Fact(text=f"{n} lamps of {n * 1000} went out.") for n in range(40)])
        assert [one.words for one in secrets(Brief(case, "public", MADE, Pack()))] == list(TOLD)
        assert secrets(Brief(case, "staff", MADE, Pack())) == []
