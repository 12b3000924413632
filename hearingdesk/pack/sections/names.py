"""The index of names: everybody whose name stands on a page, every form of it, and the pages."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.index import IndexEntry
from hearingdesk.pack.mentions import Mentions
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.wording import field
from hearingdesk.records.parties import Parties, Party, PartyNames
from hearingdesk.words import N_

MARK = "identifier"  # the kind of a form that is no name but a mark in a register


@section("names", N_("Index of names"), order=120, of=("party",), closing=True, last=True, lists=True)
def tell(brief: Brief, press: Press) -> Story:
    if not brief.named:
        return
    nameless = {party.id for party in brief.nameless()}
    shown = [party for party in brief.every(Parties) if party.id not in nameless]
    forms = {party.id: _forms(brief, party) for party in shown}
    mentions = Mentions({id: [name for name in names if name] for id, names in forms.items()})
    for party in sorted(shown, key=lambda one: press.first(field(one, "name")).casefold()):
        name, further = field(party, "name"), forms[party.id][2:]
        if press.lang != "both":  # the name in the other script is a form like others
            further = [one for one in forms[party.id] if one and one != press.first(name)]
        yield IndexEntry(mentions, party.id, name, list(dict.fromkeys(further)))


def _forms(brief: Brief, party: Party) -> list[str]:
    """Both names, the second "" where there is none, then the further forms."""
    further = [one.text for one in brief.where(PartyNames, "party", party.id) if one.kind != MARK]
    return [party.name, party.name_ko, *further]
