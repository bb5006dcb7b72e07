"""The line before the first sentence: place, date and agency, by the rules of a language.

Rules are data (`datelines.toml`, `agencies.tsv`). A line without an agency that we know must be
likely for another reason (a place on the map, capitals, a date), since `Name (Party) - ...` looks
alike and a wrong agency is a wrong origin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lagebild.errors import DataError
from lagebild.gazetteer import find_place
from lagebild.lang import Language
from lagebild.types import Dateline, Span

_LINES = 4  # a title, a byline and a date may stand before the dateline
_HEAD = 160  # characters of a line in which a dateline ends
_CENTURY = 69  # POSIX: two digits from 69 on are 19xx

_CAPITAL = "(?=[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞİĶŁŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ])"
_NAME = f"{_CAPITAL}(?:St\\.\\s)?{_CAPITAL}[\\w'’-]++"
_REGION = f"(?:,\\s(?:(?:[A-Z]\\.){{2,}}|[A-Z]\\w{{1,5}}\\.|{_NAME}(?:\\s{_NAME})?))?"
_LINE_RE = re.compile(r"[^\S\n]*([^\n]+)")
_UPPER = "[A-ZÀ-ÖØ-ÞŁŚŠŽČĆİ]"


@dataclass(frozen=True, slots=True)
class DatelineRule:
    """One compiled rule, once for each way to write a date."""

    id: str
    patterns: tuple[re.Pattern[str], ...]
    place: str | None  # "known", "sure" or None: what the place must be
    full_date: bool
    source: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Book:
    rules: tuple[DatelineRule, ...]
    months: dict[str, int]
    agencies: dict[str, str]
    starters: frozenset[str]


def find_dateline(text: str, language: Language) -> Dateline | None:
    """Return the dateline in the first lines of a text, one with a place or an agency first.

    `date` is given where the line names day, month and year; an agency as `agencies.tsv` prints
    it, several joined by "/", an unknown one as written.
    """
    lines = (_read(text, start, language) for start in _starts(text))
    found = [line for line in lines if line]
    named = [line for line in found if line.place or line.agency]
    return next(iter(named or found), None)


def find_dateline_date(text: str, language: Language) -> str | None:
    """Return the full date of the first of the first lines that names one, as ISO date."""
    lines = (_read(text, start, language) for start in _starts(text))
    return next((line.date for line in lines if line and line.date), None)


def load_rules(language: Language) -> tuple[DatelineRule, ...]:
    """Return the rules of a language in order; raises DataError naming the one that is broken."""
    return _load(language).rules


def match_rule(rule: DatelineRule, text: str, start: int, language: Language) -> Dateline | None:
    """Return what one rule finds at the beginning of a line."""
    stop = text.find("\n", start)
    line = text[start : min(stop if stop >= 0 else len(text), start + _HEAD)]
    for pattern in rule.patterns:
        match = pattern.match(line)
        if match:
            dateline = _build(match, start, _load(language))
            if _is_likely(rule, match, dateline, language):
                return dateline
    return None


def _starts(text: str) -> list[int]:
    """Return where the first lines with text begin, behind their blanks."""
    found: list[int] = []
    for match in _LINE_RE.finditer(text):
        if not match.group().isspace():
            found.append(match.start(1))
        if len(found) == _LINES:
            break
    return found


def _read(text: str, start: int, language: Language) -> Dateline | None:
    found = (match_rule(rule, text, start, language) for rule in load_rules(language))
    return next((dateline for dateline in found if dateline), None)


def _build(match: re.Match[str], start: int, book: _Book) -> Dateline:
    groups = match.groupdict()
    agency = groups.get("agency")
    if agency:
        signs = agency.split("/") if agency not in book.agencies else [agency]
        known = [book.agencies[sign] for sign in signs if sign in book.agencies]
        agency = "/".join(known) or agency
    place = groups.get("place")
    span = Span(start + match.start(), start + match.end())
    return Dateline(span, place.strip(" ,-") if place else None, agency, _full_date(groups, book))


def _full_date(groups: dict[str, str | None], book: _Book) -> str | None:
    day, month, year = groups.get("day"), groups.get("month"), groups.get("year")
    if not (day and month and year):
        return None
    number = int(month) if month.isdecimal() else book.months[month.lower()]
    century = 0 if len(year) == 4 else 1900 if int(year) >= _CENTURY else 2000
    try:
        return date(int(year) + century, number, int(day)).isoformat()
    except ValueError:
        return None


def _is_likely(
    rule: DatelineRule, match: re.Match[str], dateline: Dateline, language: Language
) -> bool:
    if rule.full_date and not dateline.date:
        return False
    place = dateline.place
    if not place:
        return True
    known = any(find_place(part.strip(), language) for part in re.split(r"[/,(]", place))
    dated = bool(match.groupdict().get("day"))
    shouted = place.isupper()
    if rule.place == "known":
        return known or (shouted and dated)
    if not known and place.split()[0] in _load(language).starters:
        return False
    return rule.place is None or known or shouted or " " not in place


@cache
def _load(language: Language) -> _Book:
    table = language.table("datelines.toml")
    agencies = {row["sign"]: row["agency"] for row in language.rows("agencies.tsv")}
    try:
        macros = _macros(table, agencies)
        rules = tuple(_compile(rule, table["dates"], macros) for rule in table["rule"])
    except (KeyError, re.error) as error:
        raise DataError(f"{language.folder / 'datelines.toml'}: {error!r}") from error
    starters = frozenset(language.words("sentence_starters.txt"))
    return _Book(rules, table["months"], agencies, starters)


def _compile(rule: dict[str, Any], dates: list[str], macros: dict[str, str]) -> DatelineRule:
    variants = dates if "%date%" in rule["find"] else [""]
    patterns = []
    for variant in variants:
        find = rule["find"].replace("%date%", variant)
        for name, pattern in macros.items():
            find = find.replace(f"%{name}%", pattern)
        patterns.append(re.compile(find))
    place, full_date = rule.get("place"), rule.get("full_date", False)
    return DatelineRule(rule["id"], tuple(patterns), place, full_date, rule)


def _macros(table: dict[str, Any], agencies: dict[str, str]) -> dict[str, str]:
    particles = _alternation(table["particles"])
    sign = _alternation(list(agencies))
    more = f"(?:\\s(?:(?:{particles})\\s){{0,2}}|/|,\\s){_NAME}"
    return {
        "place": f"(?P<place>{_NAME}(?:{more}){{0,4}}?(?:\\s\\({_NAME}\\))?{_REGION})",
        "upper": f"(?P<place>{_UPPER}{{3}}(?:{_UPPER}|[/ .-]){{0,40}}?{_REGION})",
        # Possessive: "dpa" is a sign and also two to four letters, and a line can repeat it.
        "agency": f"(?P<agency>(?:{sign})(?!\\w)(?:[/-](?:{sign}|[a-z]{{2,4}})(?!\\w))*+)",
        "sign": "(?P<agency>[^\\W\\d_][\\w.'’& -]{1,30})",
        "month": f"(?i:{_alternation(list(table['months']))})",
        "dash": "(?:\\.?[-–—]{1,2}|[.:])(?=\\s|$)",
    }


def _alternation(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
