"""Actions that say the same in other words, found as a careful clerk would find them.

`find` answers for a whole log, `like` for one new text. Everything here is pure: no file, no clock,
no network. See docs/decisions/0004-near-duplicates.md for what was tried and measured.
"""

from cspctl.queries.duplicates.finding import find, like
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.records import Found, Group, LookAlike, Pair, Statement

__all__ = ["Found", "Group", "Lexicon", "LookAlike", "Pair", "Statement", "find", "like"]
