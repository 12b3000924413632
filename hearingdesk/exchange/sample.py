"""The sample case: a real matter as the reports on file tell it, built from resources/sample.

What nobody has reported is left empty there, as in a real file: nothing here may fill it in.
"""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange.seed import Seed
from hearingdesk.places import resources
from hearingdesk.records.matters import Matter


def build_sample(path: Path) -> CaseFile:
    """Make the sample case at a place where no file lies yet, and leave it open. Raises HearingDeskError."""
    seed = sample_seed()

    def fill(edit: Edit, matter: Matter) -> None:
        seed.plant(edit, matter)

    return CaseFile.create(path, seed.founding(), fill=fill)


def sample_seed() -> Seed:
    """The records of the sample as they are written down."""
    return Seed.read(sorted(resources("sample").glob("*.toml")))
