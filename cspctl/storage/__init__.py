"""Writes a workspace's files so that nothing is lost: one writer at a time, each file whole.

``cspctl.store`` reads; everything that writes one of the board's own files goes through
``Writing``. See docs/decisions/0007-byte-true-edits.md.
"""

from cspctl.storage.locking import LOCK, Lock
from cspctl.storage.writing import Writing

__all__ = ["LOCK", "Lock", "Writing"]
