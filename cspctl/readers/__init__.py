"""Other people's files: tables out of Excel, Word and CSV, as neutral rows that know their place.

Papers are hostile until screened: sizes are bounded before anything is unpacked, document type
declarations and passwords are refused, formulas and macros are never run.
"""

from cspctl.readers.choosing import read_tables
from cspctl.readers.tables import Cell, Row, Table, TableFile, Unreadable

__all__ = ["Cell", "Row", "Table", "TableFile", "Unreadable", "read_tables"]
