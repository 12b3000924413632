"""What is said of a pack before it is issued: each check one sentence, those that need a person first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from hearingdesk.pack.places import pages_of
from hearingdesk.pack.preview import Preview
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Place
from ui.rooms.packs.check import Check
from ui.rooms.packs.exhibitchecks import exhibit_checks
from ui.rooms.packs.leaking import places_in_words

ICONS: Mapping[str, str] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-x",
    "info": "file-text",
}
_OF_ITSELF = ("contents", "changes", "names")
_RANK = ("bad", "warn", "info", "ok")


def checks(view: View, pack: int, found: Preview) -> list[Check]:
    """All of them, the worst first."""
    made = [_withheld(found), _dead(found), _glyphs(found), _coverage(found), _over(found)]
    said = [*made, *exhibit_checks(found), *_left_out(view, found), *_copies(view, pack)]
    return sorted(said, key=lambda check: _RANK.index(check.tone))


def _withheld(found: Preview) -> Check:
    proof, title = found.made.proof, _("Withheld words")
    if proof.leaks:
        places = places_in_words([leak.place for leak in proof.leaks], found.made.printed.labels)
        first = proof.leaks[0].secret
        to = Place("", first.table, first.id) if first.table and first.id else None
        words = _(
            "Something withheld from these readers stands in {places}. The pack cannot be issued.",
            places=places,
        )
        pages = pages_of(proof, found.made.printed.labels)
        page = min(pages, default=0)
        return Check(title, words, "bad", _("Go to") if to or page else "", page, to, pages)
    if proof.unreadable:
        return Check(
            title,
            _("It could not be proved that nothing withheld is in it ({reason}).", reason=proof.unreadable),
            "bad",
        )
    words = n_(
        "{n} string looked for in the pages, bookmarks and file data: none found.",
        "{n} strings looked for in the pages, bookmarks and file data: none found.",
        proof.looked_for,
    )
    if n := len(proof.unsearchable):
        short = n_("{n} is too short to be looked for.", "{n} are too short to be looked for.", n)
        return Check(title, f"{words} {short}", "warn")
    return Check(title, words, "ok")


def _dead(found: Preview) -> Check:
    dead, title = found.made.printed.dead, _("Dead references")
    if not dead:
        return Check(title, _("None: every source cited is listed in the pack."), "ok")
    words = n_(
        "{n} cite names a source that is not listed in this pack: {first} on page {page}.",
        "{n} cites name a source that is not listed in this pack: the first is {first} on page {page}.",
        len(dead),
        first=dead[0].words.strip(),
        page=_label(found, dead[0].page),
    )
    pages = frozenset(one.page for one in dead)
    return Check(title, words, "warn", _("Go to"), dead[0].page, marked=pages)


def _glyphs(found: Preview) -> Check:
    lost, title = found.made.printed.lost, _("Missing characters")
    if not lost:
        return Check(title, _("None: the fonts in the file have every character."), "ok")
    words = n_("{n} character is in no font.", "{n} characters are in no font.", len(lost))
    where = _("“{letter}” on page {page}.", letter=lost[0].letter, page=_label(found, lost[0].page))
    pages = frozenset(one.page for one in lost)
    return Check(title, f"{words} {where}", "warn", _("Go to"), lost[0].page, marked=pages)


def _copies(view: View, pack: int) -> list[Check]:
    """Who holds the last edition: they get the next one, or its supplement."""
    last = view.editions.latest(pack)
    names = [name for name in last.recipients.splitlines() if name.strip()] if last else []
    if last is None or not names:
        return []
    words = n_(
        "Edition {number} went to {n} name.",
        "Edition {number} went to {n} names.",
        len(names),
        number=last.number,
    )
    return [Check(_("Copies"), words, "info", _("Names"), to=Place("", "edition", last.id))]


def _coverage(found: Preview) -> Check:
    of = found.made.sources
    if not sum(of.values()):
        return Check(_("Coverage"), _("No source is in the case."), "info")
    unread = of.get("unreadable", 0)
    words = _(
        "Drawn from {n} sources; {read} with text that can be searched, {unread} that could not be read.",
        n=sum(of.values()),
        read=of.get("text", 0),
        unread=unread,
    )
    return Check(_("Coverage"), words, "warn" if unread else "ok")


def _over(found: Preview) -> Check:
    if not found.last:
        return Check(
            _("Edition 1"), _("The first edition: all pages are new, and keep their numbers."), "info"
        )
    title = _("Edition {n} over edition {last}", n=found.number, last=found.last)
    told = [
        words.format(pages=", ".join(pages))
        for words, pages in (
            (_("Changed: {pages}."), found.found.changed),
            (_("New: {pages}."), found.found.added),
            (_("Gone: {pages}."), found.found.gone),
        )
        if pages
    ]
    if not told:
        return Check(title, _("No page has changed."), "info")
    if not found.found.gone and found.found.printed <= _telling(found):
        pages = ", ".join(one for one in found.made.printed.labels if one in found.found.printed)
        words = _(
            "Nothing new is said. Only the pages that tell of the pack itself differ: {pages}.", pages=pages
        )
        return Check(title, words, "info")
    size = n_(
        "All others keep their numbers. The supplement has {n} page.",
        "All others keep their numbers. The supplement has {n} pages.",
        found.supplement,
    )
    first = next((at for at, one in enumerate(found.made.printed.labels, 1) if one in found.found.printed), 0)
    return Check(title, " ".join([*told, size]), "info", _("Go to") if first else "", first)


def _telling(found: Preview) -> set[str]:
    """The labels of the pages that tell of the pack itself: its contents, what it changes, where its names stand."""
    printed = found.made.printed
    parts = [part for part in printed.parts if part.level == 0]
    ends = [part.page for part in parts[1:]] + [printed.pages + 1]
    return {
        label
        for part, end in zip(parts, ends, strict=True)
        if part.key in _OF_ITSELF
        for label in printed.labels[part.page - 1 : end - 1]
    }


def _left_out(view: View, found: Preview) -> list[Check]:
    hidden = found.made.hidden
    if not hidden:
        return []
    kinds = ", ".join(f"{_(view.of(table).many_words)} {n:,}" for table, n in sorted(hidden.items()))
    return [Check(_("Left out for these readers"), _("{kinds}.", kinds=kinds), "info")]


def to_look_at(told: Sequence[Check]) -> frozenset[int]:
    """The pages that checks which need a person speak of."""
    found = (check.marked or {check.page} for check in told if check.tone in ("warn", "bad"))
    return frozenset(page for pages in found for page in pages if page)


def left_out(found: Preview, narrowed: Collection[str]) -> list[str]:
    """The sections that print nothing, each with its reason; `narrowed` are those that shall not tell all."""
    made: list[str] = []
    for name in found.made.silent:
        section = SECTIONS[name]
        kept: Callable[[str], bool] = found.made.hidden.__contains__
        hidden = any(map(kept, section.of))
        if name in narrowed:
            fits = _("nothing these readers may see fits the choice")
            why = fits if hidden else _("no record fits the choice")
        else:
            why = _("not for these readers") if hidden else _("nothing in the case")
        made.append(_("{section}: {reason}", section=_(section.title), reason=why))
    return made


def _label(found: Preview, page: int) -> str:
    labels = found.made.printed.labels
    return labels[page - 1] if 0 < page <= len(labels) else str(page)
