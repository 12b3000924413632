"""The SQLite file: schema, connection, lock, desk, change log, index, and records read from tables."""
