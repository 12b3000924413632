"""Records written down in TOML: read, linked by key, refused with a sentence that says where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Invalid
from hearingdesk.exchange.seed import Seed
from hearingdesk.records.matters import Matter
from hearingdesk.when import When


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="A tunnel")) as made:
        yield made


def seed_of(*documents: str) -> Seed:
    seed = Seed()
    for number, text in enumerate(documents, 1):
        seed.take(tomllib.loads(text), f"{number}.toml")
    return seed


def plant(case: CaseFile, *documents: str) -> dict[str, int]:
    with case.change("Sow") as edit:
        return seed_of(*documents).plant(edit)


def refusal(case: CaseFile, *documents: str) -> str:
    with pytest.raises(Invalid) as refused:
        plant(case, *documents)
    return str(refused.value)


def test_every_shape_of_field_arrives_as_it_is_meant(case: CaseFile) -> None:
    ids = plant(
        case,
        """
        [[hearing]]
        key = "h"
        title = "Tunnel hearing"
        kind = "joint_hearing"
        [[sitting]]
        key = "s"
        hearing = "@h"
        number = 2
        day = "2025-12-17T10:00"
        [[fact]]
        key = "f"
        text = "The tunnel floods."
        day = "2025-12-01/2025-12-03~"
        is_key = true
        """,
    )
    sitting, fact = case.sittings.get(ids["s"]), case.facts.get(ids["f"])
    assert (sitting.hearing, sitting.number, sitting.day) == (ids["h"], 2, When("2025-12-17T10:00"))
    assert (fact.day, fact.is_key) == (When("2025-12-01", "2025-12-03", about=True), True)
    assert case.hearings.get(ids["h"]).kind == "joint_hearing"


def test_links_may_point_forward_and_into_other_files(case: CaseFile) -> None:
    ids = plant(
        case,
        '[[summons]]\nkey = "s"\nhearing = "@h"\nparty = "@p"\nresolution = "@r"\nasked_by = "@p"',
        '[[resolution]]\nkey = "r"\ntext = "Calls her"\nhearing = "@h"\ncommittee = "@c"',
        '[[hearing]]\nkey = "h"\ntitle = "Tunnel"\nlead = "@c"\n[[party]]\nkey = "p"\nname = "Jane Smith"',
        '[[committee]]\nkey = "c"\nname = "Transport"',
    )
    summons = case.summonses.get(ids["s"])
    assert (summons.hearing, summons.party, summons.resolution) == (ids["h"], ids["p"], ids["r"])
    assert case.resolutions.get(ids["r"]).committee == ids["c"]


def test_what_hangs_on_a_record_is_nested_under_it(case: CaseFile) -> None:
    ids = plant(
        case,
        """
        [[source]]
        key = "report"
        kind = "press"
        title = "A report"
        citation = ["@letter"]
        [[source]]
        key = "letter"
        title = "A letter"
        [[party]]
        key = "smith"
        name = "Jane Smith"
        party_name = [{ text = "J. Smith", kind = "alias" }]
        [[fact]]
        key = "f"
        text = "The tunnel floods."
        fact_party = ["@smith"]
        citation = ["@report", { source = "@letter", part = "contradicts", locator = "p. 3" }]
        """,
    )
    assert [form.text for form in case.parties.forms(ids["smith"])] == ["J. Smith"]
    assert case.facts.parties(ids["f"]) == [ids["smith"]]
    first, second = case.citations.on(ids["f"])
    assert (first.about_kind, first.source, first.part) == ("fact", ids["report"], "supports")
    assert (second.source, second.part, second.locator) == (ids["letter"], "contradicts", "p. 3")
    assert [c.source for c in case.citations.on(ids["report"])] == [ids["letter"]]


def test_rows_of_the_material_are_kept_beside_a_record_and_pass_to_what_hangs_on_it() -> None:
    seed = seed_of(
        '[[fact]]\nkey = "f"\ntext = "x"\nfacts = ["A1"]\ncitation = ["@s"]\n[[source]]\nkey = "s"\ntitle = "S"'
    )
    assert seed.planned["f"].facts == seed.planned["f/citation-1"].facts == ("A1",)
    assert seed.planned["s"].facts == ()


def test_the_matter_of_a_new_case_gets_its_links_once_all_stands(tmp_path: Path) -> None:
    seed = seed_of(
        '[[note]]\nkey = "n"\ntext = "Look"\nabout = "@m"',
        '[[matter]]\nkey = "m"\ntitle = "A tunnel"\ncommittee = "@c"',
        '[[committee]]\nkey = "c"\nname = "Transport"',
    )
    path = tmp_path / "case.hearing"
    with CaseFile.create(path, seed.founding(), fill=seed.plant) as case:
        assert case.committees.called(case.matter.committee) == "Transport"
        assert [note.text for note in case.notes.on(case.matter.id)] == ["Look"]
        assert case.matters.count() == 1
        assert len(list(case.history())) == 1


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ('[[tunnel]]\nkey = "t"', "1.toml, tunnel “t”: there is no such kind."),
        ('[[party]]\nname = "x"', "1.toml, party “”: a record needs a key."),
        ('[party]\nkey = 3\nname = "x"', "1.toml, party “”: a record needs a key."),
        ("party = 3", "1.toml, party “”: a record needs a key."),
        ('[[party]]\nkey = "p"\nnane = "x"', "1.toml, party “p”: there is no field called nane."),
        ('[[party]]\nkey = "p"\nid = 3', "1.toml, party “p”: there is no field called id."),
        ('[[party]]\nkey = "p"\nname = 3', "1.toml, party “p”: name cannot be 3."),
        ('[[party]]\nkey = "p"\nkind = "robot"', "1.toml, party “p”: kind has no code called robot."),
        ('[[party]]\nkey = "p"\nrole = "Chair"', "1.toml, party “p”: Name is needed."),
        ('[[fact]]\nkey = "f"\nis_key = 1', "1.toml, fact “f”: is_key cannot be 1."),
        ('[[sitting]]\nkey = "s"\nnumber = true', "1.toml, sitting “s”: number cannot be True."),
        ('[[source_part]]\nkey = "s"\ncontent = "x"', "1.toml, source_part “s”: content cannot be 'x'."),
        ('[[matter]]\nkey = "m"\ntitle = "x"\nzone = "Mars"', "1.toml, matter “m”: “Mars” is no time zone"),
        ('[[fact]]\nkey = "f"\nday = "2025-13-01"', "1.toml, fact “f”: “2025-13-01” is not a date."),
        ('[[post]]\nkey = "p"\nperson = "smith"', "1.toml, post “p”: person must point at a record, as @key"),
        (
            '[[post]]\nkey = "p"\ntitle = "x"\nperson = "@smith"',
            "1.toml, post “p”: person points at @smith, which nothing is called.",
        ),
        (
            '[[post]]\nkey = "p"\ntitle = "x"\nperson = "@p"',
            "1.toml, post “p”: person takes a record of the kind party; @p is one of the kind post.",
        ),
        (
            '[[issue]]\nkey = "a"\ntitle = "A"\nparent = "@b"\n[[issue]]\nkey = "b"\ntitle = "B"\nparent = "@a"',
            "1.toml, issue “a”: it points back at itself through b.",
        ),
        (
            '[[party]]\nkey = "p"\nname = "x"\n[[fact]]\nkey = "p"\ntext = "y"',
            "1.toml, fact “p”: another record has this key.",
        ),
        (
            '[[fact]]\nkey = "f"\ntext = "x"\nsitting = [{ number = 1 }]',
            "1.toml, fact “f”: nothing of the kind sitting can stand under it.",
        ),
        ('[[fact]]\nkey = "f"\ntext = "x"\ncitation = [3]', "1.toml, fact “f”: citation must list records."),
        (
            '[[fact]]\nkey = "f"\ntext = "x"\ncitation = [{ source = "@s", part = "proves" }]',
            "1.toml, citation “f/citation-1”: part has no code called proves.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_saying_where(case: CaseFile, document: str, sentence: str) -> None:
    assert refusal(case, document).startswith(sentence)
    assert case.parties.count() == case.facts.count() == 0


def test_a_file_that_is_not_toml_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[[party]\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"broken\.toml is not TOML"):
        Seed.read([broken])


def test_without_a_matter_there_is_no_case_to_open() -> None:
    with pytest.raises(Invalid, match="No matter is described"):
        seed_of('[[party]]\nkey = "p"\nname = "x"').founding()


def test_a_matter_that_says_too_little_is_refused_before_a_file_is_made() -> None:
    with pytest.raises(Invalid, match=r"1\.toml, matter “m”: Title is needed"):
        seed_of('[[matter]]\nkey = "m"').founding()
