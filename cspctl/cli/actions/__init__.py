"""The commands under ``cspctl actions``."""
