"""cspctl: meeting packs and action logs for partnership boards, from plain text files."""

__version__ = "0.1.0"
