"""One module per kind that has a page of its own; every other kind gets the plain page."""
