"""US committees and members: subcommittees by their committee, members by their mark, harm refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.matters import Matter
from tests.exchange.paper import FILES

MEMBERS = """
HSLP:
- name: Ada Flint
  party: majority
  title: Chairwoman
  bioguide: F000001
- name: Bo Tinder
  party: minority
  title: Ranking Member
  bioguide: T000001
HSLP02:
- name: Ada Flint
  bioguide: F000001
"""


def test_subcommittees_carry_the_name_of_their_committee():
    bodies = formats.read(SourceFile.of(FILES / "committees.yaml")).committees
    assert [(body.name, body.short) for body in bodies] == [
        ("Committee on Lamps", "HSLP"),
        ("Wicks, Committee on Lamps", "HSLP02"),
        ("Committee on Oil", "SSOL"),
        ("Wicks, Committee on Oil", "SSOL02"),
    ]


def test_members_find_the_committees_of_the_other_list(tmp_path):
    members = tmp_path / "members.yaml"
    members.write_text(MEMBERS, "utf-8")
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        assert bring_in(case, FILES / "committees.yaml").added["committee"] == 4
        added = bring_in(case, members).added
        assert (added["party"], added["committee_member"], added["post"]) == (2, 3, 1)
        assert "committee" not in added
        wicks = case.committees.first(short="HSLP02")
        assert wicks is not None
        assert [seat.role for seat in case.committee_members.of(wicks.id)] == ["member"]


def test_a_list_of_members_with_their_terms():
    text = """
- id:
    bioguide: F000001
    fec: [A1, B2]
  name: {first: Ada, last: Flint, nickname: Spark}
  bio: {gender: F}
  terms:
  - {type: rep, start: '2031-01-03', end: '2033-01-03', state: ME, district: '2', party: Lamp}
  - {type: sen, start: '2033-01-03', end: '2039-01-03', state: ME, party: Lamp}
- id:
    bioguide: T000001
  name: {first: Bo, last: Tinder, official_full: Bo M. Tinder}
"""
    document = formats.read(SourceFile("a.yaml", text.encode()))
    assert [one.name for one in document.people] == ["Ada Flint", "Bo M. Tinder"]
    assert [name.text for name in document.people[0].names] == [
        "F000001",
        "fec:A1",
        "fec:B2",
        "Spark",
    ]
    assert [(post.title, str(post.since)) for post in document.posts] == [
        ("Representative, ME-2, Lamp", "2031-01-03"),
        ("Senator, ME, Lamp", "2033-01-03"),
    ]


def test_a_committee_known_by_its_code_takes_its_name_from_the_other_list(tmp_path):
    members = tmp_path / "members.yaml"
    members.write_text(MEMBERS, "utf-8")
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        bring_in(case, members)
        assert bring_in(case, FILES / "committees.yaml").added["committee"] == 2
        lamps = case.committees.first(short="HSLP")
        assert lamps is not None
        assert (lamps.name, len(case.committee_members.of(lamps.id))) == ("Committee on Lamps", 2)
        case.undo()
        assert case.committees.first(name="HSLP") is not None


@pytest.mark.parametrize(
    "text",
    [
        "thomas_id: 1\nbioguide: " + "[" * 100_000,
        "thomas_id: 1\nbioguide: &a [x]\nc: [" + "*a," * 200 + "]",
        "thomas_id: 1\nbioguide: {\n",
        "thomas_id: 1\nbioguide: !!python/object/apply:os.system [x]\n",
    ],
)
def test_what_is_made_to_do_harm_is_refused(text):
    with pytest.raises(ImportFailed):
        formats.read(SourceFile("a.yaml", text.encode()))


def test_real_lists_give_the_true_counts(shared: Path):
    folder = shared / "data" / "open" / "yaml-us-committees"
    assert len(formats.read(SourceFile.of(folder / "committees-current.yaml")).committees) == 49 + 181
    members = formats.read(SourceFile.of(folder / "committee-membership-current.yaml"))
    assert (len(members.people), len(members.seats)) == (528, 3879)
    assert len({seat.committee for seat in members.seats} | {body.name for body in members.committees}) == 230
