"""Time expressions (TIMEX3) with value and interval, read against the article's own day.

Rules per language are data (`data/lang/<code>/times/`); this module matches them, lets the longest
stand, and computes values in text order, since "zwei Tage später" needs the date before it. A
value that cannot be known is None with a reason: no publication date, an event as anchor, a date
that does not exist.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lagebild.expressions import Compiled
from lagebild.intervals import Interval, parse_interval
from lagebild.lang import Language
from lagebild.rules import Match
from lagebild.stages.times.functions import Functions
from lagebild.stages.times.reading import NoTimeError, Reading, UnresolvedError, open_reading
from lagebild.stages.times.rulebook import TimeRule, load_times
from lagebild.stages.times.select import select_matches
from lagebild.stages.times.tense import Tenses
from lagebild.types import Annotations, Span, Timex

_SENTENCE_END_RE = re.compile(r"(?<!\d)[.!?]\s+|\n")
_SENTENCE_START_RE = re.compile(r"[.!?]\s+\S*|\n")
_OPENING, _HEADING = 14, 80  # characters: "Zu Beginn des ", the longest line taken for a heading


def find_times(annotations: Annotations, language: Language) -> tuple[Timex, ...]:
    """Return the time expressions of an article in text order, without overlaps.

    Works on `annotations.article`; of `annotations.sentences` only the verbs are read, so an
    article without a parse is read too, with less knowledge of tense. Intervals are UTC.
    Raises DataError for broken rules.
    """
    times = load_times(language)
    article = annotations.article
    reading = open_reading(article, times.signs)
    reader = _Reader(annotations, reading, Tenses(annotations, times.tense))
    found: list[Timex] = []
    for match in select_matches(times.book.find_matches(article.text)):
        found += reader.read(match, times.rules[match.rule.id])
    return tuple(found)


class _Reader:
    """Turns matches into timexes, in text order."""

    def __init__(self, annotations: Annotations, reading: Reading, tenses: Tenses) -> None:
        self.reading, self.tenses = reading, tenses
        self.functions = Functions(reading).table
        self.text = annotations.article.text
        self.breaks = [match.end() for match in re.finditer(r"\n", self.text)]
        self.ends = [match.end() for match in _SENTENCE_END_RE.finditer(self.text)]

    def read(self, match: Match, rule: TimeRule) -> Iterator[Timex]:
        """Yield the timexes of one match: none for a veto, two for a range."""
        span = Span(*match.span())
        self.reading.enter(
            bisect_right(self.breaks, span.start), bisect_right(self.ends, span.start)
        )
        self.reading.direction = (
            self.tenses.direction(span, rule.tense == "parse") if rule.tense else 0
        )
        for group, expression in rule.values.items():
            if group is None or match.has(group):
                with suppress(NoTimeError):
                    yield self._timex(match, rule, group, expression)

    def _timex(
        self, match: Match, rule: TimeRule, group: str | None, expression: Compiled
    ) -> Timex:
        span = Span(*match.span(group))
        try:
            value = self._value(match, expression)
        except UnresolvedError as error:
            return Timex(span, rule.type, None, self._mod(match, rule), None, str(error))
        interval = self._interval(match, rule, value)
        if rule.type in ("DATE", "TIME"):
            heads = self._heads(span)
            self.reading.note(value, heads or self._opens(span), heads)
        elif rule.when is not None and interval is None and "X" in value:
            self.reading.lose_day()
        return Timex(span, rule.type, value, self._mod(match, rule), interval, rule.reason)

    def _opens(self, span: Span) -> bool:
        """Tell whether an expression stands at the head of a sentence."""
        before = self.text[max(0, span.start - _OPENING) : span.start]
        return span.start <= _OPENING or _SENTENCE_START_RE.search(before) is not None

    def _heads(self, span: Span) -> bool:
        """Tell whether an expression stands in a heading: a short line without a full stop."""
        start = self.text.rfind("\n", 0, span.start) + 1
        line = self.text[start : start + _HEADING + 1].partition("\n")[0]
        return len(line) <= _HEADING and not line.rstrip().endswith((".", "!", "?", ":", "“", '"'))

    def _value(self, match: Match, expression: Compiled) -> str:
        return str(self._computed(match, expression))

    def _computed(self, match: Match, expression: Compiled) -> Any:
        return expression(lambda name: match.value(name, self.functions), self.functions)

    def _mod(self, match: Match, rule: TimeRule) -> str | None:
        mod = self._computed(match, rule.mod) if rule.mod else None
        return None if mod is None else str(mod)

    def _interval(self, match: Match, rule: TimeRule, value: str) -> Interval | None:
        if rule.when is None:
            return parse_interval(value)
        try:
            return parse_interval(self._value(match, rule.when))
        except UnresolvedError:
            return None
