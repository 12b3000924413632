"""The committees of the US Congress, who sits on them, and its members: the YAML lists of congress-legislators.

One list has the committees with their marks (HSAG, HSAG15), the other the members by those marks: imported into one
case, the second finds the committees of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Body, Document, Entry, Name, Person, Post, Seat
from hearingdesk.exchange.read_json import day_of, first_of, records, text_of, told
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_DEPTH = 20  # lists and names within one another; the loader in C breaks where they are very many
_ALIASES = 100  # a value that stands in several places; each may be a list that stands in several places
_MEMBERS = 200_000
LIMIT = 4_000_000  # bytes, which take some sixty times that; the largest of these lists has 3 million
_MARKS = re.compile(r"^ {0,4}(?:- )?(?:thomas_id|bioguide):", re.M)
_CODE = re.compile(r"^[A-Z]{4}\d{0,4}$")
_CHAIR = re.compile(r"^(?:Co-?)?Chair(?:man|woman|person)?$", re.I)


@importer(
    name="us-legislators", title=N_("US committees and members (YAML)"), suffixes=(".yaml", ".yml"), version=1
)
class UsLegislators:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.9 if len(_MARKS.findall(file.head)) > 1 else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        whole = _parsed(file)
        progress(0, 1, file.name)
        lists = _Lists(file.name)
        if isinstance(whole, dict):
            for mark, members in whole.items():
                lists.members(text_of(mark)[:300], list(records(members)))
        for one in records(whole):
            if isinstance(one.get("name"), dict):
                lists.legislator(one)
            else:
                lists.committee(one, None)
        if not (lists.bodies or lists.people):
            raise failed(file.name, _("it has neither committees nor members."), 1)
        return Document(
            format="us-legislators",
            version=1,
            title=PurePath(file.name).stem or file.name,
            language="en",
            people=tuple(lists.people.values()),
            committees=tuple(lists.bodies),
            posts=tuple(lists.posts),
            seats=tuple(lists.seats),
            entries=tuple(lists.entries),
            encoding=file.text.encoding,
            warnings=file.text.warnings,
        )


class _Lists:
    """What was read so far."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self.bodies: list[Body] = []
        self.people: dict[str, Person] = {}
        self.posts: list[Post] = []
        self.seats: list[Seat] = []
        self.entries: list[Entry] = []

    def committee(self, one: dict[str, Any], above: Body | None) -> None:
        """A committee and its subcommittees, whose names say the committee they belong to."""
        name, mark = first_of(one, ("name",))[:300], first_of(one, ("thomas_id",))[:60]
        if not name:
            self.entries.append(
                Entry(title=mark, text="\n".join(f"{key}: {text_of(one[key])}" for key in one))
            )
            return
        body = (
            Body(name=f"{name}, {above.name}", short=f"{above.short}{mark}")
            if above
            else Body(name=name, short=mark)
        )
        self.bodies.append(body)
        if above is None:
            for part in records(one.get("subcommittees")):
                self.committee(part, body)

    def members(self, committee: str, members: list[dict[str, Any]]) -> None:
        """Everybody on a committee; one of nobody is there all the same."""
        if not members and _CODE.match(committee):
            self.bodies.append(Body(name=committee, short=committee))
        for member in members:
            self.member(committee, member)

    def member(self, committee: str, one: dict[str, Any]) -> None:
        """A seat, and the post that it does not say: ranking member, ex officio."""
        name, mark = first_of(one, ("name",))[:300], first_of(one, ("bioguide",))[:60]
        key = mark or name
        if len(self.seats) >= _MEMBERS:
            raise failed(self._file_name, _("it has more members than any parliament has."))
        if not key or not committee:
            self.entries.append(
                Entry(title=committee, text="\n".join(f"{part}: {text_of(one[part])}" for part in one))
            )
            return
        names = (Name(text=mark, kind="identifier"),) if mark else ()
        self.people.setdefault(key, Person(name=name or mark, key=key, names=names))
        title = first_of(one, ("title",))[:200]
        chair = bool(_CHAIR.match(title))
        group = first_of(one, ("party",))[:100]
        self.seats.append(
            Seat(committee=committee[:300], person=key, role="chair" if chair else "member", group=group)
        )
        if title and not chair:
            self.posts.append(Post(person=key, title=f"{title}, {committee}"[:500]))

    def legislator(self, one: dict[str, Any]) -> None:
        """A member with every mark the list gives, and each term as a post."""
        said, marks = one["name"], one.get("id")
        marks = marks if isinstance(marks, dict) else {}
        parts = (text_of(said.get(part)) for part in ("first", "middle", "last", "suffix"))
        name = first_of(said, ("official_full",)) or " ".join(part for part in parts if part)
        key = text_of(marks.get("bioguide")) or name
        if not name or key in self.people:
            self.entries.append(Entry(title=name, text="\n".join(told(one))))
            return
        forms = [Name(text=mark[:300], kind="identifier") for mark in _marks(marks)]
        if nick := text_of(said.get("nickname")):
            forms.append(Name(text=nick[:300], kind="alias"))
        remark = "\n".join(told(one, {"id", "name", "terms"}))
        self.people[key] = Person(name=name[:300], key=key, names=tuple(forms), remark=remark)
        for term in records(one.get("terms")):
            office = {"sen": "Senator", "rep": "Representative"}.get(text_of(term.get("type")), "Member")
            seat = "-".join(part for part in map(text_of, (term.get("state"), term.get("district"))) if part)
            title = ", ".join(part for part in (office, seat, text_of(term.get("party"))) if part)
            since, until = day_of(term.get("start")), day_of(term.get("end"))
            self.posts.append(Post(person=key, title=title[:500], since=since, until=until))


def _marks(marks: dict[str, Any]) -> Iterator[str]:
    """Every mark of a member, with its scheme but for the one that all the lists go by."""
    for scheme, mark in marks.items():
        for one in text_of(mark).split("\n"):
            if one:
                yield one if scheme == "bioguide" else f"{scheme}:{one}"


def _parsed(file: SourceFile) -> Any:
    """The value, all of it words, lists and names. Raises ImportFailed with the line where it is no YAML."""
    import yaml  # 15 ms that only such a file should cost

    if len(file.data) > LIMIT:
        limit = LIMIT // 1_000_000
        raise failed(file.name, _("it is YAML of more than {limit} MB. Split it.", limit=limit))
    try:
        _look_over(file, yaml)
        # words alone: it makes no objects and merges nothing
        return yaml.load(file.text.text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        reason = _("it is no YAML that can be read: {why}.", why=problem.problem or problem.context or "")
        raise failed(file.name, reason, mark.line + 1 if mark else 0) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise failed(
            file.name, _("its values are nested deeper, or are larger, than in any record.")
        ) from None


def _look_over(file: SourceFile, yaml: Any) -> None:
    """Refuse what is made to do harm, before anything is built of it. Raises ImportFailed and what yaml raises."""
    depth = aliases = 0
    for event in yaml.parse(file.text.text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > _DEPTH or aliases > _ALIASES:
            reason = _("its values are nested deeper, or are larger, than in any record.")
            raise failed(file.name, reason, event.start_mark.line + 1)
