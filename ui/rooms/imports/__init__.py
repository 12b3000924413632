"""The import ledger as a room, and what is done with a line of it: read again, try again."""
