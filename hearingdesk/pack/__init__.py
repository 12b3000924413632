"""Briefing packs: the page, its parts, and the sections that fill them."""
