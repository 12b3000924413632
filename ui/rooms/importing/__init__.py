"""Import with a preview: how a file is read at the left, what comes of it at the right, profiles kept in the case."""
