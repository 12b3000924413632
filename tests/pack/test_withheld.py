"""What readers may not see is left out of their pack; where a record tells it all the same, no pack is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.pack.build import Leaking, PackOptions, PackReport, build_pack
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def printed(case: CaseFile, audience: str, **options: str) -> tuple[Reading, PackReport]:
    out = case.path.with_name(f"{audience}.pdf")
    report = build_pack(case, out, PackOptions(audience=audience, lang="both", **options))
    return Reading(out.read_bytes()), report


def served_at_home(case: CaseFile) -> None:
    with case.change("Serve") as edit:
        for one in case.services.all():
            edit.update(replace(one, place="17 Lampwick Lane, Haeram", recipient="the porter of the house"))


def protect(case: CaseFile) -> None:
    """Summon somebody whose name is for the staff."""
    hearing = case.hearings.ids()[0]
    with case.change("Protect") as edit:
        party = edit.add(Party(name="Zebedee Quill", name_ko="즈베디쿠일", marking="staff"))
        edit.add(PartyName(party=party.id, text="Old Lantern", kind="alias"))
        edit.add(Summons(hearing=hearing, party=party.id))


def test_where_somebody_was_served_is_for_the_staff(case):
    served_at_home(case)
    assert squeezed("Lampwick Lane") in printed(case, "staff")[0].body()
    for readers in ("public", "members"):
        reading, report = printed(case, readers)
        assert squeezed("Lampwick") not in reading.body()
        assert report.looked_for > 0


def test_a_withheld_name_is_replaced_and_proved_to_be_nowhere(case):
    protect(case)
    assert squeezed("Zebedee Quill") in printed(case, "staff")[0].body()
    reading, report = printed(case, "members")
    assert squeezed("name withheld") in reading.body()
    assert squeezed("Quill") not in reading.body()
    assert report.looked_for >= 3


def test_a_record_that_tells_a_withheld_name_stops_the_pack(case):
    protect(case)
    with case.change("Say it") as edit:
        edit.add(Fact(text="The committee met Old Lantern at the gate.", day=When("2025-03-01")))
    out = case.path.with_name("members.pdf")
    with pytest.raises(Leaking, match="the text of page"):
        build_pack(case, out, PackOptions(audience="members", lang="en"))
    assert not out.exists()


def test_a_sentence_of_a_hidden_note_that_is_copied_into_a_fact_stops_the_pack(case):
    told = "The engineer said that nobody had looked at the fans since the autumn."
    with case.change("Copy") as edit:
        edit.add(Note(text=f"By telephone. {told}", marking="staff"))
        edit.add(Fact(text=told, day=When("2025-03-01")))
    with pytest.raises(Leaking):
        printed(case, "members")
    printed(case, "staff")


def test_words_named_as_not_to_appear_stop_the_pack(case):
    pack = next(iter(case.packs.all()))
    with case.change("Name them") as edit:
        edit.update(replace(pack, withheld="fourteen fans stopped\nNine of fourteen fans"))
    with pytest.raises(Leaking):
        printed(case, "members", pack=pack.title)


def test_the_papers_of_an_investigation_are_not_for_the_public(case):
    with case.change("Demand") as edit:
        hearing = edit.add(Hearing(title="Investigation", kind="investigation"))
        asked = edit.add(
            Demand(
                hearing=hearing.id, party=case.parties.ids()[0], title="The logbooks of the ventilation plant"
            )
        )
        edit.add(DemandItem(demand=asked.id, text="The logbook of the north shaft, whole"))
    assert squeezed("logbooks of the ventilation") in printed(case, "members")[0].body()
    assert squeezed("logbook") not in printed(case, "public")[0].body()


def test_the_command_says_where_and_makes_no_file(case, capsys):
    protect(case)
    with case.change("Say it") as edit:
        edit.add(Fact(text="The committee met Old Lantern at the gate.", day=When("2025-03-01")))
    case.close()
    out = case.path.with_name("public.pdf")
    assert run(["pack", str(case.path), "-o", str(out), "--audience", "public", "--json"]) == 1
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert answer["leaks"][0]["kind"] == "party"
    assert "Old Lantern" not in told.err + told.out
    assert "page" in told.err
    assert not out.exists()
