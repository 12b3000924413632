"""Working data of the committee: label memory, profiles, filters, templates, its own rules and holidays."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.record import Problem, choice, dated, hidden, link, missing, stored, ticked, words
from hearingdesk.store.records import Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Label:
    """Which printed label meant whom, for the next import of the same committee."""

    id: int = 0
    text: str = words(N_("Label as printed"), required=True)
    party: int | None = link(N_("Person"), "party", required=True)
    committee: int | None = link(N_("Committee"), "committee")
    transcript: int | None = link(N_("Transcript"), "transcript")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Labels(Records[Label]):
    """Labels."""

    table = "label"
    kind = Label
    one, many_words = N_("Label"), N_("Labels")
    order = "text, id"


@stored
class Profile:
    """How a committee’s own files are read."""

    id: int = 0
    title: str = words(N_("Title"), required=True)
    importer: str = hidden(N_("Importer"))
    settings: str = hidden(N_("Settings"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Profiles(Records[Profile]):
    """Import profiles."""

    table = "profile"
    kind = Profile
    one, many_words = N_("Import profile"), N_("Import profiles")
    order = "title, id"


@stored
class SavedFilter:
    """A search or filter kept under a name."""

    id: int = 0
    title: str = words(N_("Title"), required=True)
    room: str = hidden(N_("Room"))
    settings: str = hidden(N_("Settings"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class SavedFilters(Records[SavedFilter]):
    """Saved filters."""

    table = "saved_filter"
    kind = SavedFilter
    one, many_words = N_("Saved filter"), N_("Saved filters")
    order = "room, title, id"


@stored
class Template:
    """A pack’s outline kept under a name."""

    id: int = 0
    title: str = words(N_("Title"), required=True)
    settings: str = hidden(N_("Settings"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Templates(Records[Template]):
    """Pack templates."""

    table = "template"
    kind = Template
    one, many_words = N_("Pack template"), N_("Pack templates")
    order = "title, id"


@stored
class LocalRule:
    """A rule of the committee’s own, or one it overrides."""

    id: int = 0
    rule: str = words(N_("Rule"), required=True)
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    settings: str = hidden(N_("Settings"))
    basis: str = words(N_("Legal basis"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class LocalRules(Records[LocalRule]):
    """Own rules."""

    table = "local_rule"
    kind = LocalRule
    one, many_words = N_("Own rule"), N_("Own rules")
    order = "rule, id"


@stored
class Holiday:
    """A day off, or a day that is none, in one calendar."""

    id: int = 0
    calendar: str = choice(N_("Calendar"), "calendar", required=True)
    day: When | None = dated(N_("Day"), required=True)
    title: str = words(N_("Title"), naming=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    is_working: bool = ticked(N_("A working day"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Holidays(Records[Holiday]):
    """Holidays."""

    table = "holiday"
    kind = Holiday
    one, many_words = N_("Holiday"), N_("Holidays")
    order = f"{in_time('day')}, id"
