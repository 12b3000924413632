"""Sources in and records out: one inner model, one importer a format, one register of them."""
