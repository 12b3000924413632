"""By which rules of procedure a pack counts: those of the counts whose words it prints."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.sections.following import tells_hidden
from hearingdesk.pack.sections.verdict import judged, rests_on_hidden
from hearingdesk.procedure.decided import decided
from hearingdesk.procedure.dossiers import dossier_of
from hearingdesk.procedure.rule import Both
from hearingdesk.records.complaints import Complaints
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.decisions import Decisions, Measures
from hearingdesk.records.summonses import Summonses

Count = tuple[str, Both]  # the rule, and the words in which its count is told


def counted_by(brief: Brief, text: str) -> set[str]:
    """The ids of the rules whose counts stand in the text of a pack, and of those it names."""
    found = {rule for rule, words in _counts(brief) if words and (words.en in text or words.ko in text)}
    return found | {one.rule for one in brief.every(Deadlines) if one.rule and one.rule in text}


def _counts(brief: Brief) -> Iterator[Count]:
    """Every count that sections of a pack could tell to its readers."""
    if prepares(brief.readers):
        yield from _of_summonses(brief)
        yield from _of_complaints(brief)
    for decision in brief.every(Decisions):
        measures = brief.where(Measures, "decision", decision.id)
        found = decided(decision, measures, brief.matter.jurisdiction, brief.law, brief.as_of)
        readings = [reading for due in found.dues for reading in due.readings]
        readings += [reading for _title, reading in found.besides]
        for reading in readings:
            if reading.counted is not None:
                yield reading.counted.rule, reading.counted.derivation
                yield reading.counted.rule, reading.words


def _of_summonses(brief: Brief) -> Iterator[Count]:
    for summons in brief.every(Summonses):
        if rests_on_hidden(brief, summons):
            continue
        for verdict in judged(brief, summons):
            if verdict.counted is not None:
                yield verdict.counted.rule, verdict.counted.derivation
            for reasons in verdict.reasons:
                yield reasons.counted.rule, reasons.text


def _of_complaints(brief: Brief) -> Iterator[Count]:
    for complaint in brief.every(Complaints):
        dossier = dossier_of(brief.view, complaint, brief.as_of, brief.law)
        if not tells_hidden(brief, dossier):
            for stage in dossier.stages:
                yield from ((one.rule, one.derivation) for one in stage.counted)
