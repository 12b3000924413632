"""The sections of a pack, one module each; importing this puts them all in the register."""

from hearingdesk.pack.sections import chronology, hearings
from hearingdesk.pack.sections import sources as sources_

__all__ = ["chronology", "hearings", "sources_"]
