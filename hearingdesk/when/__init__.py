"""Dates as far as anyone knows them: kept, read from what people write, and said again."""

from hearingdesk.when.when import When

__all__ = ["When"]
