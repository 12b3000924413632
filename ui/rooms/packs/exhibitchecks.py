"""What is to be looked at of the exhibits of a pack: which are not shown and why, which are pictures of their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.pack.exhibits.chosen import EXHIBIT, KEY
from hearingdesk.pack.exhibits.leaves import COVERED, MISSING, RASTERISED, UNPLACED, UNSEARCHED
from hearingdesk.pack.exhibits.told import Exhibited
from hearingdesk.pack.preview import Preview
from hearingdesk.words import _
from ui.rooms.packs.check import Check

_MOST = 3  # covered words of an exhibit that are told


def exhibit_checks(found: Preview) -> list[Check]:
    """One check for each thing that is to be said; none where the pack has no exhibits."""
    every = found.made.exhibited
    left = [*_gone(every), *_elsewhere(every), *_restricted(every), *_alone(every)]
    return [*_not_shown(found, every), *left, *_drawn(found, every)]


def _not_shown(found: Preview, every: Sequence[Exhibited]) -> Iterator[Check]:
    """Pages that cannot be shown, or that somebody has to look at first: one check for each reason."""
    reasons = dict.fromkeys(why for one in every for _page, how, why in one.pages if how == MISSING and why)
    for why in reasons:
        cites = [cites for one in every if (cites := one.cites(MISSING, why))]
        words = _("{cites}: {reason}", cites="; ".join(cites), reason=_(why))
        if why in (UNSEARCHED, UNPLACED):
            words += " " + _("Look at them in the outline under “Exhibits”.")
        first = next(one for one in every if one.cites(MISSING, why))
        yield _leading(found, first, Check(_("Exhibits not shown"), words, "warn"))


def _gone(every: Sequence[Exhibited]) -> Iterator[Check]:
    gone = [f"{EXHIBIT} {one.number}" for one in every if one.gone]
    if gone:
        words = _("{cites}: the source is not in the case any more. Leave it out.", cites=", ".join(gone))
        yield Check(_("Exhibits not shown"), words, "warn")


def _elsewhere(every: Sequence[Exhibited]) -> Iterator[Check]:
    """Words that are covered in an exhibit, and that the pack says all the same: a check for each of the first."""
    for one in every:
        for words in list(dict.fromkeys(words for words, _place in one.elsewhere))[:_MOST]:
            places = "; ".join(dict.fromkeys(place for said, place in one.elsewhere if said == words))
            told = _(
                "“{words}” is covered in {cite} and stands in {places}.",
                words=words,
                cite=f"{EXHIBIT} {one.number}",
                places=places,
            )
            yield Check(_("Covered words elsewhere"), told, "warn")


def _restricted(every: Sequence[Exhibited]) -> Iterator[Check]:
    """Those that the readers may not see; they are counted, and keep their numbers."""
    left = [f"{EXHIBIT} {one.number}" for one in every if one.restricted]
    if left:
        words = _("{cites}: left out; the others keep their numbers.", cites=", ".join(left))
        yield Check(_("Exhibits not for these readers"), words, "info")


def _alone(every: Sequence[Exhibited]) -> Iterator[Check]:
    """Files that should go along and do not: one check for each reason."""
    for why in dict.fromkeys(one.alone for one in every if one.alone):
        cites = ", ".join(f"{EXHIBIT} {one.number}" for one in every if one.alone == why)
        words = _("{cites}: {reason}", cites=cites, reason=_(why))
        yield Check(_("Files that do not go along"), words, "info")


def _drawn(found: Preview, every: Sequence[Exhibited]) -> Iterator[Check]:
    """Pages that are pictures: damaged ones, those the archive does not take, those covered in part."""
    for title, how, say in (
        (_("Exhibits as pictures"), RASTERISED, _("{cites}: damaged, or not fit for an archive as drawn.")),
        (_("Exhibits covered in part"), COVERED, _("{cites}: what is covered is not in the file.")),
    ):
        some = [one for one in every if one.cites(how)]
        if some:
            words = say.format(cites="; ".join(one.cites(how) for one in some))
            yield _leading(found, some[0], Check(title, words, "info"))


def _leading(found: Preview, one: Exhibited, check: Check) -> Check:
    """The check with the page of the pack on which the exhibit begins."""
    key = f"{KEY}{one.number}"
    for place, leaf in enumerate(found.made.printed.issued.leaves, 1):
        if key in leaf.keys:
            return Check(check.title, check.words, check.tone, _("Go to"), place)
    return check
