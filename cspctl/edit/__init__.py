"""A change to one value of a file, as bytes in -> bytes out; nothing else moves.

A change is asked for as an operation on a position that ``source`` read (``Put``, ``Drop``,
``Insert``). It becomes a few splices of the file's text, and the outcome is parsed again: when
it differs from the original by anything but what was asked, the edit is refused.
See docs/decisions/0007-byte-true-edits.md.
"""

from cspctl.edit.applying import apply, apply_all
from cspctl.edit.operations import Drop, Edit, Insert, Move, NewFile, NumberAction, Put, Value

__all__ = [
    "Drop",
    "Edit",
    "Insert",
    "Move",
    "NewFile",
    "NumberAction",
    "Put",
    "Value",
    "apply",
    "apply_all",
]
