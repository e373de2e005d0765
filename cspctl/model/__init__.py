"""Frozen records of what a board keeps; each knows the place it was read from."""
