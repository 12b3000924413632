"""Said and said: every proposition in dispute, the forms it was put in, by whom, when, and where that is written."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Column, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.ink import Ink
from hearingdesk.pack.kept import Item, Pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.style import ACCENT, TINT
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import day, field, join, paragraphs, stood
from hearingdesk.records.claims import Claim, Claims, ClaimVersion, ClaimVersions
from hearingdesk.words import N_

INSET = 10.0  # of the words of a rung from the edges of its tint


class Rung(Item):
    """One form of a claim on a ladder of several: its date in the margin, the words on a tint."""

    def __init__(self, date: Two, main: list[Block], press: Press) -> None:
        side = [Words(press.first(date), "date")]
        if second := press.second(date):
            side.append(Words(second, "date-under"))
        super().__init__(side, main, after=4.0)
        self.head, self.foot = 8.0, 9.0

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        *side, main = super().columns(press, width)
        return (*side, Column(main.x + INSET, main.width - 2 * INSET, main.blocks, main.drop))

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        sheet = ink.press.sheet
        if ink.press.design.tinted:
            ink.box(x + sheet.hang, y - height, sheet.main, height, TINT)
        ink.box(x + sheet.hang, y - height, 1.6, height, ACCENT)


@section("claims", N_("Claims in dispute"), order=30, of=("claim",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    for claim in brief.every(Claims):
        versions = brief.where(ClaimVersions, "claim", claim.id)
        versions = [versions[0], versions[-1]] if brief.short and len(versions) > 2 else versions
        yield Subhead(field(claim, "title"), listed=False, key=f"claim-{claim.id}")
        for block in _opening(brief, press, claim):
            block.keeps = block.parted = bool(versions)
            yield block
        if len(versions) == 2 and all(len(version.text) < 400 for version in versions):
            first, second = versions
            yield Pair(_side(brief, press, first), _side(brief, press, second))
        else:
            for version in versions:
                yield Rung(day(version.day), _rung(brief, press, version), press)


def _opening(brief: Brief, press: Press, claim: Claim) -> list[Block]:
    """What is said of the claim itself; its forms follow, and it ends no page without them."""
    remark = paragraphs(press, field(claim, "remark"), "note")
    return [*remark, *stood(brief.cites.line(press, claim.id), press)]


def _speaker(brief: Brief, version: ClaimVersion) -> Two:
    return brief.name(version.said_by) or Two.said(N_("Speaker not in the file"))


def _side(brief: Brief, press: Press, version: ClaimVersion) -> tuple[Two, list[Block]]:
    label = join([_speaker(brief, version), day(version.day)])
    words = field(version, "text")
    text = [Run(press.first(words))]
    if second := press.second(words):
        text.append(Run(f"\n{second}", "muted"))
    if version.remark:
        text.append(Run(f"\n{version.remark}", "muted"))
    made: list[Block] = [Words(text, "panel")]
    if cites := brief.cites.bare(version.id):
        made.append(Words(cites, "source"))
    return label, made


def _rung(brief: Brief, press: Press, version: ClaimVersion) -> list[Block]:
    label = _speaker(brief, version).line(press.lang, " ")
    made: list[Block] = [
        Words(label, "panel-label", keeps=True),
        *paragraphs(press, field(version, "text"), "panel"),
    ]
    if version.remark:
        made.append(Words(version.remark, "source"))
    if sources := brief.cites.line(press, version.id):
        made.append(Words(sources, "source"))
    return made
