"""The witnesses: who was called, served and came, then a sheet for each person, however many summonses there were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.against import against, said_elsewhere, undertaken
from hearingdesk.pack.sections.attendance import said_of, sign_of
from hearingdesk.pack.sections.orders import orders
from hearingdesk.pack.sections.questions import questions_to
from hearingdesk.pack.sections.service import served_words, summonses
from hearingdesk.pack.sections.testimony import Testimony
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Text, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.witnesses import Witness, witnesses
from hearingdesk.pack.wording import coded, day, field, join, missing, paragraphs, phrase, unparted
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Sittings
from hearingdesk.records.parties import Parties, PartyNames, Post, Posts
from hearingdesk.words import N_

NONE = "–"  # where there is nothing to say, beside cells that say something
UNLINKED = N_(
    "No summons is in the file, and no words are linked to this person: a record prints speakers by labels, "
    "and nobody has said yet which of them this is."
)


@section("witnesses", N_("Witnesses"), order=50, of=("party",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    called = [one for one in witnesses(brief) if brief.wants(Parties, one.party)]
    if not called:
        return
    yield _overview(brief, called)
    testimony = Testimony(brief, [witness.party for witness in called])
    for witness in called:
        yield from _sheet(brief, press, witness, testimony)


def _overview(brief: Brief, called: Sequence[Witness]) -> Block:
    cols = [
        Col(Two.said(N_("Witness")), 150),
        Col(Two.said(N_("Capacity")), 110),
        Col(Two.said(N_("Summonses")), 62, "center"),
        Col(Two.said(N_("Service")), 148),
    ]
    rows = [
        [
            Cell(brief.name(witness.party), link=f"witness-{witness.party}"),
            brief.capacity(witness.capacity) or NONE,
            str(len(witness.summonses) or NONE),
            join(dict.fromkeys(served_words(brief, summons) for summons in witness.summonses), "; ") or NONE,
        ]
        for witness in called
    ]
    return Table(cols, rows)


def _sheet(brief: Brief, press: Press, witness: Witness, testimony: Testimony) -> Iterator[Block]:
    name = brief.name(witness.party)
    capacity = brief.capacity(witness.capacity)
    under = Two(name.en, join([name.ko, capacity.ko], " · ").en) if name.ko else name
    yield Title(under, key=f"witness-{witness.party}", level=1, contents=name)
    yield Facts(_facts(brief, press, witness), [*_opening(brief, press, witness, testimony)])
    yield from testimony.told(press, witness.party)
    yield from said_elsewhere(brief, press, witness.party)
    yield from undertaken(brief, press, witness.party)
    yield from against(brief, press, witness.party)
    yield from questions_to(brief, press, witness.party)


def _opening(brief: Brief, press: Press, witness: Witness, testimony: Testimony) -> Iterator[Block]:
    """What stands beside the facts: words that weigh most, who this is, and how they were called."""
    yield from testimony.quoted(press, witness.party)
    party = brief.find(Parties, witness.party)
    if party is not None:
        yield from paragraphs(press, field(party, "remark"), "note")
    yield from summonses(brief, press, witness)
    yield from orders(brief, press, witness)
    if not witness.summonses and testimony.unlinked(witness.party):
        yield Words(Two.said(UNLINKED), "note")


def _facts(brief: Brief, press: Press, witness: Witness) -> list[tuple[Two, Text]]:
    """The margin of a sheet; days and forms of names need no second language."""
    party = brief.find(Parties, witness.party)
    posts = [_post(brief, post) for post in brief.where(Posts, "person", witness.party)]
    oaths = [_on_day(brief, a, coded("oath", a.oath)) for a in witness.attendances if a.oath]
    came = [_came(brief, part) for part in witness.attendances]
    facts: list[tuple[Two, Text]] = [
        (Two.said(N_("Called as")), brief.capacity(witness.capacity)),
        (Two.said(N_("Known as")), field(party, "role") if party else ""),
        (Two.said(N_("Posts")), join(posts, "\n")),
        (Two.said(N_("Other forms of the name")), _forms(brief, press, witness.party)),
        (Two.said(N_("Attendance")), press.first(join(came, "\n") or missing())),
        (Two.said(N_("Oath")), press.first(join(oaths, "\n") or missing())),
    ]
    return [(label, value) for label, value in facts if value]


def _forms(brief: Brief, press: Press, party: int) -> str:
    """The forms of a name, those of a kind together."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for form in brief.where(PartyNames, "party", party):
        kinds[form.kind].append(unparted(form.text))
    return "\n".join(
        press.first(phrase(N_("{label}: {words}"), label=coded("name_kind", kind), words=", ".join(names)))
        for kind, names in kinds.items()
    )


def _post(brief: Brief, post: Post) -> Two:
    since, until = day(post.since), day(post.until)
    if since and until:
        held = phrase(N_("{since} to {until}"), since=since, until=until)
    elif since:
        held = phrase(N_("since {since}"), since=since)
    else:
        held = phrase(N_("until {until}"), until=until) if until else Two()
    return join([field(post, "title"), brief.name(post.organisation), held])


def _came(brief: Brief, part: Attendance) -> Two:
    words = said_of(part, ", ", coded("attendance", part.state))
    return _on_day(brief, part, join([sign_of([part]).value, words], " "))


def _on_day(brief: Brief, part: Attendance, words: Two) -> Two:
    sitting = brief.find(Sittings, part.sitting)
    if sitting is None or sitting.day is None:
        return words
    return phrase(N_("{day}: {words}"), day=sitting.day.date(), words=words)
