"""The functions that `value` in `times/rules.toml` may call. All give TIMEX3 strings.

Missing groups arrive as None. `number` is a whole or broken number, or "X" for "some". A unit is a
code of `calendar`, with "T" before hours, minutes, seconds and parts of a day ("TH", "TNI"), or
with a factor ("5Y" for a lustrum). Every function may raise UnresolvedError with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import reduce
from typing import Any

from lagebild.intervals import parse_interval
from lagebild.stages.times import calendar
from lagebild.stages.times.choices import choose_day, choose_month, choose_season, choose_year
from lagebild.stages.times.reading import (
    NO_EARLIER,
    UNKNOWN_DAY,
    NoTimeError,
    Reading,
    UnresolvedError,
)

Number = float | str
_UNIT_RE = re.compile(r"(\d*)(T?)([A-Z]+)")


def _need(value: str | None, reason: str) -> str:
    if value is None:
        raise UnresolvedError(reason)
    return value


def _written_out(number: Number) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


class Functions:
    """The functions, bound to the state of one article; `table` maps their names."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.table: dict[str, Callable[..., Any]] = {
            name: getattr(self, name) for name in FUNCTION_NAMES
        }

    # Calendar dates

    def date(self, year: Any, month: int | None = None, day: Any = None) -> str:
        """Return a date of known parts; without a year the one that the reading suggests."""
        if month is None:
            return self.year(year)
        if day is not None and not 1 <= int(day) <= 31:
            raise UnresolvedError(f"there is no day {day}")
        if not 1 <= int(month) <= 12:
            raise UnresolvedError(f"there is no month {month}")
        if year is None:
            return choose_month(self.reading, month, None if day is None else int(day))
        value = f"{self.year(year)}-{month:02d}" + ("" if day is None else f"-{int(day):02d}")
        return self._existing(value)

    def numeric(self, first: str, second: str, year: Any, order: str) -> str:
        """Return the date of three numbers, `order` DMY or MDY; the only possible one wins."""
        day, month = (int(first), int(second)) if order == "DMY" else (int(second), int(first))
        if month > 12 >= day:
            day, month = month, day
        return self.date(year, month, day)

    def _existing(self, value: str) -> str:
        if not value.startswith("BC") and parse_interval(value) is None:
            raise UnresolvedError(f"there is no date {value}")
        return value

    def year(self, year: Any) -> str:
        """Return a year; small ones are read as years before Christ where the text is there."""
        if isinstance(year, str) and not year.isdigit():
            return year[:6] if year.startswith("BC") else year[:4]
        previous = self.reading.previous or ""
        if previous.startswith("BC") and int(year) < 1000:
            return self.bc(year)
        return f"{int(year):04d}"

    def short_year(self, year: str | int, other: str | None = None) -> str:
        """Return the year of two digits, in the century of `other` or the latest fitting."""
        if other is not None:
            return other[:-2] + f"{int(year):02d}"
        previous = self.reading.previous
        if self.reading.narrative and previous and not previous.startswith("BC"):
            return f"{previous[:2]}{int(year):02d}"
        latest = self.reading.today().year + 10
        return str(latest - (latest - int(year)) % 100)

    def bc(self, year: Any) -> str:
        """Return a year before Christ."""
        return f"BC{int(year):04d}"

    def decade(self, year: Any) -> str:
        """Return a decade; of two digits the latest that is over at the day of writing."""
        number = int(year)
        if number >= 100:
            bc = (self.reading.previous or "").startswith("BC") and number < 1000
            return f"BC{number // 10:03d}" if bc else f"{number // 10:03d}"
        if self.reading.narrative and self.reading.previous:
            return f"{self.reading.previous[:2]}{number // 10}"
        latest = self.reading.today().year - 10
        return str((latest - (latest - number) % 100) // 10)

    def bc_decade(self, year: Any) -> str:
        """Return a decade before Christ."""
        return f"BC{int(year) // 10:03d}"

    def century(self, number: Any, bc: Any = None) -> str:
        """Return the n-th century."""
        return ("BC" if bc else "") + f"{int(number) - 1:02d}"

    def season(self, code: str, year: Any = None) -> str:
        """Return a season of a year or the one meant."""
        return f"{self.year(year)}-{code}" if year else choose_season(self.reading, code)

    def part(self, letter: str, number: Any, year: Any = None) -> str:
        """Return a quarter ("Q") or half ("H") of a year; without one the latest begun."""
        if year is not None:
            return f"{self.year(year)}-{letter}{int(number)}"
        value = f"{self._this_year()}-{letter}{int(number)}"
        begins = calendar.first_day(value)
        if self.reading.direction < 0 and begins and begins > self.reading.today():
            return f"{int(value[:4]) - 1:04d}{value[4:]}"
        return value

    def this_year(self, year: Any = None) -> str:
        """Return a year, or the year of reading where none is given."""
        return self.year(year) if year else self._this_year()

    def _this_year(self) -> str:
        return _need(calendar.cut(self.reading.reference, "Y"), "no year in the text")

    def holiday(self, code: str, year: Any = None) -> str:
        """Return the day of a holiday in a year, or of the nearest one."""
        if year is not None:
            return _need(calendar.holiday(code, int(self.year(year))), f"no holiday {code}")
        return choose_year(self.reading, lambda number: calendar.holiday(code, number))

    def weekday(self, number: int) -> str:
        """Return the day that a bare weekday means."""
        return choose_day(self.reading, number)

    def day_of(self, day: Any) -> str:
        """Return the day of a month named before: "am 5."."""
        month = _need(calendar.cut(self.reading.reference, "M"), NO_EARLIER)
        if self.reading.previous:
            month = calendar.cut(self.reading.previous, "M") or month
        return self._existing(f"{month}-{int(day):02d}")

    # Relative to the reading

    def today(self) -> str:
        """Return the day of writing, or PRESENT_REF where "today" means these days.

        What happened or will happen "heute" has a day; what is so "heute" mostly has none.
        """
        told = self.reading.direction in (-1, 1)
        if self.reading.narrative or not (told or self.reading.daily):
            return "PRESENT_REF"
        return self.reading.today().isoformat()

    def relative(self, count: int, unit: str) -> str:
        """Return this (0), last (-1) or next (1) unit, seen from the reference."""
        reference = self.reading.reference
        return _need(calendar.shift(reference, count, unit), f"unclear from {reference}")

    def relative_weekday(self, count: int, number: int) -> str:
        """Return "last Monday" (-1), "this Monday" (0) or "next Monday" (1)."""
        today = self.reading.today()
        if count == 0:
            return choose_day(self.reading, number)
        other = today + timedelta(days=count)
        return calendar.weekday_from(other, number, count).isoformat()

    def relative_month(self, count: int, month: int, day: Any = None) -> str:
        """Return "last June", "this June" or "next June"."""
        number = None if day is None else int(day)
        if count == 0:
            return self.date(self.reading.year(), month, number)
        return choose_month(self.reading, month, number, count)

    def relative_season(self, count: int, code: str) -> str:
        """Return "last summer", "this summer" or "next summer"."""
        if count == 0:
            return f"{self._this_year()}-{code}"
        return choose_season(self.reading, code, count)

    def ago(self, count: Number, unit: str) -> str:
        """Return what lies so long before the reference; "two weeks ago" is a day."""
        return self._moved(self.reading.reference, count, unit, -1)

    def hence(self, count: Number, unit: str) -> str:
        """Return what lies so long after the reference: "in two weeks"."""
        return self._moved(self.reading.reference, count, unit, 1)

    def coarse_ago(self, count: Number, unit: str) -> str:
        """Return the unit so long ago: "two weeks ago" is a week."""
        if isinstance(count, str) or unit not in calendar.DAYS:
            return self.ago(count, unit)
        return self.relative(-int(count), unit)

    def later(self, count: Number, unit: str) -> str:
        """Return what lies so long after the date named last: "two days later"."""
        return self._moved(self.reading.told_before, count, unit, 1)

    def earlier(self, count: Number, unit: str) -> str:
        """Return what lies so long before the date named last: "two days before"."""
        return self._moved(self.reading.anchor, count, unit, -1)

    def _moved(self, anchor: str, count: Number, unit: str, sign: int) -> str:
        if isinstance(count, str):
            return "PAST_REF" if sign < 0 else "FUTURE_REF"
        factor, clock, plain = _split(unit)
        if clock:
            return _need(calendar.cut(anchor, "D"), f"no hour to count from in {anchor}")
        count *= factor * sign
        if count != int(count) and plain == "Y":
            count, plain = count * 12, "M"
        if plain == "W":
            moved = calendar.shift_days(anchor, count, "W")
        else:
            moved = calendar.shift(anchor, count, plain)
        return _need(moved, f"{anchor} is too coarse to count from")

    def same(self, unit: str) -> str:
        """Return the unit of the date named last: "im selben Jahr"."""
        return self.adjacent(0, unit)

    def adjacent(self, count: int, unit: str) -> str:
        """Return the unit after (1) or before (-1) the date named last: "am folgenden Tag"."""
        anchor = self.reading.anchor
        return _need(calendar.shift(anchor, count, unit), f"{anchor} is too coarse for it")

    def thereafter(self, count: int, unit: str) -> str:
        """Return the unit after (1) or before (-1) a date that must be named: "am Tag darauf"."""
        anchor = self.reading.told_before if count > 0 else self.reading.anchor
        return _need(calendar.shift(anchor, count, unit), f"{anchor} is too coarse for it")

    def adjacent_month(self, month: int) -> str:
        """Return a month of the year after the date named last."""
        return self.date(int(self.adjacent(1, "Y")), month)

    def cut(self, value: str, unit: str) -> str:
        """Return a value in a coarser unit."""
        return _need(calendar.cut(value, unit), f"{value} is coarser than that")

    # Times of day

    def clock(self, hour: Any, minute: Any = None, half: str | None = None) -> str:
        """Return "T08:30". `half` is am or pm, or a part of the day that settles which."""
        number = int(hour)
        if half in ("pm", "AF", "EV") and number < 12:
            number += 12
        if half == "NI" and 6 <= number < 12:
            number += 12
        if half in ("am", "MO") and number == 12:
            number = 0
        if number > 24 or int(minute or 0) > 59:
            raise UnresolvedError(f"there is no time {hour}:{minute or '00'}")
        return f"T{number:02d}:{int(minute or 0):02d}"

    def before_hour(self, hour: Any, minutes: Any, half: str | None = None) -> str:
        """Return the time so many minutes before the hour: "halb neun", "Viertel vor drei"."""
        full = int(self.clock(hour, 0, half)[1:3])
        total = (full * 60 - int(minutes)) % (24 * 60)
        return f"T{total // 60:02d}:{total % 60:02d}"

    def at(self, day: str | None, time: str, zone: str | None = None) -> str:
        """Return a time on a day; without one on the paragraph's day or the day of reading."""
        return self._on(day) + time + (zone or "")

    def day_part(self, day: str | None, code: str) -> str:
        """Return a part of a day: "2025-08-07TEV"."""
        return f"{self._on(day)}T{code}"

    def _on(self, day: str | None) -> str:
        if day == "PRESENT_REF":
            day = self.reading.today().isoformat()
        day = day or self.reading.day or self.reading.reference
        return day if calendar.unit_of(day) == "D" else UNKNOWN_DAY

    def unless_past(self, value: str) -> str:
        """Return `value`; what is told in the past tense ("they soon left") is no time."""
        if self.reading.direction < 0 or (self.reading.narrative and self.reading.direction == 0):
            raise NoTimeError
        return value

    # Lengths and repetition

    def duration(self, number: Number, unit: str) -> str:
        """Return a length of time: "P2W", "PT90M", "PXY"."""
        factor, clock, plain = _split(unit)
        if plain == "H" and clock and number == 0.5:
            return "PT30M"
        amount = number if isinstance(number, str) else number * factor
        return f"P{clock}{_written_out(amount)}{plain}"

    def plus(self, first: str, second: str) -> str:
        """Return the sum of two lengths in the order of their units: "P3Y2M"."""
        parts = [part for text in (first, second) for part in re.findall(r"T|[\dX.]+[A-Z]+", text)]
        days = [part for text in (first, second) for part in _before_t(text)]
        clock = [part for part in parts if part != "T" and part not in days]
        days.sort(key=lambda part: "YMWD".find(part[-1]))
        return "P" + "".join(days) + ("T" + "".join(clock) if clock else "")

    def total(self, *lengths: str | None) -> str:
        """Return the sum of the lengths that are there."""
        return reduce(self.plus, (length for length in lengths if length))

    def sum(self, number: Number, more: float | None) -> Number:
        """Return a number with a fraction said after it: "tres horas y media"."""
        return number if more is None or isinstance(number, str) else number + more

    def stretch(self, sign: int, number: Number, unit: str) -> str:
        """Return what ends (-1) or begins (1) at the reference: "in den letzten zwei Jahren"."""
        if sign == 0:
            raise UnresolvedError("counted from an event")
        return self._stretch(number, unit, sign)

    def _stretch(self, number: Number, unit: str, sign: int) -> str:
        day = self.reading.today()
        factor, clock, plain = _split(unit)
        if isinstance(number, str) or clock:
            raise UnresolvedError("no length given")
        known = plain in calendar.MONTHS or plain in calendar.DAYS
        other = (
            calendar.shift_days(day.isoformat(), sign * number * factor, plain) if known else None
        )
        first, last = sorted((day, date.fromisoformat(_need(other, "too far"))))
        return f"{first.isoformat()}/{last.isoformat()}"

    def weekday_set(self, number: int, part: str | None = None) -> str:
        """Return every such weekday: "XXXX-WXX-1"."""
        return f"XXXX-WXX-{number}" + (f"T{part}" if part else "")


def _split(unit: str) -> tuple[int, str, str]:
    match = _UNIT_RE.fullmatch(unit)
    if match is None:
        raise UnresolvedError(f"unknown unit {unit}")
    return int(match[1] or 1), match[2], match[3]


def _before_t(length: str) -> list[str]:
    return re.findall(r"[\dX.]+[A-Z]+", length.partition("T")[0])


FUNCTION_NAMES = tuple(
    name for name in vars(Functions) if not name.startswith("_") and name != "table"
)
