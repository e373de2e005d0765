"""Problems as JSON, for scripts."""

from typing import Any

from cspctl.reporters.problems import as_rows, statistics
from cspctl.reporters.report import Report
from cspctl.reporters.rows import as_json


def report(found: Report) -> str:
    """``{"problems": [...]}``; with statistics, a list of them beside it."""
    answer: dict[str, Any] = {"problems": as_rows(found.problems)}
    if found.statistics:
        answer["statistics"] = statistics(found)
    return as_json(answer)
