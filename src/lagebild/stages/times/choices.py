"""Which one is meant when a text leaves it open: "am Montag", "im Juni", "am 3. Mai".

News means the latest one unless tense points ahead; months and dates may lie a little ahead of the
day of writing even without such a sign. A narrative means the one nearest to the last date named,
in its year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from lagebild.intervals import SEASON_MONTH
from lagebild.stages.times.calendar import first_day, season_of, weekday_from
from lagebild.stages.times.reading import Reading, UnresolvedError

# A date without year means the coming one, if it is so near, or very near where the tense points
# back: what lies eleven months back is told with its year. Else, without a sign, this year's.
_AHEAD_DAYS = 75
# Where neither year is near and no tense tells, this year's is meant, unless last year's lies only
# so far back and this year's so far ahead: "bei der Abstimmung am 21. Dezember" in January.
_JUST_PAST, _FAR_AHEAD = 60, 250
_LIMITS = {1: 330, -1: 45}  # by tense


def choose_day(reading: Reading, weekday: int) -> str:
    """Return the day that a bare weekday means."""
    if reading.narrative:
        raise UnresolvedError("a weekday in a narrative has no date")
    return weekday_from(reading.today(), weekday, reading.direction or -1).isoformat()


def choose_month(
    reading: Reading, month: int, day: int | None, direction: int | None = None
) -> str:
    """Return a month, or a day of it, in the year that is meant.

    `direction` overrules the tense: -1 the one before today, 1 the one after, never today.
    """
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    if direction is None and reading.told:
        return _valid(f"{reading.told}{tail}")
    if day is None and direction is None:
        return f"{_month_year(reading, month):04d}{tail}"
    return choose_year(
        reading, lambda year: f"{year:04d}{tail}", direction or 0, strict=bool(direction)
    )


def choose_season(reading: Reading, code: str, direction: int | None = None) -> str:
    """Return a season in the year that is meant."""
    if direction is None and reading.told:
        return f"{reading.told}-{code}"
    today = reading.today()
    current = season_of(today)
    year = current[0] if current[1] == "WI" else today.year
    if direction is None:
        return f"{_season_year(reading, code, today):04d}-{code}"
    later = _season_rank(code) > _season_rank(current[1])
    if direction < 0:
        return f"{year - 1 if later or code == current[1] else year:04d}-{code}"
    return f"{year if later else year + 1:04d}-{code}"


def choose_year(
    reading: Reading,
    written: Callable[[int], str | None],
    direction: int = 0,
    strict: bool = False,
) -> str:
    """Return the value that `written` gives for the year meant; raises if no year has the day."""
    if reading.told and not strict:
        return _valid(written_in(written, reading.told))
    today = reading.today()
    days = {}
    for year in range(today.year - 4, today.year + 5):
        day = first_day(written(year) or "")
        if day and not (strict and day == today):
            days[day] = written(year) or ""
    if not days:
        raise UnresolvedError(f"there is no date {written(today.year)}")
    if strict:
        return days[(max if direction < 0 else min)(_on_side(days, today, direction))]
    return days[_pick(sorted(days), today, reading.direction)]


def _on_side(days: Iterable[date], today: date, direction: int) -> list[date]:
    return [day for day in days if (day < today) == (direction < 0)]


def _pick(days: list[date], today: date, direction: int) -> date:
    past = [day for day in days if day <= today]
    ahead = [day for day in days if day >= today]
    limit = _LIMITS.get(direction, _AHEAD_DAYS)
    if ahead and (ahead[0] - today).days <= limit:
        return ahead[0]
    if ahead and past and direction in (0, -1):
        just_past = (today - past[-1]).days <= _JUST_PAST
        if just_past and (ahead[0] - today).days >= _FAR_AHEAD:
            return past[-1]
    this_year = [day for day in days if day.year == today.year]
    return this_year[0] if direction >= 0 and this_year else past[-1]


def _month_year(reading: Reading, month: int) -> int:
    today = reading.today()
    if reading.narrative:
        return today.year
    ahead = (month - today.month) % 12 * 30
    if ahead <= _LIMITS.get(reading.direction, _AHEAD_DAYS):
        return today.year + (month < today.month)
    return today.year - (month > today.month and reading.direction < 0)


def _season_year(reading: Reading, code: str, today: date) -> int:
    current = season_of(today)
    if code == current[1]:
        return current[0]
    begins = SEASON_MONTH[code]
    if reading.direction > 0:
        return today.year + (begins < today.month)
    if reading.direction == 0 and begins > today.month and begins - today.month <= 3:
        return today.year
    return today.year - (begins > today.month)


def _season_rank(code: str) -> int:
    return list(SEASON_MONTH).index(code)


def written_in(written: Callable[[int], str | None], year: str) -> str:
    """Return the value in a told year; years before Christ have months but no calendar."""
    if not year.startswith("BC"):
        return written(int(year)) or ""
    return year + (written(4) or "")[4:]


def _valid(value: str) -> str:
    if not value.startswith("BC") and first_day(value) is None:
        raise UnresolvedError(f"there is no date {value}")
    return value
