"""The actions of the site as a script that its search reads (templates/site/filter.js).

A script and not JSON, because a page that is opened as a file may not fetch anything. Names stand
once, and rows are lists: 10,000 actions are 3 MB.
"""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from cspctl.documents.site.log import ActionRow

COLUMNS = (
    *("name", "board", "text", "leads", "others", "agencies", "target", "first", "days_overdue"),
    *("rag", "state", "closed", "outcome", "reports", "agreed", "restricted"),
)


def action_data(rows: Sequence[ActionRow]) -> bytes:
    """The script: ``window.cspctlActions = {columns, people, agencies, rows}``."""
    people = _Places()
    agencies = _Places()
    made = [
        [
            row.name,
            row.board,
            row.text,
            people.of(row.leads),
            people.of(row.others),
            agencies.of(row.agencies),
            _day(row.target) or row.target_words,
            _day(row.first),
            row.days_overdue,
            row.rag,
            row.state,
            _day(row.closed),
            row.outcome,
            [[_day(report.day), report.note] for report in row.reports],
            [row.agreed.text, row.agreed.path] if row.agreed else 0,
            int(row.restricted),
        ]
        for row in rows
    ]
    whole: dict[str, Any] = {
        "columns": COLUMNS,
        "people": list(people.names),
        "agencies": list(agencies.names),
        "rows": made,
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # A script may not be taken for markup, wherever somebody puts it.
    return f"window.cspctlActions={text.replace('<', chr(92) + 'u003c')};\n".encode()


class _Places:
    """Each name's place in a list that holds it once."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}

    def of(self, names: Sequence[str]) -> list[int]:
        return [self.names.setdefault(name, len(self.names)) for name in names]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
