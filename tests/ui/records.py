"""A kind with a field of every shape, and records to link to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from hearingdesk.record import Field, Problem, missing
from hearingdesk.when import When


def of(default: Any, *meaning: Any, **more: Any) -> Any:
    return field(default=default, metadata={"field": Field(*meaning, **more)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    id: int = 0
    witness: int | None = of(None, "Witness", "link", to="party", required=True)
    name_ko: str = of("", "Name in Korean", "text")
    capacity: str = of("witness", "Capacity", "code", codes="capacity", required=True)
    organisation: str = of("", "Organisation", "text")
    served: When | None = of(None, "Served on", "when", required=True)
    due: When | None = of(None, "Reply due", "when")
    mode: str = of("", "How it was held", "code", codes="meeting_mode")
    copies: int | None = of(None, "Copies", "number")
    fee: int | None = of(None, "Travel costs", "money")
    note: str = of("", "Note", "note")
    urgent: bool = of(False, "Add a deadline two days before the reply is due", "flag")
    hash: str = of("", "Hash", "key")

    def problems(self) -> Iterator[Problem]:
        yield from missing(self)
        if self.served and self.due and self.due < self.served:
            yield "due", "A reply cannot be due before service."


class People:
    """A Lookup over three plainly invented people."""

    known: ClassVar[dict[int, str]] = {
        1: "Hong Gil-dong  홍길동",
        2: "Seong Chun-hyang  성춘향",
        3: "Im Kkeok-jeong  임꺽정",
    }

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        return [(id, label) for id, label in self.known.items() if words.casefold() in label.casefold()]

    def label(self, table: str, id: int) -> str:
        return self.known[id]
