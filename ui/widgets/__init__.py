"""The pieces that rooms are made of."""
