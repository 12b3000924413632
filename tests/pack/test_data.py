"""The data of a pack goes with its pages: what its sections tell, as its readers see it, and nothing else."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import PackOptions, make_pack
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.facts import Fact
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party
from hearingdesk.records.sources import Source
from tests.pack.test_archival import FALSE_ALARMS
from tests.pack.tunnel import tunnel


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def attached(case: CaseFile, **options: Any) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(make_pack(case, "a.pdf", PackOptions(**options)).data)) as pdf:
        relations = {str(one.AFRelationship) for one in pdf.Root.AF} if "/AF" in pdf.Root else set()
        assert relations <= {str(Name.Source), str(Name.Data)}
        said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]  # type: ignore[attr-defined]
        assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_what_the_sections_tell_goes_along_as_json_and_csv(case):
    files = attached(case, audience="members", lang="en")
    records = json.loads(files["pack-data.json"])["records"]
    assert "A notice warns of fans that trip." in {fact["text"] for fact in records["fact"]}
    assert {"claim", "claim_version", "hearing", "sitting", "source", "citation", "party"} <= records.keys()
    lines = list(csv.DictReader(StringIO(files["pack-data.csv"].decode("utf-8-sig"))))
    values = {(line["kind"], line["id"], line["field"]) for line in lines}
    for table, rows in records.items():
        for row in rows:
            assert {(table, str(row["id"]), name) for name in row if name != "id"} <= values


def test_what_readers_may_not_see_is_not_in_the_data_either(case):
    open_files = attached(case, audience="public", lang="en")
    assert open_files
    assert not any(b"Zanzibar" in data or b"whistle-blower" in data for data in open_files.values())
    assert any(b"Zanzibar" in data for data in attached(case, audience="staff", lang="en").values())


def test_a_pack_of_some_sections_carries_no_data_of_others(case):
    with case.change("A short pack") as edit:
        edit.add(Pack(title="Only the days", sections='["chronology"]', audience="staff"))
    files = attached(case, pack="Only the days", lang="en")
    records = json.loads(files["pack-data.json"])["records"]
    assert records.keys() <= {"fact", "party"}


def test_words_that_a_spreadsheet_would_reckon_are_words(case):
    with case.change("Say it") as edit:
        edit.add(Fact(text="=1+1 is what the witness wrote.", status="reported"))
    files = attached(case, audience="staff", lang="en")
    assert "'=1+1 is what" in files["pack-data.csv"].decode()
    assert '"=1+1 is what' in files["pack-data.json"].decode()


def test_remarks_go_along_only_for_those_who_write_them(case):
    with case.change("Remark") as edit:
        edit.add(Fact(text="A day without a name.", remark="Ask the clerk again.", status="reported"))
    for readers in ("public", "members", "staff"):
        told = any(b"Ask the clerk again." in data for data in attached(case, audience=readers).values())
        assert told == (readers == "staff")


@pytest.mark.parametrize(
    ("section", "narrow", "there", "gone"),
    [
        ("chronology", {"filter": "key"}, b"A notice warns", b"The tunnel opens"),
        ("claims", {"words": "lanterns"}, b"The lanterns.", b"In August 2025."),
        ("witnesses", {"words": "Eleanor"}, b"Ask the expert", b"Ask the operator"),
    ],
)
def test_what_a_section_was_narrowed_to_goes_along_and_no_more(case, section, narrow, there, gone):
    with case.change("Narrow") as edit:
        claim = edit.add(Claim(title="Who saw the lanterns"))
        said_by = case.parties.by_name("Kim Do-hyun")[0].id
        edit.add(ClaimVersion(claim=claim.id, said_by=said_by, text="The lanterns."))
        for summons in case.summonses.all():
            expert = summons.capacity == "reference"
            edit.update(replace(summons, gist="Ask the expert" if expert else "Ask the operator"))
        edit.add(Pack(title="Narrow", sections=json.dumps([{"name": section, **narrow}]), audience="staff"))
    files = attached(case, pack="Narrow", lang="en")
    for data in files.values():
        assert there in data
        assert gone not in data


def test_what_a_file_was_called_by_those_who_had_it_goes_along_for_the_staff_only(case):
    with case.change("Withhold") as edit:
        edit.add(Party(name="Zebedee Quill", marking="staff"))
        edit.add(Source(title="A paper", file_name="from Zebedee Quill.pdf"))
    for readers in ("public", "members", "staff"):
        told = any(b"Quill" in data for data in attached(case, audience=readers).values())
        assert told == (readers == "staff")
