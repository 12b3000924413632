"""A file looked at before it is imported: what it is, in which letters, and what its parts would become."""
