"""Answers worked out of a workspace: pure functions of what was read and of today's date."""
