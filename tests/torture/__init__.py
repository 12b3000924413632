"""Crashes of every sort, and what must be true after them. `make torture` runs the full figures."""
