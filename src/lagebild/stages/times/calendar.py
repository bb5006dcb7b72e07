"""Arithmetic on TIMEX3 date values: cut "2025-08-07" to its month, move a week by two.

A value is written in units: Y year, M month, W week, D day, Q quarter, H half-year, DE decade,
CE century, WE weekend, SP SU FA WI season. Years before Christ ("BC0218") know only whole years.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped]  # the package has no types

from lagebild.intervals import SEASON_MONTH, add_months, parse_interval

# What a unit is made of: months or days.
MONTHS = {"M": 1, "Q": 3, "T": 4, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS = {"D": 1, "W": 7, "WE": 7}
_ORDER = ("CE", "DE", "Y", "H", "Q", "M", "WE", "W", "D")
_SHAPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?"), "D"),
    (re.compile(r"\d{4}-W\d{2}-WE"), "WE"),
    (re.compile(r"\d{4}-W\d{2}"), "W"),
    (re.compile(r"\d{4}-\d{2}"), "M"),
    (re.compile(r"\d{4}-Q\d"), "Q"),
    (re.compile(r"\d{4}-H\d"), "H"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI)"), "Q"),
    (re.compile(r"(BC)?\d{4}"), "Y"),
    (re.compile(r"(BC)?\d{3}"), "DE"),
    (re.compile(r"(BC)?\d{2}"), "CE"),
)


def unit_of(value: str) -> str | None:
    """Return the unit that a date value is given in, None if it is no date value."""
    return next((unit for shape, unit in _SHAPES if shape.fullmatch(value)), None)


def first_day(value: str) -> date | None:
    """Return the first day of a value, None before Christ or for what is no calendar value."""
    interval = parse_interval(value.partition("T")[0])
    return interval.start.date() if interval else None


def write(day: date, unit: str) -> str:
    """Return the unit that holds `day`: write(date(2025, 8, 7), "W") is "2025-W32"."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "WE" else "")
    year = f"{day.year:04d}"
    if unit == "M":
        return f"{year}-{day.month:02d}"
    if unit == "Q":
        return f"{year}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{year}-H{(day.month + 5) // 6}"
    return {"Y": year, "DE": year[:3], "CE": year[:2]}[unit]


def cut(value: str, unit: str) -> str | None:
    """Return `value` in a coarser unit, None if it is coarser already."""
    own = unit_of(value)
    if own is None or _ORDER.index(own) < _ORDER.index(unit):
        return None
    if value.startswith("BC"):
        return value[:6] if unit == "Y" else None
    day = first_day(value)
    return write(day, unit) if day else None


def shift(value: str, count: float, unit: str) -> str | None:
    """Return `value` cut to `unit` and moved by whole units; None where that cannot be said."""
    if value.startswith("BC"):
        return _shift_before_christ(value, count, unit)
    base = cut(value, "D" if unit == "W" and unit_of(value) == "D" else unit)
    day = first_day(base) if base else None
    if base is None or day is None:
        return None
    moved = _move(day, count, unit)
    return write(moved, unit) if moved else None


def _shift_before_christ(value: str, count: float, unit: str) -> str | None:
    year = cut(value, "Y")
    moved = int(year[2:]) - int(count * MONTHS[unit] / 12) if year and unit in MONTHS else 0
    return f"BC{moved:04d}" if moved > 0 else None


def shift_days(value: str, count: float, unit: str) -> str | None:
    """Return the day that lies `count` units from a day value; weeks keep the day."""
    day = first_day(value) if unit_of(value) == "D" else None
    moved = _move(day, count, unit) if day else None
    return moved.isoformat() if moved else None


def _move(day: date, count: float, unit: str) -> date | None:
    try:
        if unit in MONTHS:
            return add_months(day, round(count * MONTHS[unit]))
        return day + timedelta(days=round(count * DAYS[unit]))
    except (ValueError, OverflowError):
        return None


def weekday_from(day: date, weekday: int, direction: int) -> date:
    """Return the nearest such weekday (1 Monday ... 7), before (-1) or after (1), or `day`."""
    gap = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=gap if direction > 0 or gap == 0 else gap - 7)


def season_of(day: date) -> tuple[int, str]:
    """Return year and code of the season that holds `day`; January belongs to last year's WI."""
    if day.month < SEASON_MONTH["SP"]:
        return day.year - 1, "WI"
    code = max((m, c) for c, m in SEASON_MONTH.items() if m <= day.month)[1]
    return day.year, code


def holiday(code: str, year: int) -> str | None:
    """Return the day of a holiday: "12-25" fixed, "E-7" counted from Easter, "4TH11" by weekday.

    "4TH11" is the fourth Thursday of November, "-1MO05" the last Monday of May.
    """
    if re.fullmatch(r"\d{2}-\d{2}", code):
        return f"{year:04d}-{code}"
    if code.startswith("E"):
        sunday: date = easter(year)
        return (sunday + timedelta(days=int(code[1:] or 0))).isoformat()
    match = re.fullmatch(r"(-?\d)(MO|TU|WE|TH|FR|SA|SU)(\d{2})", code)
    return _nth_weekday(int(match[1]), match[2], year, int(match[3])) if match else None


def _nth_weekday(number: int, weekday: str, year: int, month: int) -> str:
    iso = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(weekday) + 1
    if number > 0:
        first = weekday_from(date(year, month, 1), iso, 1)
        return (first + timedelta(weeks=number - 1)).isoformat()
    last = add_months(date(year, month, 1), 1) - timedelta(days=1)
    return weekday_from(last, iso, -1).isoformat()
