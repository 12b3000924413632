"""Exhibits of a pack: sources printed with it, page by page, stamped, cited back, and covered where they must be."""
