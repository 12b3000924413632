"""The sheets behind the actions of a procedure: each records one event, or the same event of several records."""

from __future__ import annotations

from dataclasses import dataclass, field, make_dataclass
from typing import Any

from hearingdesk import record
from hearingdesk.record import Field, Problem, in_language
from hearingdesk.records.complaints import ComplaintSignature
from hearingdesk.store.records import shorten
from hearingdesk.when import When
from hearingdesk.words import N_, _, language
from ui.desk import Place
from ui.forms.form import Part
from ui.rooms.bench import Bench, shown
from ui.rooms.several import several
from ui.rooms.sheet import Adding

NAMED = 70  # letters of a measure over its fields


def rule_on_letter(bench: Bench) -> None:
    """What was said to the latest statement of reasons of the summons on the page."""
    letter = bench.desk.view.summonses.excuses(shown(bench).id)[-1]
    place = Place(table="excuse", id=letter.id)
    bench.editor.some(place, ("ruling", "ruled", "ruled_by"), _("Record the ruling on it"))


def resolve_complaint(bench: Bench) -> None:
    """In whose name the complaint on the page is, by which resolution; the ways that are open stand beneath."""
    from hearingdesk.procedure.dossiers import dossier_of

    desk, place = bench.desk, shown(bench)
    complaint = desk.view.complaints.get(place.id)
    stages = dossier_of(desk.view, complaint, desk.as_of).stages
    text = next((one.text.say(language()) for one in stages if one.name == "authority"), "")
    names = ("basis", "resolution", "resolved", "signatures")
    bench.editor.some(place, names, _("Record the resolution"), sub=text)


def dispose_of_counts(bench: Bench) -> None:
    """What became of each count of the complaint on the page, in one change."""
    desk, title = bench.desk, _("Record dispositions")
    counts = desk.view.complaints.counts(shown(bench).id)
    named = [desk.view.complaint_counts.name(one, language()) for one in counts]
    _record(bench, counts, ("disposition", "disposed"), named, title)


def record_measures(bench: Bench) -> None:
    """What became of each measure of the decision on the page, in one change."""
    desk, title = bench.desk, _("Record what was done")
    measures = desk.view.decisions.measures(shown(bench).id)
    named = [_measure(one) for one in measures]
    _record(bench, measures, ("state", "done", "evidence"), named, title)


def _measure(one: Any) -> str:
    text = shorten(in_language(one, "text", language()), NAMED)
    return f"{one.number}. {text}" if one.number else text


def _record(bench: Bench, records: list[Any], names: tuple[str, ...], titles: list[str], title: str) -> None:
    desk, place = bench.desk, shown(bench)
    made = several(records, names, titles)

    def save(result: Any) -> None:
        with desk.change(title) as edit:
            for one in made.edited(result):
                edit.update(one)

    sub = desk.view.of(place.table).called(place.id, language())
    bench.editor.form(made.shown, made.parts, title, save, sub=sub)


@dataclass(frozen=True, slots=True)
class Signing:
    """Who can still sign the complaint: the members of its committee that have not."""

    members: tuple[tuple[int, str], ...]  # party and name


def sign_complaint(bench: Bench) -> None:
    """A tick for each member of the committee; without members on file a signer is picked from everybody."""
    place = shown(bench)
    signing = _can_sign(bench, place.id)
    if not signing.members:
        bench.editor.add(Adding("complaint_signature", {"complaint": place.id}))
        return
    _tick(bench, place.id, signing)


def _can_sign(bench: Bench, complaint: int) -> Signing:
    view = bench.desk.view
    found = view.complaints.get(complaint)
    hearing = view.hearings.find(found.hearing)
    committee = (hearing.lead if hearing else None) or view.matter.committee
    signed = {one.party for one in view.complaints.signatures(complaint)}
    members = view.committee_members.of(committee) if committee else []
    listed = dict.fromkeys(one.party for one in members if one.party and one.party not in signed)
    return Signing(tuple((party, view.parties.called(party, language())) for party in listed))


def _tick(bench: Bench, complaint: int, signing: Signing) -> None:
    desk, title = bench.desk, _("Record signatures")
    shape: list[tuple[str, Any, Any]] = [("id", int, 0), ("day", When, record.dated(N_("Signed")))]
    for party, name in signing.members:
        meaning = Field(name, "flag")
        shape.append((f"member_{party}", bool, field(default=False, metadata={"field": meaning})))

    def problems(self: Any) -> list[Problem]:
        if not any(getattr(self, f"member_{party}") for party, _name in signing.members):
            return [("day", _("Tick who signed."))]
        return []

    made = make_dataclass("Signatures", shape, frozen=True, namespace={"problems": problems})

    def save(result: Any) -> None:
        with desk.change(title) as edit:
            for party, _name in signing.members:
                if getattr(result, f"member_{party}"):
                    edit.add(ComplaintSignature(complaint=complaint, party=party, day=result.day))

    sub = desk.view.complaints.called(complaint, language())
    bench.editor.form(made(), (Part(),), title, save, sub=sub, words=title)
