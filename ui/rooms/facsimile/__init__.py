"""A source as it looks: its pages, its words, the list of its pages."""
