"""Forms: a record in fields, and an edited copy back."""
