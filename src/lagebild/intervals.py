"""Points and stretches of time as half-open UTC intervals with the precision they were given in.

A partial date *is* an interval: "2025-08" is everything from 1 August up to, not including,
1 September 2025. Nothing here reads text; `stages/times.py` does that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Precision = Literal["year", "month", "day", "second", "span"]

_PARTIAL_RE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Half-open `[start, end)`, both time-zone aware in UTC."""

    start: datetime
    end: datetime
    precision: Precision = "day"

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share any moment."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Interval) -> bool:
        """Tell whether `other` lies inside this interval."""
        return self.start <= other.start and other.end <= self.end


def _utc(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def day_interval(day: date) -> Interval:
    """Return the 24 hours of one calendar day."""
    start = _utc(day.year, day.month, day.day)
    return Interval(start, start + timedelta(days=1), "day")


def parse_interval(value: str) -> Interval | None:
    """Return the interval of an ISO date, month or year, or of "A/B" (from A to the end of B).

    Unknown or impossible values ("2025-02-31", "PRESENT_REF") give None.

    >>> parse_interval("2025-08").end.date()
    datetime.date(2025, 9, 1)
    """
    if "/" in value:
        first, _, last = value.partition("/")
        begin, finish = parse_interval(first), parse_interval(last)
        return Interval(begin.start, finish.end, "span") if begin and finish else None
    match = _PARTIAL_RE.fullmatch(value)
    if not match:
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        if day:
            return day_interval(date(year, int(month), int(day)))
        if month:
            start = _utc(year, int(month))
            following = _utc(year + int(month) // 12, int(month) % 12 + 1)
            return Interval(start, following, "month")
        return Interval(_utc(year), _utc(year + 1), "year")
    except ValueError:
        return None
