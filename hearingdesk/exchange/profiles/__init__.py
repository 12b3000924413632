"""Import profiles while they are made: drafts that become TOML and come back from it, proposals, exchange by file."""
