"""Problems as CSV, for a spreadsheet."""

from cspctl.reporters.problems import as_rows, statistics
from cspctl.reporters.report import Report
from cspctl.reporters.rows import as_csv

_PROBLEMS = ("code", "severity", "message", "mend", "file", "line", "column")
_STATISTICS = ("count", "code", "name", "severity", "summary")


def report(found: Report) -> str:
    """A row a problem; with statistics, a row a code in their place."""
    if found.statistics:
        return as_csv(statistics(found), _STATISTICS)
    return as_csv(as_rows(found.problems), _PROBLEMS)
