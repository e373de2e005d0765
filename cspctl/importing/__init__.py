"""Other people's tables understood as action logs, and what that changes in ours.

Pure: tables and a workspace go in, changes and problems come out; ``cspctl.edit`` makes the
changes. See docs/decisions/0008-import-and-export.md.
"""
