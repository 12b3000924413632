"""Finding words: folding, the query language, the index, and what it all finds."""
