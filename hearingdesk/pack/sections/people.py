"""Everybody the pack names, in both scripts and every form of the name, with a link to the sheet of a witness."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field, join, unparted
from hearingdesk.records.parties import Parties, Party, PartyNames, Posts
from hearingdesk.words import N_


@section("people", N_("People and organisations"), order=95, of=("party",), closing=True)
def tell(brief: Brief, press: Press) -> Story:
    named = [party for party in brief.every(Parties) if party.id in brief.named]
    if not named:
        return
    cols = [
        Col(Two.said(N_("Name")), 144),
        Col(Two.said(N_("Office")), 184),
        Col(Two.said(N_("Other forms")), 142),
    ]
    in_order = sorted(named, key=lambda party: press.first(field(party, "name")).casefold())
    yield Table(cols, [_row(brief, party) for party in in_order])


def _row(brief: Brief, party: Party) -> list[Two | Cell]:
    posts = [
        join([field(post, "title"), field(organisation, "name") if organisation else Two()])
        for post in brief.where(Posts, "person", party.id)
        for organisation in [brief.find(Parties, post.organisation)]
    ]
    forms = [unparted(form.text) for form in brief.where(PartyNames, "party", party.id)]
    return [
        Cell(field(party, "name"), link=f"witness-{party.id}"),
        field(party, "role") or join(posts, "; "),
        join(forms, "; "),
    ]
