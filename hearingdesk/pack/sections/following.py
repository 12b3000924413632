"""Under a complaint: where it stands by the law, how its time is counted, what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.sections.verdict import rests_on_hidden, worded
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import labelled, paragraphs, runs
from hearingdesk.procedure.dossiers import Dossier, dossier_of
from hearingdesk.records.complaints import Complaint
from hearingdesk.words import N_


def following(brief: Brief, press: Press, complaint: Complaint) -> Iterator[Block]:
    """The dossier in a few lines, as of the day the pack is made; for those who prepare the hearing."""
    if not prepares(brief.readers):
        return
    found = dossier_of(brief.view, complaint, brief.as_of, brief.law)
    if tells_hidden(brief, found) or not found.stages:
        return
    yield labelled(press, Two.said(N_("By the law")), *runs(press, worded(found.headline), "bold"))
    yield from paragraphs(press, worded(found.reason), "note")
    for stage in found.stages:
        if stage.name in ("excuse", "authority", "charge"):
            yield labelled(press, worded(stage.title), *runs(press, worded(stage.text)))
        if stage.name == "investigation":
            for counted in stage.counted:
                yield labelled(press, Two.said(N_("The count")), *runs(press, worded(counted.derivation)))
    for warning in found.warnings:
        yield labelled(press, Two.said(N_("Against it")), *runs(press, worded(warning)))


def tells_hidden(brief: Brief, dossier: Dossier) -> bool:
    """Whether it would tell of something that these readers may not see."""
    ids = [id for stage in dossier.stages for _table, id in stage.records]
    summonses = [brief.view.summonses.find(one.summons) for one in dossier.accused]
    return any(brief.is_hidden(id) for id in ids) or any(
        rests_on_hidden(brief, one) for one in summonses if one is not None
    )
