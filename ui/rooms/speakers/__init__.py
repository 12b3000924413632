"""Labels to people: the dialog in which they are linked, one after the other or all that stand out."""
