"""One Word file out of many: ``merge(parts, ...)``, and ``readable`` for one file alone."""

from cspctl.writers.docx.merge.assembling import merge
from cspctl.writers.docx.merge.paper import Part
from cspctl.writers.docx.merge.papers import Papers
from cspctl.writers.docx.merge.reading import readable

__all__ = ["Papers", "Part", "merge", "readable"]
