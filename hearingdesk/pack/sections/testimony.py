"""What witnesses said: turns that somebody marked first and all of them, then the first answers, each with its cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.blocks import QuoteBlock, SideBy
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares, works
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, join, phrase
from hearingdesk.records.notes import Mark, Marks
from hearingdesk.records.turns import Transcripts, Turn
from hearingdesk.words import N_

MOST = 12  # turns of one witness that are printed without a mark
QUOTED = 260  # letters; longer words are no quotation to stand alone


class Testimony:
    """The testimony of all the witnesses of a pack, read at once."""

    def __init__(self, brief: Brief, parties: Sequence[int]) -> None:
        self._brief = brief
        self._marks = self._marked()
        self._of: dict[int, list[Turn]] = defaultdict(list)
        wanted = set(parties)
        for turn in brief.turns(list(self._marks)):
            if turn.party in wanted:
                self._of[turn.party].append(turn)
        turns = brief.view.turns
        for turn in turns.all(turns.first_of(parties, MOST)):
            if turn.party and turn.id not in self._marks and brief.find(Transcripts, turn.transcript):
                self._of[turn.party].append(turn)
        self._total = self._counted(parties)
        self._asked = self._questions()

    def unlinked(self, party: int) -> bool:
        """Whether there are records of what was said, and nothing in them is linked to this person."""
        return party not in self._of and bool(self._brief.every(Transcripts))

    def quoted(self, press: Press, party: int) -> Iterator[Block]:
        """The marked words of a witness that are short enough to stand alone, if there are any."""
        for turn in self._of.get(party, ()):
            for mark in self._marks.get(turn.id, ()):
                words = turn.text[mark.starts or 0 : mark.ends or None].strip(' “”"')
                if 0 < len(words) <= QUOTED:
                    code, key = self._brief.cites.turn(turn)
                    yield QuoteBlock(f"“{words}”", [Run(code, "accent", key), *self._judged(press, mark)])
                    return

    def told(self, press: Press, party: int) -> Iterator[Block]:
        """The testimony of a witness, each answer under the question it followed."""
        turns = [turn for turn in self._of.get(party, ()) if turn.id in self._marks or not self._brief.short]
        if not turns:
            return
        yield Subhead(Two.said(N_("Key testimony")), level=2, listed=False)
        if (total := self._total[party]) > len(turns):
            words = phrase(N_("Shown: {n} of {total} turns, those marked first."), n=len(turns), total=total)
            yield Words(press.first(words), "small", keeps=True)
        for turn in turns:
            if not self._brief.short and (question := self._asked.get(turn.id)):
                yield self._turn(press, question, keeps=True)
            yield self._turn(press, turn)

    def _turn(self, press: Press, turn: Turn, *, keeps: bool = False) -> Block:
        code, key = self._brief.cites.turn(turn)
        name = self._brief.name(turn.party)
        said = [Run(press.first(name) or turn.label or "–", "name"), Run(f"{NBSP} "), Run(turn.text)]
        side: list[Block] = [Words([Run(code, "accent", key)], "side")]
        marks = self._marks.get(turn.id, ()) if prepares(self._brief.readers) else ()
        if marks:
            kinds = dict.fromkeys(coded("mark_kind", mark.kind) for mark in marks)
            side.append(Words(press.first(join(kinds)), "side"))
        main: list[Block] = [Words(said, "turn")]
        if works(self._brief.readers):
            main += [Words(mark.text, "source") for mark in marks if mark.text]
        return SideBy(side, main, keeps=keeps)

    def _judged(self, press: Press, mark: Mark) -> list[Run]:
        if not prepares(self._brief.readers):
            return []
        return [Run(f" · {press.first(coded('mark_kind', mark.kind))}")]

    def _marked(self) -> dict[int, list[Mark]]:
        marks: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._brief.every(Marks):
            if mark.turn:
                marks[mark.turn].append(mark)
        return marks

    def _counted(self, parties: Sequence[int]) -> dict[int, int]:
        total: dict[int, int] = defaultdict(int)
        for (party, transcript), n in self._brief.view.turns.counted(parties).items():
            if self._brief.find(Transcripts, transcript):
                total[party] += n
        return total

    def _questions(self) -> dict[int, Turn]:
        """The turn before each answer, where somebody else asked it and it is not shown as testimony itself."""
        shown = {turn.id: turn for turns in self._of.values() for turn in turns}
        before = self._brief.view.turns.before(list(shown))
        asked = {turn.id: turn for turn in self._brief.turns(list(dict.fromkeys(before.values())))}
        return {
            answer: asked[question]
            for answer, question in before.items()
            if question in asked and question not in shown and asked[question].kind in ("question", "speech")
        }
