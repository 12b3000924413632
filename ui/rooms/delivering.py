"""Recording a service together with what the served paper itself says, where the file does not know it yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from hearingdesk.procedure.ledger import ledger_for
from hearingdesk.procedure.reported import reported
from hearingdesk.procedure.trial import Trial, tried
from hearingdesk.procedure.trial import service as tried_service
from hearingdesk.record import Problem, choice, dated, prose, words
from hearingdesk.records.summonses import Service, Summons
from hearingdesk.store.records import in_line
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _
from ui.forms.form import Form, Part
from ui.forms.sheet import Sheet
from ui.rooms.editor import Editor

_OF_SERVICE = ("method", "served", "sent", "recipient", "relation", "place", "proof")
_OF_PAPER = ("issued", "issuer", "states_time", "states_place", "states_sanctions", "states_gist")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The choices of the sheet: a service, and the open fields of the summons that was served."""

    id: int = 0
    method: str = choice(N_("Method"), "service_method")
    served: When | None = dated(N_("Served"))
    sent: When | None = dated(N_("Sent"))
    recipient: str = words(N_("Handed to"))
    relation: str = words(N_("Relation to the witness"))
    place: str = words(N_("Place"))
    proof: str = prose(N_("Proof"))
    issued: When | None = dated(N_("Issued"))
    issuer: str = words(N_("Issued by"))
    states_time: str = choice(N_("States the time"), "yes_no")
    states_place: str = choice(N_("States the place"), "yes_no")
    states_sanctions: str = choice(N_("States the sanctions"), "yes_no")
    states_gist: str = choice(N_("States the gist of questions"), "yes_no")

    def service(self, summons: int) -> Service:
        """The service alone."""
        return Service(summons=summons, **{name: getattr(self, name) for name in _OF_SERVICE})

    def paper(self, summons: Summons) -> Summons:
        """The summons with what was open filled in."""
        given = {name: value for name in _OF_PAPER if (value := getattr(self, name))}
        return replace(
            summons, **{name: value for name, value in given.items() if not getattr(summons, name)}
        )

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from self.service(1).problems()


def record_service(editor: Editor, summons: Summons, trial: Trial | None = None) -> Sheet:
    """A sheet for a service; a trial fills it, for somebody to look over before it is recorded."""
    desk, title = editor.desk, _("Record service")
    asked = [name for name in _of_paper(desk.view, summons) if not getattr(summons, name)]
    parts = [Part(_OF_SERVICE)]
    if asked:
        parts.append(Part(tuple(asked), _("The paper that was served, as far as the file does not say it")))

    def save(delivery: Delivery) -> None:
        with desk.change(title) as edit:
            stored = edit.add(delivery.service(summons.id))
            if (paper := delivery.paper(summons)) != summons:
                edit.update(paper)
        name = in_line(_(desk.view.services.one), desk.view.services.name(stored))
        desk.say(_("Added: {name}", name=name), "ok", _("Undo"), desk.undo)

    sub = desk.view.summonses.name(summons)

    def filled(form: Form) -> None:
        """Only now: what was tried is no record, so that leaving the sheet asks before it is lost."""
        if trial is not None:
            tried_out = _filled(desk.view, summons, trial)
            for name in (*_OF_SERVICE, *asked):
                form.box(name).field.set(getattr(tried_out, name))
                form.box(name).calm()

    return editor.form(Delivery(), parts, title, save, sub=sub, words=title, below=filled)


def _of_paper(view: View, summons: Summons) -> list[str]:
    """What the law there asks of the paper: who issued it when, and what it must or may state."""
    hearing = view.hearings.find(summons.hearing)
    ledger = ledger_for(view.matter.jurisdiction, hearing.kind) if hearing else None
    issued, stated = (ledger.asks("issued"), ledger.asks("contents")) if ledger else (None, None)
    wanted = {*(("issued", "issuer") if issued else ()), *((*stated.must, *stated.may) if stated else ())}
    return [name for name in _OF_PAPER if name in wanted]


def _filled(view: View, summons: Summons, trial: Trial) -> Delivery:
    sitting = view.sittings.find(summons.sitting)
    facts = reported(view, summons, sitting, None)
    ledger = ledger_for(facts.jurisdiction, facts.kind)
    served: Any = tried_service(facts, trial)
    paper: Any = tried(facts, trial, ledger).summons if ledger else summons
    known = {one.name for one in fields(Delivery)} - {"id"}
    return Delivery(**{name: getattr(served if name in _OF_SERVICE else paper, name) for name in known})
