"""Import and export: one register, one file per format."""
