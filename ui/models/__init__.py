"""Item models over what the core lists."""
