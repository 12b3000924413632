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
from hearingdesk.records.citations import Citation
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.facts import Fact
from hearingdesk.records.figures import Figure
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName, Post
from hearingdesk.records.sources import Source
from hearingdesk.records.summonses import Excuse, Summons
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


def told(case: CaseFile, words: str) -> None:
    with case.change("Tell") as edit:
        edit.add(Fact(text=words, day=When("2025-03-01"), status="reported"))


def leaks(case: CaseFile, audience: str = "public", **options: str) -> bool:
    try:
        printed(case, audience, **options)
    except Leaking:
        return True
    return False


def test_the_label_of_somebody_whose_name_is_withheld_is_not_printed(case):
    protect(case)
    with case.change("Label") as edit:
        party = next(party for party in case.parties.all() if party.marking)
        turn = next(iter(case.turns.all()))
        edit.update(replace(turn, party=party.id, label="Mr Quill"))
        fact = edit.add(Fact(text="Something else", day=When("2025-03-01"), status="reported"))
        edit.add(Citation(about_kind="fact", about=fact.id, turn=turn.id))
    assert squeezed("Mr Quill") in printed(case, "staff")[0].body()
    assert squeezed("Quill") not in printed(case, "public")[0].body()


def test_half_a_withheld_name_stops_the_pack_where_nobody_else_has_it(case):
    protect(case)
    told(case, "Mr Quill came.")
    assert leaks(case)
    with case.change("Share it") as edit:
        edit.add(Party(name="Edith Quill"))
    assert not leaks(case)


def test_words_of_a_pack_that_are_a_name_stand_for_all_its_forms(case):
    told(case, "김도현이 말했다.")
    pack = next(iter(case.packs.all()))
    with case.change("Name him") as edit:
        edit.update(replace(pack, withheld="Kim Do Hyeon"))
    with pytest.raises(Leaking) as refused:
        printed(case, "members", pack=pack.title)
    assert "김도현" in {leak.secret.words for leak in refused.value.proof.leaks}


@pytest.mark.parametrize("words", ["제보자는 시설본부 과장이다.", "비밀 감사 문건에 그렇게 적혀 있다."])
def test_what_is_short_in_hangul_says_as_much_as_what_is_long_in_english(case, words):
    with case.change("Hide") as edit:
        edit.add(Source(title="비밀 감사 문건", marking="staff"))
        edit.add(Note(text="제보자는 시설본부 과장이다.", marking="staff"))
    told(case, words)
    assert leaks(case)


@pytest.mark.parametrize(
    "words", ["Some personal accounts were lost.", "The Ministry of Transport wrote back."]
)
def test_a_unit_or_publisher_of_what_is_hidden_is_no_secret(case, words):
    with case.change("Hide") as edit:
        source = edit.add(Source(title="A memo", publisher="Ministry of Transport", marking="staff"))
        figure = edit.add(Figure(title="Lost", value=5, unit="personal accounts"))
        edit.add(Citation(about_kind="figure", about=figure.id, source=source.id))
    told(case, words)
    assert not leaks(case)


@pytest.mark.parametrize("words", ["박정자가 받았다.", "서울 강남구 1-2에서", "Ask at 02-788-2114."])
def test_a_part_of_what_is_left_blank_stops_the_pack_too(case, words):
    with case.change("Serve") as edit:
        for one in case.services.all():
            proof = "Handed over at the gate, tel 02-788-2114."
            edit.update(replace(one, recipient="박정자(배우자)", place="서울 강남구 1-2, 3층", proof=proof))
    told(case, words)
    assert leaks(case)


@pytest.mark.parametrize(
    "words",
    [
        "이사회에서 정기적 보고가 있었다.",
        "서면으로 2회 냈다.",
        "위원회가 3차 회의를 했다.",
        "경비원이 주소지 앞에 있었다.",
    ],
)
def test_plain_words_of_what_is_left_blank_stop_no_pack(case, words):
    with case.change("Serve and excuse") as edit:
        for one in case.services.all():
            proof = "주소지 앞, 서면으로 2회, 위원회가 3차 통지"
            edit.update(replace(one, recipient="경비원 박정자", proof=proof))
        for summons in case.summonses.all():
            edit.add(Excuse(summons=summons.id, text="이사회 정기적 보고로 서면으로 2회 알림"))
    told(case, words)
    assert not leaks(case)


def test_numbers_of_people_are_for_the_staff(case):
    told(case, "He is 900101-1234567, tel 010-9876-5432, mail porter@haeram.example.")
    for readers in ("public", "members"):
        body = printed(case, readers)[0].body()
        assert not any(words in body for words in ("1234567", "98765432", "haeram.example"))
        assert squeezed("He is") in body
    assert "98765432" in printed(case, "staff")[0].body()


def test_what_is_too_short_to_be_proved_is_counted(case):
    with case.change("Hide") as edit:
        edit.add(Party(name="Li", marking="staff"))
    assert printed(case, "members")[1].too_short == 1


@pytest.mark.parametrize("words", ["The Chief executive came.", "The Emergency Tunnels Act applies."])
def test_an_office_or_a_law_is_no_secret_though_its_record_is_hidden(case, words):
    with case.change("Hide") as edit:
        law = edit.add(Source(kind="statute", title="Emergency Tunnels Act", marking="staff"))
        post = edit.add(Post(person=case.parties.ids()[0], title="Chief executive"))
        edit.add(Citation(about_kind="post", about=post.id, source=law.id))
    told(case, words)
    assert not leaks(case)


def test_no_page_bears_a_marking_under_which_its_readers_could_not_have_it(case):
    assert case.matter.marking == "internal"
    assert squeezed("not for release") in squeezed(printed(case, "members")[0].text(3))
    public = printed(case, "public")[0]
    assert not any(
        squeezed("not for release") in squeezed(public.text(page + 1)) for page in range(len(public))
    )


def test_a_longer_name_that_is_shown_is_not_the_shorter_one_that_is_not(case):
    with case.change("Two of them") as edit:
        edit.add(Party(name="Han Seo", name_ko="한서", marking="staff"))
        edit.add(Party(name="Han Seo-jin", name_ko="한서진"))
    told(case, "Han Seo-jin came. 한서진이 왔다.")
    assert not leaks(case)
    told(case, "Han Seo came too.")
    assert leaks(case)
