"""The page of a person or an organisation: its names, posts, and everything that points at it."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk import codes
from hearingdesk.record import in_language
from hearingdesk.records.parties import Party
from hearingdesk.store.records import having
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import owing, plain
from ui.rooms.pages.hearings import summons_chip
from ui.rooms.sheet import Adding, Beside, Card, Facts, Here, Links, Part, Sheet
from ui.rooms.tones import chips
from ui.widgets.links import Link


def page(here: Here, party: Party) -> Sheet:
    """The whole page."""
    view = here.view
    said = view.turns.count(view.turns.by(party.id))

    def overview() -> Sequence[Card]:
        rest = telling.related(
            here,
            "party",
            party.id,
            (
                "party_name",
                "post",
                "summons",
                "turn",
                "attendance",
                "complaint_count",
                "undertaking",
                "demand",
            ),
        )
        marked = telling.linked(here, N_("Attendance"), "attendance", "party", party.id, add=False)
        accused = telling.linked(here, N_("Counts"), "complaint_count", "accused", party.id, add=False)
        told = through(here, party.id)
        cards = (_summonses(here, party), marked, *owing.of_party(here, party.id), accused, told)
        pair = Beside(((_names(here, party), 1), (_posts(here, party), 1)))
        return plain.present(pair, *cards, *rest, *telling.prose(here, party))

    turns = Part("testimony", _("Testimony"), lambda: [_said(here, party, said)], said)
    facts = (("user-check", in_language(party, "role", here.lang)),)
    shown = chips("party_kind", party.kind)
    return plain.sheet(here, "party", party, overview, (turns,), chips=shown, facts=facts)


def through(here: Here, party: int) -> Links | None:
    """The lines of the chronology about somebody."""
    return telling.through(here, N_("Chronology"), "fact_party", "party", "fact", party)


def _names(here: Here, party: Party) -> Links:
    title = N_("Forms of the name")
    told = tuple(
        Link(
            Place(table="party_name", id=one.id),
            one.text,
            side=codes.label("name_kind", one.kind, here.lang),
        )
        for one in here.view.parties.forms(party.id)
    )
    add = Adding("party_name", {"party": party.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No other form is on file."))


def _posts(here: Here, party: Party) -> Links | Facts:
    title = N_("Posts") if party.kind == "person" else N_("People with posts here")
    field = "person" if party.kind == "person" else "organisation"
    told: list[Link] = []
    for one in here.view.posts.some(having(**{field: party.id}), 50):
        far = one.organisation if field == "person" else one.person
        span = " – ".join(telling.day(here, when) or "…" for when in (one.since, one.until))
        told.append(
            Link(
                Place(table="post", id=one.id),
                in_language(one, "title", here.lang),
                note=telling.named(here, "party", far)[0],
                side=span if one.since or one.until else "",
            )
        )
    add = Adding("post", {field: party.id})
    return Links(_(title), tuple(told), say(here.other, title), len(told), add, _("No post is on file."))


def _summonses(here: Here, party: Party) -> Links | None:
    title = N_("Summonses")
    told = tuple(
        Link(
            Place(table="summons", id=one.id),
            here.view.hearings.called(one.hearing, here.lang),
            note=telling.capacity(here, one.capacity),
            side=telling.day(here, one.resolved),
            chip=summons_chip(here, one),
        )
        for one in here.view.summonses.where(party=party.id)
    )
    add = Adding("summons", {"party": party.id})
    return Links(_(title), told, say(here.other, title), len(told), add) if told else None


def _said(here: Here, party: Party, total: int) -> Links:
    turns = here.view.turns
    told = tuple(
        Link(Place(table="turn", id=one.id), turns.cite(one, here.lang), note=one.text, icon="quote")
        for one in turns.some(turns.by(party.id), 100)
    )
    return Links(
        _("Testimony"),
        told,
        say(here.other, "Testimony"),
        total,
        None,
        _("No turn is linked to this person."),
    )
