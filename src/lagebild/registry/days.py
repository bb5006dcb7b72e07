"""Days as list files write them: ISO with and without an offset, American, dotted, worded."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ISO_RE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?P<rest>.*)")
_OFFSET_RE = re.compile(r"(?:T[\d:.]+)?(?:Z|[+-]\d\d:?\d\d)?")
_SLASHED_RE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DOTTED_RE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WORDED_RE = re.compile(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})")
_PARTIAL_RE = re.compile(r"\d{4}(?:-\d\d)?")


def read_day(text: str | None, warnings: Counter[str], *, month_first: bool = False) -> str | None:
    """Return the day as an ISO date, None if there is none or it is no whole day (counted).

    >>> read_day("2015-03-27-04:00", Counter())
    '2015-03-27'
    """
    clean = (text or "").strip()
    if not clean:
        return None
    day = _day(clean, month_first=month_first)
    if day is None:
        partial = bool(_PARTIAL_RE.fullmatch(clean))
        warnings["date without a day" if partial else "date that cannot be read"] += 1
        return None
    if _ISO_RE.match(clean) and len(clean) > len("2015-03-27"):
        warnings["date with a time or offset, cut"] += 1
    return day


def read_partial(text: str) -> str | None:
    """Return a day, month or year as an ISO date of that length, None for anything else."""
    clean = text.strip()
    if _PARTIAL_RE.fullmatch(clean):
        return clean
    return _day(clean, month_first=False)


def _day(text: str, *, month_first: bool) -> str | None:
    if (found := _ISO_RE.fullmatch(text)) and _OFFSET_RE.fullmatch(found["rest"]):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED_RE.fullmatch(text):
        one, two = int(found[1]), int(found[2])
        month, day = (one, two) if month_first else (two, one)
        return _checked(int(found[3]), month, day)
    if found := _DOTTED_RE.fullmatch(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDED_RE.fullmatch(text):
        return _checked(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
