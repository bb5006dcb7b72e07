"""Numbers as written: digits with a language's marks, and number words.

One idea for all languages: a number word is a row of parts with values ("zwei" "und" "zwanzig",
"two" "hundred" "and" "five"), a part of 100 and more multiplies what stands before it, smaller
parts add up. Parts, joiners and whether they are written as one word are data (`numbers.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild.errors import DataError
from lagebild.lang import Language
from lagebild.rules import alternatives, expand_words

_BLANK = r"[ \u00a0\u202f]"


@dataclass(frozen=True)
class Numerals:
    """Patterns and readers of one language's numbers."""

    digits: str  # expression for a number in digits, with decimals and thousands
    words: str  # expression for a number in words
    decimal: str
    thousands: re.Pattern[str]
    parts: re.Pattern[str]
    values: dict[str, float]
    articles: frozenset[str]

    @property
    def pattern(self) -> str:
        """The expression for any number."""
        return f"{self.digits}|{self.words}"

    def value(self, text: str) -> float | None:
        """Return the number that `text` writes, None if it writes none; whole numbers as int.

        >>> from lagebild.lang import load_language
        >>> load_numerals(load_language("de")).value("zweihundertfünfzig")
        250
        """
        text = " ".join(text.lower().split())
        number = self._from_digits(text) if text[:1].isdigit() else self._from_words(text)
        return int(number) if number is not None and number == int(number) else number

    def _from_digits(self, text: str) -> float | None:
        """Read digits with marks or blanks between groups of three."""
        plain = self.thousands.sub("", text).replace(" ", "").replace(self.decimal, ".")
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None

    def _from_words(self, text: str) -> float | None:
        total, current, seen = 0.0, 0.0, False
        for part in self.parts.findall(text):
            if seen and part in self.articles:
                continue  # "two and a half"
            value = self.values[part]
            if value >= 1000:
                total, current = total + (current or 1.0) * value, 0.0
            elif value == 100:
                current = (current or 1.0) * value
            else:
                current += value
            seen = True
        return total + current if seen else None


@cache
def load_numerals(language: Language) -> Numerals:
    """Return the numbers of a language; raises DataError if `numbers.toml` lacks a table."""
    table = language.table("numbers.toml")
    marks = language.table("language.toml")["numbers"]
    try:
        parts, joiners = expand_words(table["parts"]), list(table["joiners"])
        glued = bool(table["glued"])
    except KeyError as error:
        raise DataError(f"{language.folder / 'numbers.toml'}: {error} is missing") from error
    values = {word: float(value) for word, value in parts.items()}
    single = f"(?:{alternatives(values)})"
    large = f"(?:{alternatives({word: 1 for word in values if values[word] >= 100})})"
    articles = expand_words(table.get("articles", {}))
    article = f"(?:{alternatives(articles)})" if articles else "(?!)"
    joiner = "|".join(re.escape(word) for word in joiners)
    gap = f"(?:{_BLANK}|-)?" if glued else f"(?:{_BLANK}|-)"
    link = f"(?:{joiner})?" if glued else f"(?:{gap}(?:{joiner}))?{gap}"
    group = "[" + "".join(re.escape(mark) for mark in marks["thousands"]) + "]"
    decimal = re.escape(marks["decimal"])
    return Numerals(
        digits=rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?",
        words=f"(?:{article}{gap}(?={large}))?{single}(?:{link}{single})*|{article}",
        decimal=marks["decimal"],
        thousands=re.compile(rf"{group}(?=\d{{3}}(?!\d))"),
        parts=re.compile(rf"(?:{article}|{single})" if glued else rf"\b(?:{article}|{single})\b"),
        values=values | {word: float(value) for word, value in articles.items()},
        articles=frozenset(articles),
    )
