"""A complaint begun from an absence: filled with the accused, the offence, the day and the resolution on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hearingdesk.procedure.dossiers import Dossier, dossiers_of
from hearingdesk.procedure.rule import Both
from hearingdesk.record import Problem, choice, dated, link, missing, words
from hearingdesk.records.complaints import Complaint, ComplaintCount
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from hearingdesk.words import N_, _, language, say
from ui.forms.form import Part
from ui.rooms.bench import Bench, shown

_OF_COMPLAINT = ("title", "title_ko", "hearing", "basis", "addressee", "resolution", "resolved", "filed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """A complaint with its first count. It is not stored: a complaint and a count are made of it."""

    id: int = 0
    accused: int | None = link(N_("Accused"), "party", required=True)
    offence: str = choice(N_("Offence"), "offence")
    article: str = words(N_("Article"))
    offended: When | None = dated(N_("Day of the offence"))
    title: str = words(N_("Title"), required=True)
    title_ko: str = words(N_("Title in Korean"))
    hearing: int | None = link(N_("Hearing"), "hearing")
    basis: str = choice(N_("In whose name"), "complaint_basis")
    resolution: int | None = link(N_("Resolution"), "resolution")
    resolved: When | None = dated(N_("Resolved"))
    addressee: str = choice(N_("Addressee"), "addressee")
    filed: When | None = dated(N_("Filed"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


def complain_of_absence(bench: Bench) -> None:
    """Open the sheet for the summons on the page. What speaks against a charge stands over it; nothing is refused."""
    desk = bench.desk
    summons = desk.view.summonses.get(shown(bench).id)
    found = dossiers_of(desk.view, summons, desk.as_of)
    dossier = next((one for one in found if one.begun and one.complaint is None), found[0])
    title = _("New complaint from this absence")

    def save(result: Any) -> None:
        with desk.change(title) as edit:
            named = {name: getattr(result, name) for name in _OF_COMPLAINT}
            complaint = edit.add(Complaint(**named))
            edit.add(
                ComplaintCount(
                    complaint=complaint.id,
                    accused=result.accused,
                    offence=result.offence,
                    article=result.article,
                    offended=result.offended,
                )
            )
        desk.go("complaint", complaint.id)
        desk.say(_("Added: {name}", name=result.title), "ok", _("Undo"), desk.undo)

    filled = accusation(bench, summons, dossier)
    bench.editor.form(filled, _parts(), title, save, sub=_caution(dossier), words=_("Add"))


def _parts() -> tuple[Part, ...]:
    return (
        Part(("accused", "offence", "article", "offended"), _("Count")),
        Part(_OF_COMPLAINT, _("Complaint")),
    )


def _caution(dossier: Dossier) -> str:
    said = [dossier.headline.say(language()), dossier.reason.say(language())]
    return ". ".join(part.rstrip(".") for part in said if part) + "."


def accusation(bench: Bench, summons: Summons, dossier: Dossier) -> Accusation:
    """What the file says already. An offence is filled in only where the file bears it out, certain or not."""
    view = bench.desk.view
    person = dossier.accused[0]
    offer = next(iter(person.offences), None)
    sitting = view.sittings.find(person.sitting)
    day = sitting.day.date() if sitting and sitting.day else None
    taken = {one.resolution for one in view.complaints.all()}
    votes = view.resolutions.where(hearing=summons.hearing, kind="complaint")
    vote = next((one for one in votes if one.id not in taken), None)
    named = {
        lang: say(
            lang,
            N_("Complaint against {name}, {day}"),
            name=view.parties.called(summons.party, lang),
            day=day.say(lang) if day else "?",
        )
        for lang in ("en", "ko")
    }
    basis = offer.basis if offer else Both()
    return Accusation(
        accused=summons.party,
        offence=offer.code if offer else "",
        article=f"{basis.en} ({basis.ko})" if basis else "",
        offended=day,
        title=named["en"],
        title_ko=named["ko"],
        hearing=summons.hearing,
        resolution=vote.id if vote else None,
        resolved=vote.day if vote else None,
    )
