"""The story of one pack, section by section, before it is laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.job import Progress
from hearingdesk.pack.annexed import ANNEX
from hearingdesk.pack.asked import PackOptions, look_of
from hearingdesk.pack.book import moment
from hearingdesk.pack.brief import Annexed, Brief
from hearingdesk.pack.exhibits.chosen import read_chosen
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Title
from hearingdesk.pack.outline import Item, whole_outline
from hearingdesk.pack.section import Section, letter
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two
from hearingdesk.records.packs import Pack
from hearingdesk.view import View
from hearingdesk.words import N_, _

NOTHING = N_("The file has nothing to list here for these readers.")


class Telling:
    """One pack being told: what it is told from, how it is set, how far it is."""

    def __init__(
        self, view: View, pack: Pack, options: PackOptions, progress: Progress, annex: Annexed | None
    ) -> None:
        matter = view.matter
        self.pack = pack
        self.look = look_of(options, pack, matter)
        shown = SECTIONS["exhibits"] in [section for _item, section in self._chosen(annex)]
        exhibits = read_chosen(pack.exhibits) if shown else []
        self.brief = Brief(
            view, self.look.audience, made_at(matter.zone), pack, annex, options.as_of, exhibits, progress
        )
        self.press = self.look.press()
        self._told = progress
        self._starts: list[int] = []
        self._titles: list[str] = []
        self.told: list[str] = []  # the names of the sections that had something to tell
        self._blocks = 0
        self.silent: list[str] = []  # the sections that have nothing to tell

    def tell(self) -> list[Block]:
        """The story of every section that has something to tell, under its letter."""
        story: list[Block] = []
        chosen = self._chosen(self.brief.annex)
        told = self.brief.story
        self.brief.chosen = {section.name for _item, section in chosen}
        for place, (item, section) in enumerate(sorted(chosen, key=lambda one: one[1].closing)):
            self._told(place, len(chosen), _("Reading: {section}", section=_(section.title)))
            with self.brief.telling(item, section):
                told[section.name] = list(section.tell(self.brief, self.press))
        subjects = [section.name for _item, section in chosen if not section.lists]
        if self.pack.sections and subjects and not any(told[name] for name in subjects):
            told.update({section.name: [] for _item, section in chosen if section.lists})
            told[subjects[0]] = [Words(Two.said(NOTHING))]
        for _item, section in chosen:
            if not (blocks := told[section.name]):
                self.silent.append(section.name)
                continue
            self._starts.append(len(story))
            self._titles.append(_(section.title))
            self.told.append(section.name)
            story += [_opener(section, len(self._starts) - 1), *blocks]
        self._blocks = len(story)
        if self.brief.exhibits:
            from hearingdesk.pack.exhibits.frames import cite_back  # few packs have any

            cite_back(story, self.press)
        return story

    def tell_alone(self, name: str, told: Sequence[str]) -> list[Block]:
        """The story of one section, under the letter it has where those `told` are.

        Empty where it tells nothing, or gathers what the others tell.
        """
        chosen = self._chosen(self.brief.annex)
        self.brief.chosen = {section.name for _item, section in chosen}
        for item, section in chosen:
            if section.name == name and not section.closing:
                with self.brief.telling(item, section):
                    blocks = list(section.tell(self.brief, self.press))
                return [_opener(section, told.index(name)), *blocks] if blocks else []
        return []

    def progress(self, done: int, total: int, what: str) -> None:
        """Say of every page which section it belongs to; the blocks before the story are the contents."""
        place = bisect_right(self._starts, done - (total - self._blocks)) - 1
        if place >= 0:
            what = _("{label}: {words}", label=self._titles[place], words=what)
        self._told(done, total, what)

    def _chosen(self, annex: Annexed | None) -> Sequence[tuple[Item, Section]]:
        """The sections the briefing pack wants, in its order and with what it wants of each; else all."""
        if annex is not None:
            return [(Item(name), SECTIONS[name]) for name in (ANNEX, "sources")]
        known = {section.name: section for section in SECTIONS.all()}
        items = whole_outline(self.pack.sections, list(known.values()))
        return [(item, known[item.name]) for item in items if item.name in known and not item.off]


def made_at(zone: str) -> datetime:
    """The moment a pack is made, in the time zone of its matter."""
    return moment().astimezone(zone_of(zone))


def zone_of(name: str) -> ZoneInfo | Any:
    """The time zone of a case; UTC where it names none that is known."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _opener(section: Section, place: int) -> Title:
    return Title(Two.said(section.title), letter=letter(place), key=section.name)
