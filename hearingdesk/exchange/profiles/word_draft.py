"""A profile of Word documents as it is filled in: which part each style of a paragraph is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hearingdesk.errors import Invalid
from hearingdesk.exchange.profiles.common import told
from hearingdesk.exchange.profiles.toml_out import written
from hearingdesk.words import N_, _

PARTS: Mapping[str, str] = {  # "" stands for the words that are said
    "": N_("What is said"),
    "speaker": N_("Speaker"),
    "scene": N_("Not speech"),
    "heading": N_("Heading"),
    "title": N_("Title"),
    "body": N_("Committee"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDraft:
    """What the styles of a document mean, as far as it has been said."""

    styles: Mapping[str, str] = field(default_factory=dict)  # id of a style -> part
    language: str = ""
    of: str = ""  # the committee whose files it reads
    more: Mapping[str, Any] = field(default_factory=dict)

    def problems(self) -> Iterator[str]:
        """A sentence for whatever keeps the document from being read."""
        if "speaker" not in self.styles.values():
            yield _("Say which style is the speaker’s.")

    def settings(self) -> str:
        """The profile as TOML."""
        made: dict[str, Any] = {"importer": "docx"}
        made |= {name: value for name in ("language", "of") if (value := getattr(self, name))}
        styles = {style: part for style, part in self.styles.items() if part}
        return written({**made, **self.more, "styles": styles})


def draft_of(settings: str, name: str = "") -> WordDraft:
    """The draft of a profile. Raises Invalid where it cannot be read."""
    said = told(name, settings)
    styles = said.get("styles", {})
    if not isinstance(styles, dict) or set(map(str, styles.values())) - {*PARTS}:
        raise Invalid(_("The import profile “{name}” is not right in “{what}”.", name=name, what="styles"))
    known = {"importer", "styles", "language", "of"}
    return WordDraft(
        styles={str(style): str(part) for style, part in styles.items()},
        language=str(said.get("language", "")),
        of=str(said.get("of", "")),
        more={key: value for key, value in said.items() if key not in known},
    )
