"""What is recorded of an absence, of a complaint, of a regulator's decision: one action for each event."""

from __future__ import annotations

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.bench import Bench, can_edit, on_record, shown
from ui.rooms.sheet import Adding

MENU = N_("&Procedure")


def _on_summons(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "summons"


def _with_letter(bench: Bench) -> bool:
    return _on_summons(bench) and bool(bench.desk.view.summonses.excuses(shown(bench).id))


def _on_complaint(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "complaint"


def _with_counts(bench: Bench) -> bool:
    return _on_complaint(bench) and bool(bench.desk.view.complaints.counts(shown(bench).id))


def _on_decision(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "decision"


def _with_measures(bench: Bench) -> bool:
    return _on_decision(bench) and bool(bench.desk.view.decisions.measures(shown(bench).id))


def _has_annex(bench: Bench) -> bool:
    return on_record(bench) and shown(bench).table in ("complaint", "summons")


@action("absence.excuse", N_("Record an &excuse letter…"), menu=MENU, icon="mail", when=_on_summons)
def excuse(bench: Bench) -> None:
    """Record a statement of reasons for not attending."""
    title = _("Record an excuse letter")
    bench.editor.add(Adding("excuse", {"summons": shown(bench).id}), title=title, words=title)


@action("absence.rule", N_("Record the &ruling on it…"), menu=MENU, icon="gavel", when=_with_letter)
def rule(bench: Bench) -> None:
    """Record what was said to the latest statement of reasons."""
    from ui.rooms.recording import rule_on_letter

    rule_on_letter(bench)


@action(
    "absence.complain",
    N_("&New complaint from this absence…"),
    menu=MENU,
    keys="Ctrl+Shift+G",
    icon="gavel",
    when=_on_summons,
)
def complain(bench: Bench) -> None:
    """A complaint filled with the accused, the offence, the day and the resolution."""
    from ui.rooms.accusing import complain_of_absence

    complain_of_absence(bench)


@action("complaint.charge", N_("Add a &count…"), menu=MENU, icon="plus", when=_on_complaint)
def charge(bench: Bench) -> None:
    """Accuse somebody of something."""
    bench.editor.add(Adding("complaint_count", {"complaint": shown(bench).id}))


@action("complaint.resolve", N_("Record the re&solution…"), menu=MENU, icon="gavel", when=_on_complaint)
def resolve(bench: Bench) -> None:
    """In whose name, by which resolution or how many signatures."""
    from ui.rooms.recording import resolve_complaint

    resolve_complaint(bench)


@action("complaint.sign", N_("Record si&gnatures…"), menu=MENU, icon="pencil", when=_on_complaint)
def sign(bench: Bench) -> None:
    """Who of the committee signed."""
    from ui.rooms.recording import sign_complaint

    sign_complaint(bench)


@action("complaint.file", N_("Record the &filing…"), menu=MENU, icon="file-check", when=_on_complaint)
def file(bench: Bench) -> None:
    """When it was filed, and with whom."""
    bench.editor.some(shown(bench), ("filed", "addressee"), _("Record the filing"))


@action(
    "complaint.receive",
    N_("Record the rece&ipt…"),
    menu=MENU,
    keys="Ctrl+Shift+R",
    icon="mail",
    when=_on_complaint,
)
def receive(bench: Bench) -> None:
    """When it was received: another event than the filing."""
    bench.editor.some(shown(bench), ("received",), _("Record the receipt"))


@action(
    "complaint.step",
    N_("Record a s&tep of the investigation…"),
    menu=MENU,
    keys="Ctrl+Shift+T",
    icon="plus",
    when=_on_complaint,
)
def step(bench: Bench) -> None:
    """An interim report, an extension, a transfer, or whatever else happened."""
    title = _("Record a step of the investigation")
    bench.editor.add(Adding("complaint_step", {"complaint": shown(bench).id}), title=title, words=title)


@action("complaint.dispose", N_("Record &dispositions…"), menu=MENU, icon="scale", when=_with_counts)
def dispose(bench: Bench) -> None:
    """What became of each accused."""
    from ui.rooms.recording import dispose_of_counts

    dispose_of_counts(bench)


@action(
    "complaint.annex",
    N_("Print the &annex…"),
    menu=MENU,
    keys="Ctrl+Shift+A",
    icon="printer",
    when=_has_annex,
)
def annex(bench: Bench) -> None:
    """The dossier as the annex of a complaint."""
    from ui.rooms.packing import build_annex

    build_annex(bench)


@action("decision.serve", N_("Record ser&vice in writing…"), menu=MENU, icon="mail", when=_on_decision)
def serve(bench: Bench) -> None:
    """When a decision was announced and when it was served: two events."""
    names = ("decided", "announced", "notified", "runs_from")
    bench.editor.some(shown(bench), names, _("Record service in writing"))


@action("decision.done", N_("Record what &was done…"), menu=MENU, icon="file-check", when=_with_measures)
def done(bench: Bench) -> None:
    """What became of each measure, and on what evidence."""
    from ui.rooms.recording import record_measures

    record_measures(bench)
