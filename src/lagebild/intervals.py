"""Points and stretches of time as half-open UTC intervals with the precision they were given in.

A partial date *is* an interval: "2025-08" is everything from 1 August up to, not including,
1 September 2025. TIMEX3 values are read the same way: "2025-W32" is a week, "2025-SU" a summer,
"199" the nineties, "2025-08-07TEV" an evening. Nothing here reads text; `stages/times` does that.
Clock times without a zone are taken as UTC, since an article's own zone is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Precision = Literal[
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "part",
    "minute",
    "second",
    "span",
]

# Meteorological seasons of the northern hemisphere; the winter of 2025 ends in February 2026.
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Parts of a day as hours; ISO-TimeML names the parts and leaves the hours open.
PART_HOURS = {
    "MO": (6, 12),
    "MI": (11, 14),
    "DT": (6, 18),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (21, 30),
}


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


def day_interval(day: date) -> Interval:
    """Return the 24 hours of one calendar day."""
    return _lasting(_utc(day.year, day.month, day.day), timedelta(days=1), "day")


def parse_interval(value: str) -> Interval | None:
    """Return the interval of a TIMEX3 or ISO value, or of "A/B" (from A to the end of B).

    Unknown, open or impossible values ("2025-02-31", "PRESENT_REF", "P2D", "BC0044") give None:
    the calendar used here begins with the year 1.

    >>> parse_interval("2025-08").end.date()
    datetime.date(2025, 9, 1)
    >>> parse_interval("2025-W32").start.date()
    datetime.date(2025, 8, 4)
    """
    if "/" in value:
        first, _, last = value.partition("/")
        begin, finish = parse_interval(first), parse_interval(last)
        return Interval(begin.start, finish.end, "span") if begin and finish else None
    for pattern, read in _FORMS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return read(match)
            except (ValueError, OverflowError):
                return None
    return None


def _utc(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def add_months(day: date, months: int) -> date:
    """Return the day so many months on; the 31st becomes the last day of a shorter month.

    Raises ValueError or OverflowError outside of the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _lasting(start: datetime, length: timedelta, precision: Precision) -> Interval:
    return Interval(start, start + length, precision)


def _months(year: int, month: int, count: int, precision: Precision) -> Interval:
    end = add_months(date(year, month, 1), count)
    return Interval(_utc(year, month), _utc(end.year, end.month), precision)


def _day(match: re.Match[str]) -> Interval:
    return day_interval(date(int(match[1]), int(match[2]), int(match[3])))


def _month(match: re.Match[str]) -> Interval:
    return _months(int(match[1]), int(match[2]), 1, "month")


def _year(match: re.Match[str]) -> Interval:
    return _months(int(match[1]), 1, 12, "year")


def _week(match: re.Match[str]) -> Interval:
    monday = day_interval(date.fromisocalendar(int(match[1]), int(match[2]), 1)).start
    if match[3]:
        return _lasting(monday + timedelta(days=5), timedelta(days=2), "weekend")
    return _lasting(monday, timedelta(weeks=1), "week")


def _quarter(match: re.Match[str]) -> Interval:
    return _months(int(match[1]), 3 * int(match[2]) - 2, 3, "quarter")


def _half(match: re.Match[str]) -> Interval:
    return _months(int(match[1]), 6 * int(match[2]) - 5, 6, "half")


def _season(match: re.Match[str]) -> Interval:
    return _months(int(match[1]), SEASON_MONTH[match[2]], 3, "season")


def _decade(match: re.Match[str]) -> Interval:
    return _months(10 * int(match[1]), 1, 120, "decade")


def _century(match: re.Match[str]) -> Interval:
    return _months(100 * int(match[1]), 1, 1200, "century")


def _part(match: re.Match[str]) -> Interval:
    midnight = _day(match).start
    first, last = PART_HOURS[match[4]]
    return Interval(midnight + timedelta(hours=first), midnight + timedelta(hours=last), "part")


def _clock(match: re.Match[str]) -> Interval:
    """Hour 24 is the end of the day; an hour alone lasts an hour."""
    hour, minute, second, zone = int(match[4]), match[5], match[6], match[7]
    if hour > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueError(match[0])
    offset = timedelta(hours=hour, minutes=int(minute or 0), seconds=int(second or 0))
    if zone and zone != "Z":
        offset -= timedelta(hours=int(zone))
    precise: Precision = "second" if second else "minute"
    length = timedelta(seconds=1) if second else timedelta(minutes=1)
    return _lasting(_day(match).start + offset, length, precise)


_DATE = r"(\d{4})-(\d{2})-(\d{2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = (
    (re.compile(_DATE), _day),
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{4})-(\d{2})"), _month),
    (re.compile(r"(\d{4})-W(\d{2})(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{3})"), _decade),
    (re.compile(r"(\d{2})"), _century),
    (re.compile(_DATE + "T(MO|MI|DT|AF|EV|NI)"), _part),
    (re.compile(_DATE + r"T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2})?"), _clock),
)
