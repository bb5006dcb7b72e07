"""Intervals of dates and TIMEX3 values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.intervals import add_months, day_interval, parse_interval

VALUES = [
    ("2025-08-07", "2025-08-07", "2025-08-08", "day"),
    ("2025-12", "2025-12-01", "2026-01-01", "month"),
    ("2024", "2024-01-01", "2025-01-01", "year"),
    ("2025-W01", "2024-12-30", "2025-01-06", "week"),
    ("2025-W32-WE", "2025-08-09", "2025-08-11", "weekend"),
    ("2025-Q4", "2025-10-01", "2026-01-01", "quarter"),
    ("2025-H1", "2025-01-01", "2025-07-01", "half"),
    ("2025-SU", "2025-06-01", "2025-09-01", "season"),
    ("2025-WI", "2025-12-01", "2026-03-01", "season"),
    ("199", "1990-01-01", "2000-01-01", "decade"),
    ("19", "1900-01-01", "2000-01-01", "century"),
    ("2025-05-03/2025-06", "2025-05-03", "2025-07-01", "span"),
]


@pytest.mark.parametrize(("value", "start", "end", "precision"), VALUES)
def test_a_value_is_a_half_open_interval(value: str, start: str, end: str, precision: str) -> None:
    interval = parse_interval(value)
    assert interval is not None
    days = interval.start.date().isoformat(), interval.end.date().isoformat()
    assert (*days, interval.precision) == (start, end, precision)
    assert interval.start.tzinfo is UTC


def test_a_clock_time_lasts_a_minute_and_24_is_the_end_of_the_day() -> None:
    noon, midnight = parse_interval("2025-08-07T12:00"), parse_interval("2025-08-07T24:00")
    assert noon is not None
    assert midnight is not None
    assert (noon.end - noon.start).total_seconds() == 60
    assert midnight.start == datetime(2025, 8, 8, tzinfo=UTC)


def test_a_zone_moves_a_clock_time_to_utc() -> None:
    interval = parse_interval("2025-08-07T12:00+02")
    assert interval is not None
    assert interval.start == datetime(2025, 8, 7, 10, tzinfo=UTC)


def test_a_night_reaches_into_the_next_day() -> None:
    interval = parse_interval("2025-08-07TNI")
    assert interval is not None
    assert interval.end == datetime(2025, 8, 8, 6, tzinfo=UTC)


UNKNOWN = [
    "2025-02-31", "2025-13", "2025-W54", "0000", "2025-08-07T25:00", "2025-08-07T12:60",
    "PRESENT_REF", "P2D", "XXXX-WXX-1", "BC0044", "", "20255", "2025-08-07/PRESENT_REF",
]  # fmt: skip


@pytest.mark.parametrize("value", UNKNOWN)
def test_an_unknown_or_impossible_value_has_no_interval(value: str) -> None:
    assert parse_interval(value) is None


def test_months_end_with_the_month() -> None:
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(date(2025, 1, 31), -2) == date(2024, 11, 30)
    with pytest.raises(ValueError, match="no year"):
        add_months(date(9999, 12, 1), 1)


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    interval = day_interval(day)
    assert parse_interval(day.isoformat()) == interval
    for value in (f"{day.year:04d}-{day.month:02d}", f"{day.year:04d}"):
        longer = parse_interval(value)
        assert longer is not None
        assert longer.contains(interval)


@given(st.text())
def test_any_text_is_an_interval_or_none(value: str) -> None:
    interval = parse_interval(value)
    assert interval is None or interval.start <= interval.end
