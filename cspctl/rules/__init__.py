"""The rules of meaning: one check a file, found by discovery (docs/rules.md is made of them)."""

from cspctl.rules.engine import BrokenRules, check, rules
from cspctl.rules.rule import Rule

__all__ = ["BrokenRules", "Rule", "check", "rules"]
