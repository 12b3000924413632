"""The whole case as an open archive: files that every computer reads, in one ZIP, with a hash of each."""
