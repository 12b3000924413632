"""The proof that a finished file does not say what its readers may not see: it is read out whole, and searched."""
