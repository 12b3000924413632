"""Briefing packs on paper: the page, its figures, and the sections that tell a case."""
