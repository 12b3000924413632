"""The operators that say to which tag drawn words belong, and in which language they are."""

from __future__ import annotations

from hearingdesk.pack.tags import Tag, Tags

NONE = Tag("")  # stands for nothing open: an artifact is None


class Marker:
    """Writes them for one document; without tags it writes nothing."""

    def __init__(self, tags: Tags | None) -> None:
        self.tags = tags
        self.page = 0
        self.base = ""  # the language of what is drawn, where it is told
        self._span = ""  # the language of the words at hand, where it is another

    def begun(self) -> list[str]:
        """The operator that begins what belongs to the tag at hand."""
        ops: list[str] = []
        if self.tags is not None:
            self.switch(ops, NONE, self.tags.now)
        return ops

    def end(self, ops: list[str]) -> None:
        """End what `begun` began."""
        if self.tags is not None:
            ops.append("EMC")
        self.base = ""

    def switch(self, ops: list[str], before: Tag | None, tag: Tag | None) -> Tag | None:
        """End what belongs to one tag and begin what belongs to the next; returns that."""
        tags = self.tags
        if tags is None:
            return tag
        if before is not NONE:
            self.end_span(ops)
            ops.append("EMC")
        self.base = ""
        if tag is None:
            ops.append("/Artifact BMC")
        elif tag is not NONE:
            self.base = tag.lang or tags.lang
            ops.append(f"/{tag.kind} <</MCID {tags.mark(tag, self.page)}>> BDC")
        return tag

    @property
    def spoken(self) -> str:
        """The language of the words at hand."""
        return self._span or self.base

    def end_span(self, ops: list[str]) -> None:
        """End words of another language, where some are open."""
        if self._span:
            ops.append("EMC")
            self._span = ""

    def speak(self, ops: list[str], lang: str) -> None:
        """The words that follow are in this language; where it is that of the tag, nothing is said."""
        wanted = "" if lang == self.base else lang
        if wanted != self._span:
            self.end_span(ops)
            if wanted:
                ops.append(f"/Span <</Lang ({wanted})>> BDC")
                self._span = wanted

    def artifact(self, drawn: str) -> str:
        """Operators that draw what says nothing: a rule, a tint."""
        return f"/Artifact BMC\n{drawn}\nEMC" if self.tags is not None else drawn
