"""What is done in a transcript that is read: marks and their sums, margin notes, steps from turn to turn."""
