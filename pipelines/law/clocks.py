"""When something is due: calendar days, business days, days after the end of a year.

The first day is left out and the last one counted (California Civil Code 10). Where the last day
is a weekend or a holiday, the next business day is told beside it and never in its place:
whether a law lets a clock roll forward is for counsel to say.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CALENDAR, BUSINESS, AFTER_YEAR = "calendar", "business", "after_year"
KINDS = (CALENDAR, BUSINESS, AFTER_YEAR)
"""How days are counted; `after_year`: calendar days from the end of the year of the start."""


def due(start: dt.date, days: int, kind: str) -> dt.date:
    """The last day of a clock of so many days that starts on `start`; kind: one of `KINDS`."""
    if kind == AFTER_YEAR:
        return dt.date(start.year, 12, 31) + dt.timedelta(days=days)
    if kind == CALENDAR:
        return start + dt.timedelta(days=days)
    day, left = start, days
    while left > 0:
        day += dt.timedelta(days=1)
        left -= is_business_day(day)
    return day


def next_business_day(day: dt.date) -> dt.date:
    """The day itself if it is a business day, else the first one after it."""
    while not is_business_day(day):
        day += dt.timedelta(days=1)
    return day


def is_business_day(day: dt.date) -> bool:
    """Neither Saturday nor Sunday, nor a holiday of the United States or of California."""
    return day.weekday() < 5 and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> Mapping[dt.date, str]:
    import holidays  # noqa: PLC0415 - few cases have a clock that looks at holidays

    found: Mapping[dt.date, str] = holidays.country_holidays("US", subdiv="CA", years=year)
    return found
