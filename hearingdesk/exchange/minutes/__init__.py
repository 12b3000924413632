"""Minutes in plain text, line by line, by profiles: which lines begin a turn is data."""
