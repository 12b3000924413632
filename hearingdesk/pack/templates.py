"""Templates: what a new briefing pack begins with; some come with the program, a committee keeps its own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearingdesk.pack.outline import read_outline, write_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.two import Two
from hearingdesk.places import resources
from hearingdesk.records.memory import Template
from hearingdesk.records.packs import Pack
from hearingdesk.view import View
from hearingdesk.words import language

_KEPT = (
    "audience",
    "language",
    "paper",
    "style",
    "duplex",
    "marking",
    "sections",
)  # of a pack; what it says is its own
_USUAL = Pack()


@dataclass(frozen=True, slots=True)
class Shape:
    """A template. `own` is the id of the committee's own, 0 for one of the program's.

    `asks` is a section that is to be limited to words which the person gives, such as the name of one witness.
    `printed` is what its packs are called on paper, where the list of templates has to say more of it.
    """

    title: str
    title_ko: str
    settings: Mapping[str, str | bool]
    asks: str = ""
    own: int = 0
    printed: Two = Two()

    def label(self) -> str:
        """Its name in the language of the program."""
        return self.title_ko if language() == "ko" and self.title_ko else self.title

    def pack(self, words: str = "", hearing: int | None = None, named: Two | None = None) -> Pack:
        """A pack that begins so; `words` limit the section it asks them for, `named` is what its title says of them."""
        called = self.printed or Two(self.title, self.title_ko)
        made = replace(Pack(title=called.en, title_ko=called.ko, hearing=hearing), **self.settings)
        if not (self.asks and words):
            return made
        items = read_outline(made.sections, SECTIONS.all())
        items = [replace(item, words=words) if item.name == self.asks else item for item in items]
        about = named or Two(words)
        titles = {
            "title": f"{made.title}: {about.first('en')}",
            "title_ko": f"{made.title_ko}: {about.first('ko')}",
        }
        return replace(made, sections=write_outline(items), **titles)


def named_by(view: View, words: str) -> Two:
    """The person of this name as each language writes it; the words themselves where that is not one."""
    found = view.parties.by_name(words)
    return Two(found[0].name, found[0].name_ko) if len(found) == 1 else Two(words)


def templates(view: View) -> list[Shape]:
    """Those of the program, then the committee's own."""
    return [*shipped(), *(_own(one) for one in view.templates.all())]


def shipped() -> list[Shape]:
    """Those that come with the program."""
    told = tomllib.loads(resources("pack", "templates.toml").read_text("utf-8"))
    return [
        Shape(
            one["en"],
            one["ko"],
            _settings({**one, "sections": _outline(one["sections"])}),
            one.get("asks", ""),
            printed=Two(**one.get("printed", {})),
        )
        for one in told["template"]
    ]


def kept(pack: Pack, title: str) -> Template:
    """A template of the committee's own, as this pack is now."""
    told = {name: getattr(pack, name) for name in _KEPT}
    return Template(title=title, settings=json.dumps(told, ensure_ascii=False))


def _own(one: Template) -> Shape:
    """One of the committee's; settings that cannot be read leave the pack as it usually is."""
    try:
        told = json.loads(one.settings)
    except ValueError:
        told = {}
    return Shape(one.title, "", _settings(told if isinstance(told, dict) else {}), own=one.id)


def _settings(told: Mapping[str, Any]) -> dict[str, str | bool]:
    usual = {name: getattr(_USUAL, name) for name in _KEPT}
    found = {name: told[name] for name in _KEPT if isinstance(told.get(name), type(usual[name]))}
    return {name: value for name, value in found.items() if value != usual[name]}


def _outline(sections: Sequence[Any]) -> str:
    """Every section as an entry of its own: a list of bare names would have no order."""
    return json.dumps(
        [{"name": one} if isinstance(one, str) else one for one in sections], ensure_ascii=False
    )
