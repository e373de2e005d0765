"""Bank holidays in England and in Wales: the only module that knows the `holidays` package.

The package is imported on the first question, and takes about 0.15 seconds then; nothing that
starts up loads it (docs/decisions/0005-bank-holidays.md).
"""

import datetime as dt
from functools import cache
from typing import Any, Literal

Division = Literal["ENG", "WLS"]


@cache
def _calendar(division: Division) -> Any:
    from holidays import country_holidays

    return country_holidays("GB", subdiv=division)


def bank_holiday(day: dt.date, division: Division = "ENG") -> str:
    """The name of a day's bank holiday; '' for a day that is none.

    Source: Banking and Financial Dealings Act 1971, with the days moved or added by proclamation,
    as the `holidays` package keeps them.
    """
    return str(_calendar(division).get(day, ""))


def idle(day: dt.date, division: Division = "ENG") -> str:
    """Why a day is not a working day (``Saturday``, ``Good Friday``); '' for a working day."""
    if day.weekday() >= 5:
        return f"{day:%A}"
    return bank_holiday(day, division)
