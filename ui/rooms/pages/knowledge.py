"""The pages of what is known: facts, sources, claims in their versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hearingdesk.citing.code import code_of
from hearingdesk.record import in_language
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.facts import Fact
from hearingdesk.records.sources import Source
from hearingdesk.rows import Chip
from hearingdesk.store.records import having, shorten
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.citelinks import cite_state
from ui.rooms.pages import papers, plain
from ui.rooms.sheet import (
    Adding,
    Beside,
    Card,
    Column,
    Facts,
    Here,
    Links,
    Part,
    Reader,
    Sheet,
    Viewer,
    Words,
)
from ui.rooms.tones import chip, chips
from ui.widgets.links import Link

HEAD = 170  # letters of a fact that stand in the head of its page
COUNTED = 10_000  # turns of a transcript that are counted for its tab
PAGES_SHOWN = 3  # pages of a source's text on its page; the rest is found by search


def fact(here: Here, record: Fact) -> Sheet:
    """A line of the chronology, with what stands behind it."""

    def overview() -> Sequence[Card]:
        told = telling.lines(here, "fact", record, ("day", "status", "confidence", "is_key"), asked=("day",))
        facts = Facts(_("Key facts"), told, say(here.other, "Key facts"))
        who = telling.through(here, N_("About"), "fact_party", "fact", "party", record.id)
        issues = telling.through(here, N_("Issues"), "fact_issue", "fact", "issue", record.id)
        pair = Beside(((facts, 1), (who, 1))) if who else facts
        whole = telling.prose(here, record) if len(text) > HEAD else telling.prose(here, record, ("remark",))
        return plain.present(*whole, pair, issues, telling.citations(here, "fact", record.id))

    text, other = in_language(record, "text", here.lang), in_language(record, "text", here.other)
    first, second = shorten(text, HEAD), shorten(other, HEAD) if other != text else ""
    when = (("calendar", telling.day(here, record.day, weekday=True)),)
    shown = (*chips("fact_status", record.status), *_key(record))
    return plain.sheet(here, "fact", record, overview, title=first, other=second, chips=shown, facts=when)


def _key(record: Fact) -> tuple[Chip, ...]:
    return (Chip(_("Key date"), "violet", "star"),) if record.is_key else ()


def source(here: Here, record: Source) -> Sheet:
    """Where something comes from, and everything that cites it."""
    n = here.view.citations.count(having(source=record.id))

    def overview() -> Sequence[Card]:
        told = papers.lines(here, record)
        facts = Facts(_("Key facts"), told, say(here.other, "Key facts"))
        transcripts = telling.linked(here, N_("Transcripts"), "transcript", "source", record.id, add=False)
        beside = papers.readings(here, record)
        column = Column(tuple(plain.present(transcripts, beside, papers.page_ranges(here, record))))
        pair = Beside(((facts, 3), (column, 4))) if column.cards else facts
        words = _quoted(here, record)
        return plain.present(
            *words, pair, *telling.prose(here, record), _cited_by(here, record.id, 25), *_text(here, record)
        )

    from ui.rooms.facsimile.opening import can_show

    cited = Part("cited", _("Cited by"), lambda: [_cited_by(here, record.id, 500)], n)
    document = Part("document", _("Document"), lambda: [Viewer(record.id)])
    parts = (document, cited) if can_show(here.view, record) else (cited,)
    facts = (("library", record.publisher), ("calendar", telling.day(here, record.day)))
    return plain.sheet(
        here,
        "source",
        record,
        overview,
        parts,
        chips=papers.chips_of(here, record),
        facts=facts,
        primary=papers.next_step(here, record),
    )


def _cited_by(here: Here, source: int, most: int) -> Links:
    title, where = N_("Cited by"), having(source=source)
    some = here.view.citations.some(where, most)
    total = here.view.citations.count(where) if len(some) == most else len(some)
    told = tuple(_citing(here, one) for one in some)
    return Links(_(title), told, say(here.other, title), total, None, _("Nothing cites this source yet."))


def _citing(here: Here, one: Citation) -> Link:
    records = here.view.of(one.about_kind) if one.about_kind else None
    name = records.called(one.about, here.lang) if records else ""
    what = _(records.one) if records else ""
    quote = f"“{shorten(one.quote, 140)}”" if one.quote else one.remark
    shown = chip("citation_role", one.part) if one.part not in ("", "supports") else None
    side = " · ".join(part for part in (what, code_of(one.id) if one.quote else "") if part)
    return Link(
        Place(table="citation", id=one.id), name, note=quote, side=side, chip=cite_state(one) or shown
    )


def _text(here: Here, record: Source) -> list[Words]:
    pages = here.view.source_pages.some(having(source=record.id), PAGES_SHOWN)
    return [
        Words(_("Page {n}", n=page.number), page.text, of=("source_page", page.id, "text"))
        for page in pages
        if page.text
    ]


def _quoted(here: Here, record: Source) -> list[Words]:
    """The page or pages on which the words of the citation stand that led here, with the words marked."""
    one = here.view.citations.find(here.cite)
    if one is None or one.source != record.id:
        return []
    from ui.rooms.cited import quoted_words

    return quoted_words(here, one)


def claim(here: Here, record: Claim) -> Sheet:
    """One proposition: who said which form of it, when."""
    versions = here.view.claims.versions(record.id)

    def overview() -> Sequence[Card]:
        title, add = N_("Versions"), Adding("claim_version", {"claim": record.id})
        told = tuple(_version(here, one) for one in versions)
        card = Links(_(title), told, say(here.other, title), len(told), add, _("No version is on file."))
        told_facts = telling.lines(here, "claim", record, ("issue",))
        facts = Facts(_("Key facts"), told_facts, say(here.other, "Key facts")) if told_facts else None
        return plain.present(card, *telling.prose(here, record), facts)

    shown = (Chip(_("In conflict"), "warn", "circle-help"),) if len(versions) > 1 else ()
    return plain.sheet(here, "claim", record, overview, chips=shown)


def _version(here: Here, one: ClaimVersion) -> Link:
    who = telling.named(here, "party", one.said_by)[0] or _("Speaker not in the file")
    sources = telling.cited(here, one.id)
    note = " · ".join(part for part in (who, sources) if part)
    text = in_language(one, "text", here.lang)
    return Link(
        Place(table="claim_version", id=one.id), text, note=note, side=telling.day(here, one.day) or "?"
    )


def transcript(here: Here, record: Any) -> Sheet:
    """The words themselves, then what is known of the record."""

    def overview() -> Sequence[Card]:
        told = telling.lines(here, "transcript", record)
        return [
            Facts(_("Key facts"), told, say(here.other, "Key facts")),
            *telling.related(here, "transcript", record.id, ("turn",)),
        ]

    n = here.view.turns.said_up_to(record.id, COUNTED)
    count = n if n < COUNTED else None  # nobody waits for a figure
    reader = Part("words", _("Transcript"), lambda: [Reader(record.id)], count)
    framed = plain.sheet(here, "transcript", record, overview)
    crumb = telling.named(here, "hearing", record.hearing)[0]
    crumbs = ((crumb, Place(table="hearing", id=record.hearing)),) if crumb else ()
    parts = (reader, *framed.parts)
    return Sheet(framed.title, framed.other, framed.chips, framed.facts, parts, crumbs, "speakers.link")
