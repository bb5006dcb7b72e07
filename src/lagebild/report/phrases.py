"""The words of a report in one interface language: labels from data, dates and numbers from CLDR.

`Phrases` is all that the writers know about language. Labels come from `report.toml` of the
language's folder; dates, lists, money and names of countries from Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from lagebild.errors import DataError
from lagebild.intervals import Interval, parse_interval
from lagebild.lang import Language, load_language
from lagebild.picture_types import When
from lagebild.types import Claimant

_SKELETON = {"month": "yMMMM", "year": "y", "quarter": "yQQQQ"}
_YEARS = frozenset({"decade", "century"})
_DAYS = frozenset({"week", "weekend", "half", "season"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and number formats of one interface language."""

    language: Language

    @property
    def locale(self) -> Locale:
        """The CLDR locale of the language."""
        return _locale(self.language.code)

    def word(self, section: str, key: str, **values: object) -> str:
        """Return a phrase with its {braces} filled in; raises DataError naming a missing key."""
        found = self.known(section, key)
        if found is None:
            raise DataError(f"{self.language.folder / 'report.toml'}: no {section}.{key}")
        return found.format(**values)

    def known(self, section: str, key: str) -> str | None:
        """Return a phrase of a table that outside codes look into, None for an unknown code."""
        found = _labels(self.language).get(section, {}).get(key)
        return found if isinstance(found, str) else None

    def act(self, type: str, mode: str | None) -> str:
        """Return what kind of act it is: the mode if that has a word, else the class."""
        closer = self.known("mode", f"{type}.{mode}") if mode else None
        return closer or self.word("class", type)

    def is_mutual(self, type: str) -> bool:
        """Tell whether acts of a class go both ways."""
        return type in _labels(self.language)["shape"]["mutual"]

    def all_of(self, names: list[str]) -> str:
        """Return names as a list in words: "A, B and C"."""
        return format_list(names, locale=self.locale) if names else ""

    def chain(self, chain: tuple[Claimant, ...], outlet: str | None) -> list[str]:
        """Return the names along a chain of claimants, ending with the article or its outlet."""
        end = outlet or self.word("claim", "this_article")
        return [*(claimant.name for claimant in chain), end]

    def day(self, day: date) -> str:
        """Return a calendar day in full."""
        return format_date(day, "long", locale=self.locale)

    def short_day(self, day: date) -> str:
        """Return a calendar day with its month cut short."""
        return format_skeleton("yMMMd", day, locale=self.locale)

    def when(self, when: When) -> str:
        """Return a resolved time with its shade: "early 2025", "30 July - 2 August 2025"."""
        shown = self.iso(when.value)
        shaded = self.known("time_mod", when.mod) if when.mod else None
        return shaded.format(date=shown) if shaded else shown

    def iso(self, value: str) -> str:
        """Return an ISO or TIMEX3 date, or "A/B", in words; anything else stays as it is.

        Times of day are left out: an article's own zone is not known.
        """
        interval = parse_interval(value)
        if interval is None:
            return value
        if interval.precision == "span":
            return self._stretch(interval, value)
        if interval.precision in _SKELETON:
            skeleton = _SKELETON[interval.precision]
            return format_skeleton(skeleton, interval.start, locale=self.locale)
        if interval.precision in _YEARS:
            return f"{interval.start.year}–{interval.end.year - 1}"
        if interval.precision in _DAYS:
            return self._days(interval)
        return self.day(date.fromisoformat(value[: len("2025-08-08")]))

    def _stretch(self, interval: Interval, value: str) -> str:
        first, _, last = value.partition("/")
        if len(first) == len(last) == len("2025-08-08"):
            return self._days(interval)
        return f"{self.iso(first)} – {self.iso(last)}"

    def _days(self, interval: Interval) -> str:
        last = interval.end.date() - timedelta(days=1)
        return format_interval(interval.start.date(), last, "yMMMd", locale=self.locale)

    def is_money(self, unit: str) -> bool:
        """Tell whether a unit is the code of a currency."""
        return unit in self.locale.currencies

    def number(self, value: float) -> str:
        """Return a plain number."""
        return format_decimal(value, locale=self.locale)

    def amount(self, value: float, currency: str, mod: str | None) -> str:
        """Return an amount of money with the name of its currency."""
        shown = format_currency(
            value,
            currency,
            "#,##0.##",
            self.locale,
            currency_digits=False,
            format_type="name",
        )
        shaded = self.known("number_mod", mod) if mod else None
        return shaded.format(number=shown) if shaded else shown

    def country(self, code: str | None) -> str | None:
        """Return the name of a country, None for an unknown code."""
        return self.locale.territories.get(code or "")

    def language_name(self, code: str | None) -> str | None:
        """Return the name of a language, None for an unknown code."""
        return self.locale.languages.get(code or "")

    def count(self, number: int, key: str) -> str:
        """Return "1 claim" or "4 claims": `page.count_<key>` or `page.counts_<key>s`."""
        singular, plural = f"count_{key}", f"counts_{key}s"
        return f"{number} {self.word('page', singular if number == 1 else plural)}"


@cache  # a page asks for it hundreds of times
def _locale(code: str) -> Locale:
    return Locale.parse(code)


@cache
def _labels(language: Language) -> dict[str, Any]:
    return language.table("report.toml")


@cache
def load_phrases(code: str) -> Phrases:
    """Return the words for an interface language; raises InputError for an unsupported one."""
    return Phrases(load_language(code))
