"""Accessibility: where a paper falls short, by which criterion, and what its author should do.

The law: SI 2018/952, which asks for WCAG 2.2 at level AA.
"""

from cspctl.pack.access.checks import CHECKS, Check
from cspctl.pack.access.examining import FORMATS, Finding, examine, may_claim_pdfua

__all__ = ["CHECKS", "FORMATS", "Check", "Finding", "examine", "may_claim_pdfua"]
