"""The index of names: everybody the pages name, in every form, with the pages as they are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import PackOptions, build_pack
from hearingdesk.pack.index import IndexEntry
from hearingdesk.pack.issue import issue
from hearingdesk.pack.mentions import Mentions
from hearingdesk.pack.outline import whole_outline
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.style import A4
from hearingdesk.pack.text import Words, runs_of
from hearingdesk.pack.two import Two
from hearingdesk.records.facts import Fact
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.when import When
from tests.pack.reading import Reading
from tests.pack.tunnel import tunnel


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


class _Page:
    """As much of an ink as the index reads."""

    def __init__(self, page: int, *heard: str, label: str = "") -> None:
        self.page, self.label, self.heard = page, label or str(page), list(heard)


def found(names: dict[int, list[str]], *pages: _Page) -> dict[int, str]:
    """By person the pages, as the index prints them."""
    mentions = Mentions(names)
    mentions.begin()
    for page in pages:
        mentions.read(page)  # pyright: ignore[reportArgumentType]
    return {party: ", ".join(one.label for one in mentions.of(party)) for party in names}


def texts(data: bytes) -> list[str]:
    """The words between head and foot of every page."""
    frame = (0, A4.bottom - 12, A4.wide, A4.high - A4.top + 12)
    pages = (page.get_textpage().get_text_bounded(*frame) for page in pdfium.PdfDocument(data))
    return [" ".join(text.split()) for text in pages]


def packed(case: CaseFile, sections: list[str], readers: str = "staff") -> bytes:
    """A pack of these sections, as it lies on the disk."""
    with case.change("Make a pack") as edit:
        told = json.dumps([{"name": name} for name in sections])
        pack = edit.add(Pack(title="Some", sections=told, audience=readers, language="both"))
    out = case.path.with_name("some.pdf")
    build_pack(case, out, PackOptions(pack=str(pack.id)))
    return out.read_bytes()


def test_pages_in_a_row_are_one_and_labels_stay_as_they_are_called():
    pages = [_Page(n, "Kim Do-hyun said") for n in (3, 4, 5, 9)]
    pages.append(_Page(10, "Kim Do-hyun", label="9A"))

    assert found({1: ["Kim Do-hyun"]}, *pages) == {1: "3–5, 9–9A"}


def test_every_form_counts_and_a_longer_name_is_not_a_shorter_one():
    names = {1: ["Kim Do-hyun", "김도현", "Director Kim"], 2: ["Kim", ""], 3: ["Park", "박서"]}
    names[2] = ["Kim"]
    pages = (
        _Page(1, "김도현은 몰랐다고"),
        _Page(2, "that Director Kim and", "Kim"),
        _Page(3, "Kim Do-", "hyun’s seal"),
        _Page(4, "Parkinson, 박서윤, Kimchi"),
        _Page(5, "by Park, by 박서가"),
    )

    assert found(names, *pages) == {1: "1–3", 2: "2", 3: "5"}


def test_who_shares_a_name_is_not_told_apart_but_an_alias_is_nobody_elses_name():
    names = {1: ["Lee Ji-won", "이지원"], 2: ["Lee Jiwon", "Lee Ji-won"], 3: ["Lee Ji-won"]}

    assert found(names, _Page(7, "Lee Ji-won")) == {1: "7", 2: "", 3: "7"}


def test_the_index_of_a_pack_says_where_every_name_stands(case):
    pages = texts(packed(case, ["chronology", "claims", "witnesses", "people", "names"]))

    entry = re.search(r"Kim Do-hyun 김도현 Kim Do Hyeon ([\d–, ]+)", pages[-1])
    listed: set[int] = set()
    for part in entry[1].strip().split(", ") if entry else ():
        first, _dash, last = part.partition("–")
        listed |= set(range(int(first), int(last or first) + 1))
    body = range(3, len(pages))  # the cover, the contents and the index are no pages of the text
    named = {n for n in body if re.search("Kim Do-hyun|김도현|Kim Do Hyeon", pages[n - 1])}
    assert listed == named


def test_its_pages_are_links(case):
    reading = Reading(packed(case, ["chronology", "witnesses", "people", "names"]))

    assert reading.links(len(reading)) >= 5


def test_it_stands_last_whatever_the_outline_says():
    stored = json.dumps([{"name": "names"}, {"name": "chronology"}, {"name": "people"}])

    assert [item.name for item in whole_outline(stored, SECTIONS.all())] == ["chronology", "people", "names"]


def test_a_name_that_is_withheld_is_not_in_it(case):
    with case.change("Protect") as edit:
        hidden = edit.add(Party(name="Zebedee Quill", name_ko="즈베디쿠일", marking="staff"))
        edit.add(PartyName(party=hidden.id, text="Old Lantern", kind="alias"))
        summons = next(iter(case.summonses.all()))
        edit.add(replace(summons, id=0, party=hidden.id))

    assert "Quill" in " ".join(texts(packed(case, ["witnesses", "ledger", "names"], "staff"))[-1:])
    for readers in ("public", "members"):
        whole = " ".join(texts(packed(case, ["witnesses", "ledger", "names"], readers)))
        assert "Kim Do-hyun" in whole
        assert not [word for word in ("Zebedee", "Quill", "즈베디", "Lantern") if word in whole]


def test_a_later_edition_has_its_own_labels_in_the_index(case):
    with case.change("Outline") as edit:
        pack = next(iter(case.packs.all()))
        told = json.dumps([{"name": name} for name in ("chronology", "claims", "people", "names")])
        edit.update(replace(pack, sections=told))
        edit.add(Party(name="Ada Latecomer"))
    options = PackOptions(pack="Second sitting", lang="en")
    issue(case, case.path.with_name("one.pdf"), options)
    with case.change("More") as edit:
        for n in range(30):
            words = (
                f"On this day Ada Latecomer asked again, for the {n}. time, about the fans of the tunnel. "
                * 3
            )
            edit.add(Fact(day=When(f"2025-04-{n + 1:02}"), text=words))
    issue(case, case.path.with_name("two.pdf"), options)

    last = texts(case.path.with_name("two.pdf").read_bytes())[-1]
    entry = re.search(r"Ada Latecomer ([\w–, ]+)", last)
    assert entry
    assert re.search(r"\d+[A-Z]", entry[1])


def test_pages_that_go_over_to_the_next_page_have_their_name_said_again():
    press, mentions = Press(), Mentions({1: ["Kim"]})
    mentions.begin()
    for page in range(2, 900, 2):
        mentions.read(_Page(page, "Kim"))  # pyright: ignore[reportArgumentType]
    entry = IndexEntry(mentions, 1, Two("Kim", "김"), ["Kim D."])

    _first, rest = entry.cut(press, press.sheet.frame, 200.0)

    assert isinstance(rest, IndexEntry)
    names, pages = rest.columns(press, press.sheet.frame) if rest.laid is None else rest.laid[2]
    (name,) = names.blocks
    assert isinstance(name, Words)
    assert [run.text for run in runs_of(name.content(press), press)] == ["Kim, continued"]
    assert pages.blocks
