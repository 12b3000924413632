"""The outline of a pack: sections in the order wanted, switched off, narrowed to some of their records, made short."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.build import Bound, Made, PackOptions, print_pack
from hearingdesk.pack.outline import Item, read_outline, write_outline
from hearingdesk.pack.preview import preview
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.memory import SavedFilter
from hearingdesk.records.questions import Question
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def printed(case: CaseFile, *items: Item, audience: str = "staff") -> Made:
    pack = next(iter(case.packs.all()))
    with case.change("Choose") as edit:
        edit.update(replace(pack, sections=write_outline(items)))
    options = PackOptions(pack=str(pack.id), lang="en", audience=audience)
    return print_pack(case, "", options, bound=Bound(archival=False))


def parts(made: Made) -> list[str]:
    known = {section.name for section in SECTIONS.all()}
    return [part.key for part in made.printed.parts if part.key in known]


def words(made: Made) -> str:
    reading = Reading(made.data)
    return squeezed("".join(reading.text(page) for page in range(1, len(reading) + 1)))


def test_what_is_written_is_read_again():
    items = [
        Item("sources", off=True),
        Item("chronology", filter="key", words="fan", detail="short", order="day"),
    ]
    assert read_outline(write_outline(items), SECTIONS.all()) == items


@pytest.mark.parametrize("stored", ["7", "null", "{}", '[{"name": 7}, [], null]', '[{"off": true}]'])
def test_what_is_no_outline_names_nothing(stored):
    assert read_outline(stored, SECTIONS.all()) == []


def test_names_alone_say_what_is_printed_and_not_in_which_order():
    for stored in ('["sources", "chronology"]', "sources, chronology"):
        assert [item.name for item in read_outline(stored, SECTIONS.all())] == ["chronology", "sources"]


def test_sections_stand_in_the_order_wanted_and_those_switched_off_are_not_printed(case):
    made = printed(case, Item("sources"), Item("witnesses"), Item("claims", off=True), Item("chronology"))
    assert parts(made) == ["sources", "witnesses", "chronology"]


def test_the_people_gathered_are_those_of_the_sections_after_them_too(case):
    first = printed(case, Item("people"), Item("witnesses"))
    last = printed(case, Item("witnesses"), Item("people"))
    assert parts(first) == ["people", "witnesses"]
    assert len(words(first)) == pytest.approx(len(words(last)), rel=0.02)


def test_a_chronology_holds_the_records_with_the_words_alone(case):
    facts = list(case.facts.all())
    wanted = next(fact for fact in facts if fact.text)
    word = max(wanted.text.split(), key=len).strip(".,")
    expected = {fact.id for fact in case.found("fact", word)}
    keys = _keys(printed(case, Item("chronology", words=word)), "fact")
    assert keys == expected
    assert len(keys) < len(facts)


def _keys(made: Made, table: str) -> set[int]:
    every = {block.key for block in made.story if block.key}
    return {int(key.rpartition("-")[2]) for key in every if key.startswith(f"{table}-")}


@pytest.mark.parametrize(
    ("section", "table"), [("sources", "source"), ("decisions", "deadline"), ("claims", "claim")]
)
def test_a_section_lists_the_records_with_the_words_alone(case, section, table):
    with case.change("Two more") as edit:
        for title in ("Answer of the harbour board", "Plan of the works"):
            edit.add(Deadline(title=title))
    whole = _keys(printed(case, Item(section)), table)
    record = case.of(table).get(min(whole))
    title: Any = record.title
    left = _keys(printed(case, Item(section, words=title)), table)
    assert record.id in left
    assert left <= set(case.matches(title, table))
    assert len(whole) == 1 or left != whole


def test_a_sheet_is_printed_for_one_witness_and_its_questions_stay(case):
    whole = _keys(printed(case, Item("witnesses")), "witness")
    one = case.parties.get(min(whole))
    made = printed(case, Item("witnesses", words=one.name))
    assert _keys(made, "witness") == whole & set(case.matches(one.name, "party")) != whole


def test_questions_are_those_with_the_words(case):
    made = printed(case, Item("questions"))
    whole = words(made)
    asked = [q for q in case.questions.all() if squeezed(q.text[:30]) in whole]
    one = asked[0]
    said = words(printed(case, Item("questions", words=one.text.split()[0])))
    for question in asked:
        found = question.id in set(case.matches(one.text.split()[0], "question"))
        assert (squeezed(question.text[:30]) in said) == found


def test_a_filter_of_the_records_and_an_order_are_kept_to(case):
    facts = case.facts
    key = next(iter(facts.filters))
    wanted = set(facts.ids(replace(facts.disputed, where=facts.filters[key].on("2026-11-21"))))
    assert _keys(printed(case, Item("chronology", filter=key)), "fact") <= wanted
    made = printed(case, Item("sources", order="title"))
    shown = [int(b.key.rpartition("-")[2]) for b in made.story if b.key.startswith("source-")]
    titles = [case.sources.get(id).title for id in shown if case.sources.find(id)]
    assert titles == sorted(titles)


def test_a_saved_filter_narrows_and_one_that_is_gone_prints_nothing_at_all(case):
    word = "fan"
    with case.change("Keep") as edit:
        saved = edit.add(SavedFilter(title="Fans", room="search", settings=json.dumps({"words": word})))
    whole = _keys(printed(case, Item("chronology")), "fact")
    made = printed(case, Item("chronology", filter=f"saved:{saved.id}"))
    assert _keys(made, "fact") == set(case.matches(word, "fact")) & whole
    with case.change("Forget") as edit:
        edit.remove(saved)
    for filter in (f"saved:{saved.id}", "no such filter", "saved:x"):
        with pytest.raises(HearingDeskError, match="Chronology"):
            printed(case, Item("chronology", filter=filter))


@pytest.mark.parametrize("section", ["chronology", "witnesses", "questions", "sources", "decisions"])
def test_a_short_section_says_less_and_lists_the_same(case, section):
    with case.change("Say more") as edit:
        edit.add(Question(text="Who ordered the parts?", expected="The contractor.", follow_up="When?"))
        edit.add(Deadline(title="Report on the parts", derivation="A month from the order."))
    full, short = printed(case, Item(section)), printed(case, Item(section, detail="short"))
    assert len(words(short)) < len(words(full))
    assert _keys(short, "fact") == _keys(full, "fact")
    assert _keys(short, "source") == _keys(full, "source")


def test_a_cite_whose_source_is_not_listed_is_told(case):
    made = printed(case, Item("chronology"))
    assert made.printed.dead
    assert {one.section for one in made.printed.dead} == {"Chronology"}
    assert not printed(case, Item("chronology"), Item("sources")).printed.dead


def test_a_preview_says_what_is_left_out_and_what_would_change(case):
    pack = next(iter(case.packs.all()))
    found = preview(case, PackOptions(pack=str(pack.id), audience="public"))
    assert (found.number, found.supplement) == (1, 0)
    assert "notes" in found.made.silent
    assert found.made.hidden["note"] == case.notes.count()
    assert found.made.proof.holds
