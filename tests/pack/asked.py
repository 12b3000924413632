"""What the tunnel lacks for some sections: issues with testimony, documents demanded, a rule that is counted by."""

from __future__ import annotations

from dataclasses import replace

from hearingdesk.casefile import CaseFile
from hearingdesk.records.citations import Citation
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.facts import FactIssue
from hearingdesk.records.issues import Issue
from hearingdesk.when import When


def ask(case: CaseFile) -> None:
    """Add them to the case."""
    kim, seo = (case.parties.by_name(name)[0].id for name in ("Kim Do-hyun", "Seo Ha-eun"))
    hearing = next(iter(case.hearings.ids()))
    turn = next(turn for turn in case.turns.all() if turn.party == kim)
    warned = next(fact for fact in case.facts.all() if fact.is_key)
    with case.change("Ask for more") as edit:
        top = edit.add(Issue(number=1, title="Who was warned", title_ko="누가 경고를 받았는가"))
        below = edit.add(Issue(number=2, title="The notice of August", parent=top.id))
        edit.add(FactIssue(fact=warned.id, issue=below.id))
        edit.add(Citation(about_kind="fact", about=warned.id, turn=turn.id))
        claim = next(iter(case.claims.all()))
        edit.update(replace(claim, issue=top.id))
        demand = Demand(
            hearing=hearing,
            party=kim,
            asked_by=seo,
            title="Papers on the fans",
            title_ko="환풍기 관련 서류",
            sent=When("2026-09-10"),
            due=When("2026-09-24"),
        )
        demand = edit.add(demand)
        items = (
            ("The purchase request of 30 August", "submitted", When("2026-09-22")),
            ("The mail register, whole", "asked", None),
            ("Minutes of the board", "refused_trade", None),
        )
        for number, (text, state, received) in enumerate(items, 1):
            item = DemandItem(demand=demand.id, number=number, text=text, state=state, received=received)
            edit.add(item)
        counted = Deadline(
            title="Serve the summons for December", rule="KR-WIT-SERVE", due=When("2026-11-26")
        )
        edit.add(replace(counted, basis="Act on Testimony art. 5(5), 16"))
