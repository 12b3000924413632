"""A profile of a table as it is filled in, column by column; it becomes TOML, and comes back from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hearingdesk.exchange.profiles.common import told
from hearingdesk.exchange.profiles.toml_out import written
from hearingdesk.exchange.tables import FOUND, Layout
from hearingdesk.exchange.tabular.profile import MEANINGS, UNKNOWN, Shape, TableProfile, bundled, profile_of
from hearingdesk.words import N_, _

SHAPES: Mapping[Shape, str] = {
    "turns": N_("What was said: a row a turn"),
    "people": N_("People: a row a person"),
    "entries": N_("Notes: a row a note"),
}
MEANING_NAMES: Mapping[str, str] = {  # what a column may mean, in the order in which it is offered
    "label": N_("Speaker as printed"),
    "text": N_("Words said"),
    "after": N_("Words said in reply"),
    "date": N_("Day of the sitting"),
    "clock": N_("Time of day"),
    "cite": N_("Number of the turn"),
    "page": N_("Page"),
    "row": N_("Line of the page"),
    "name": N_("Name"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "name_ko": N_("Name in Korean"),
    "hanja": N_("Name in Hanja"),
    "romanised": N_("Name in Latin letters"),
    "alias": N_("Other name"),
    "who": N_("Mark of the speaker"),
    "key": N_("Mark that tells namesakes apart"),
    "role": N_("Role or office"),
    "office": N_("Office of a witness"),
    "organisation": N_("Organisation"),
    "place": N_("Place of a witness"),
    "kind": N_("Kind of turn"),
    "committee": N_("Committee"),
    "part": N_("Part in the committee"),
    "party": N_("Political party"),
    "term": N_("Term"),
    "district": N_("District"),
    "since": N_("Since"),
    "until": N_("Until"),
    "title": N_("Heading of the note"),
}
DAYS: Mapping[str, tuple[str, ...]] = {"turns": ("date",), "people": ("since", "until"), "entries": ()}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "turns": ("text",),
    "people": ("name", "given", "family"),
    "entries": (),
}
_OWN = frozenset(
    {
        "importer",
        "rows",
        "needs",
        "order",
        "delimiter",
        "header",
        "sheet",
        "encoding",
        "of",
        "rest",
        "columns",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDraft:
    """How a table is to be read, as far as it has been said."""

    rows: Shape = "entries"
    meanings: Mapping[str, str] = field(
        default_factory=dict
    )  # heading -> meaning, for the columns of one file
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the same meaning in other files
    order: str = ""
    layout: Layout = FOUND
    encoding: str = ""
    of: str = ""  # the committee whose files it reads
    rest: bool = True  # what has no meaning stands as a note under its row
    more: Mapping[str, Any] = field(default_factory=dict)  # whatever else a profile says

    def offered(self) -> list[str]:
        """The meanings that a column may have."""
        return [meaning for meaning in MEANING_NAMES if meaning in MEANINGS[self.rows]]

    def mean(self, heading: str, meaning: str) -> TableDraft:
        """A column means this; another that did means nothing any more. "" is not read."""
        kept = {one: "" if had == meaning else had for one, had in self.meanings.items()}
        return replace(self, meanings={**kept, heading: meaning})

    def shaped(self, rows: Shape) -> TableDraft:
        """The rows are something else; columns keep what they can mean there, and others mean what they are called."""
        kept = {one: had if had in MEANINGS[rows] else "" for one, had in self.meanings.items()}
        columns, usual = tuple(kept), _usual(rows)
        called = (replace(usual, needs=()).places(columns) or {}) if usual else {}
        for meaning, place in called.items():
            if not kept[columns[place]] and meaning not in kept.values():
                kept[columns[place]] = meaning
        headings = {one: words for one, words in self.headings.items() if one in MEANINGS[rows]}
        return replace(self, rows=rows, meanings=kept, headings=headings, more=_words_of(usual))

    def problems(self) -> Iterator[str]:
        """A sentence for whatever keeps the table from being read."""
        needed = _NEEDED[self.rows]
        held = {*self.meanings.values(), *self.headings}
        if needed and not held & {*needed}:
            yield _("Say which column is “{meaning}”.", meaning=_(MEANING_NAMES[needed[0]]))

    def settings(self) -> str:
        """The profile as TOML."""
        columns: dict[str, list[str]] = {}
        for meaning in self.offered():
            here = [heading for heading, means in self.meanings.items() if means == meaning]
            elsewhere = [one for one in self.headings.get(meaning, ()) if one not in self.meanings]
            if here or elsewhere:
                columns[meaning] = [*here, *elsewhere]
        said = {
            "importer": "table",
            "rows": self.rows,
            "needs": self._needs(columns),
            "order": self.order,
            "delimiter": self.layout.delimiter,
            "sheet": self.layout.sheet,
            "encoding": self.encoding,
            "of": self.of,
        }
        made: dict[str, Any] = {name: value for name, value in said.items() if value}
        if self.layout.header is not None:
            made["header"] = self.layout.header
        if self.rest and self.rows == "turns":
            made["rest"] = True
        return written({**made, **self.more, "columns": columns})

    def _needs(self, columns: Mapping[str, object]) -> list[str]:
        """Without which columns it is another table: what makes up a row, and the label where there is one."""
        wanted = {"turns": ("text", "label"), "people": ("name", "given", "family"), "entries": ()}[self.rows]
        return [meaning for meaning in wanted if meaning in columns]


def draft_of(settings: str, columns: tuple[str, ...], name: str = "") -> TableDraft:
    """The draft of a profile over the columns of a file. Raises Invalid where it cannot be read."""
    profile, said = profile_of(name, settings), told(name, settings)
    return _draft(profile, columns, {key: value for key, value in said.items() if key not in _OWN}, said)


def draft_for(columns: tuple[str, ...]) -> TableDraft:
    """A draft that begins as the program reads a table with these headings by itself."""
    fitting = next((one for one in bundled() if one.places(columns) is not None), UNKNOWN)
    return draft_like(fitting, columns)


def draft_like(profile: TableProfile, columns: tuple[str, ...]) -> TableDraft:
    """A draft that begins as one of the program's own profiles."""
    more = {
        "title": {},
        "language": profile.language,
        "hearing": profile.hearing if profile.hearing != "hearing" else "",
        "witnesses": profile.witnesses if profile.witnesses != "role" else "",
        "committee": profile.committee,
        "remarks": list(profile.remarks),
        "capacities": dict(profile.capacities),
        "kinds": dict(profile.kinds),
        "parts": dict(profile.parts),
        "split": dict(profile.split),
        "post": dict(profile.post),
    }
    return _draft(profile, columns, {key: value for key, value in more.items() if value}, {})


def _draft(
    profile: TableProfile, columns: tuple[str, ...], more: Mapping[str, Any], said: Mapping[str, Any]
) -> TableDraft:
    places = replace(profile, needs=()).places(columns) or {}
    means = {place: meaning for meaning, place in places.items()}
    meanings: dict[str, str] = {}
    for place, heading in enumerate(columns):
        meanings.setdefault(heading, means.get(place, ""))  # of two with one heading the first is read
    return TableDraft(
        rows=profile.rows,
        meanings=meanings,
        headings=profile.columns,
        order=profile.order,
        layout=profile.layout,
        encoding=str(said.get("encoding", "")),
        of=str(said.get("of", "")),
        rest=profile.rest if said else True,
        more=more,
    )


def _usual(rows: Shape) -> TableProfile | None:
    """The program's own profile of such rows that asks for least."""
    return next((one for one in bundled() if one.name == rows), None)


def _words_of(usual: TableProfile | None) -> dict[str, Any]:
    """What it says of the words in the columns."""
    if usual is None:
        return {}
    more = {"capacities": dict(usual.capacities), "split": dict(usual.split)}
    return {key: value for key, value in more.items() if value}
