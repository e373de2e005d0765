"""Screening: ``screen(data, name, policy)`` finds and takes out what papers hold by accident."""

from cspctl.pack.screening.report import Finding, Screened
from cspctl.pack.screening.screening import FORMATS, screen

__all__ = ["FORMATS", "Finding", "Screened", "screen"]
