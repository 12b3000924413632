"""Popolo registers: by the ids of the source, namesakes apart, and an id that leads nowhere is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.matters import Matter
from tests.exchange.paper import FILES


def single(value: dict[str, object]) -> Document:
    document = formats.read(SourceFile("a.json", json.dumps(value).encode()))
    assert document.format == "popolo"
    return document


def test_a_whole_register():
    document = formats.read(SourceFile.of(FILES / "popolo.json"))
    assert [(one.name, one.kind) for one in document.people] == [
        ("Lamp Party", "organisation"),
        ("Ada Flint", "person"),
        ("Ada Flint", "person"),
        ("gone", "person"),
    ]
    assert [(post.title, post.organisation, str(post.since)) for post in document.posts] == [
        ("Leader", "organisation lamp", "2019-05")
    ]
    assert [(seat.committee, seat.person, seat.role) for seat in document.seats] == [
        ("Committee on the Night", "person p2", "chair"),
        ("Committee on the Night", "person gone", "member"),
    ]
    assert [(name.text, name.kind) for name in document.people[0].names] == [
        ("Wick Party", "former"),
        ("lamp", "identifier"),
    ]
    assert "1 mark leads to nobody" in document.warnings[0]
    (event,) = document.events
    assert (event.title, str(event.day), event.body, event.people) == (
        "First night",
        "2031-03-06",
        "Lamp Party",
        ("person p1",),
    )


def test_a_register_comes_into_a_case_with_its_namesakes_apart(tmp_path):
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        outcome = bring_in(case, FILES / "popolo.json")
        assert outcome.status == "imported"
        assert (outcome.added["party"], outcome.added["post"], outcome.added["committee_member"]) == (4, 1, 2)
        assert len(case.parties.by_name("Ada Flint")) == 2
        assert [one.name for one in case.parties.by_name("아다 플린트")] == ["Ada Flint"]


def test_an_object_that_is_no_person_and_no_organisation_is_kept_in_words():
    (entry,) = single({"option": "yes", "value": 5, "group": {"name": "Wick"}}).entries
    assert entry.text == "option: yes\nvalue: 5\ngroup: name: Wick"


@pytest.mark.parametrize(
    ("name", "people", "posts", "events", "entries"),
    [
        ("area", 0, 0, 0, 1),
        ("contact_detail", 0, 0, 0, 1),
        ("count", 0, 0, 0, 1),
        ("embedding-membership", 2, 1, 0, 0),
        ("embedding-organization", 2, 2, 0, 0),
        ("embedding-person", 2, 2, 0, 0),
        ("embedding-post", 2, 1, 0, 0),
        ("event", 1, 0, 1, 0),
        ("membership", 2, 1, 0, 0),
        ("metadata", 0, 0, 0, 1),
        ("motion", 0, 0, 0, 1),
        ("name-component", 1, 0, 0, 0),
        ("organization", 1, 0, 0, 0),
        ("person", 1, 0, 0, 0),
    ],
)
def test_every_example_of_the_standard(shared: Path, name, people, posts, events, entries):
    file = SourceFile.of(shared / "data" / "open" / "popolo-spec-examples" / f"{name}.json")
    document = formats.read(file)
    found = tuple(len(part) for part in (document.people, document.posts, document.events, document.entries))
    assert (document.format, *found) == ("popolo", people, posts, events, entries)


def test_real_members_as_json_have_their_names_in_three_scripts(shared: Path):
    file = SourceFile.of(shared / "data" / "open" / "ko-popong-members" / "assembly_min.json")
    people = formats.read(file).people
    assert len(people) == 299
    assert all({"ko-Hani", "ko-Latn"} <= {name.language for name in one.names} for one in people)
    assert len({one.name for one in people}) == 297
