"""What a time expression is read against: the day of writing, what was named before, the tense.

News is read from its day of writing: "am Montag" is the latest Monday, unless the tense points
ahead. A narrative (history: many full dates, nearly all long past) is read from the last date
that it named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lagebild.stages.times.calendar import cut, first_day, unit_of
from lagebild.types import Article

UNKNOWN_DAY = "XXXX-XX-XX"
NO_DATE = "no publication date"
NO_EARLIER = "no earlier date in the text to count from"
# A narrative names so many years and months, so many on 1000 characters, and of the years this
# share lies before the year of writing; or so many years before Christ. Newspaper articles with
# many figures stay well below.
_DATES, _DENSITY, _SHARE = 20, 1.5, 0.75
_ERAS = 3
_LATE = "07"  # from this month on, a narrative may step to the next year
_YEAR_RE = re.compile(r"(?<![\w.,/-])(?:1\d{3}|20\d{2})(?![\w%]|[.,]\d)")


class UnresolvedError(Exception):
    """Raised inside a rule's value: the expression stands, its value is unknown. Says why."""


class NoTimeError(Exception):
    """Raised inside a rule's value: read in its clause, what matched is no time expression."""


@dataclass
class Reading:
    """The state of reading one article; `note` moves it on. Not shared between articles."""

    written: str | None  # ISO day of publication
    narrative: bool
    daily: bool  # the text speaks of its own day: "heute" is a date in it
    previous: str | None = None  # value of the last date named
    day: str | None = None  # last day named in this paragraph
    paragraph: int = 0
    sentence: int = 0
    dated: str | None = None  # where a narrative has got to
    chapter: str | None = None  # the one year that the heading above names
    heading: int = -1  # paragraph of that heading
    year_told: str | None = None  # year of the last date named in this paragraph
    direction: int = 0  # of the clause at hand: -1 past, 1 future, 2 present, 0 not known

    @property
    def reference(self) -> str:
        """The day that a bare or deictic expression counts from; raises UnresolvedError."""
        if self.narrative and self.previous:
            return self.previous
        if self.written is None:
            raise UnresolvedError(NO_DATE)
        return self.written

    @property
    def anchor(self) -> str:
        """The date named last, that "am selben Tag" means; raises UnresolvedError."""
        if self.previous:
            return self.previous
        if self.written is None:
            raise UnresolvedError(NO_EARLIER)
        return self.written

    @property
    def told_before(self) -> str:
        """The date named last, that "two days later" counts from; raises UnresolvedError.

        Never the day of publication: what is told to have followed has happened before it.
        """
        if self.previous is None:
            raise UnresolvedError(NO_EARLIER)
        return self.previous

    def today(self) -> date:
        """Return the first day of the reference; raises UnresolvedError."""
        day = first_day(self.reference)
        if day is None:
            raise UnresolvedError(f"{self.reference} has no calendar day")
        return day

    def year(self) -> int:
        """Return the year of the reference; raises UnresolvedError."""
        return self.today().year

    @property
    def told(self) -> str | None:
        """The year that the text is in: of the last date, if it is another than that of writing."""
        if self.narrative:
            return cut(self.dated, "Y") if self.dated else None
        return self.year_told if (self.written or "")[:4] != self.year_told else None

    def enter(self, paragraph: int, sentence: int) -> None:
        """Move to a sentence. A day past stays in force for its paragraph ("am Samstag brannte es.
        Gegen 20 Uhr ..."), one ahead for its sentence: lists of dates name the day each time.
        """
        if paragraph != self.paragraph:
            self.paragraph, self.day, self.year_told = paragraph, None, None
            self.dated = self.chapter or self.dated
        if sentence != self.sentence:
            self.sentence = sentence
            self.year_told = None
            known = self.day is not None and self.day != UNKNOWN_DAY
            if known and not self.narrative and self.written and (self.day or "") >= self.written:
                self.day = None

    def note(self, value: str | None, opens: bool, heads: bool) -> None:
        """Take in the value of the expression just read, where it begins a sentence or heads."""
        plain = value.partition("T")[0] if value else ""
        if value is None or unit_of(plain) in (None, "DE", "CE"):
            return
        self.previous = plain
        if heads:
            self._head(plain)
        self.year_told = cut(plain, "Y")
        if opens or unit_of(plain) in ("D", "M") or self._moves_on(plain):
            self.dated = plain
        if unit_of(plain) == "D":
            self.day = plain

    def lose_day(self) -> None:
        """After "vor einigen Tagen" the paragraph's hours belong to a day that is not known."""
        self.day = UNKNOWN_DAY

    def _head(self, value: str) -> None:
        """A heading with one year rules the paragraphs below it, one with two years none."""
        single = unit_of(value) == "Y" and self.heading != self.paragraph
        self.chapter = value if single else None
        self.heading = self.paragraph

    def _moves_on(self, value: str) -> bool:
        """Tell whether a year opens a chapter; a look back ("wie schon 1871") does not.

        Nor does a plan for the next year that is named early in a year.
        """
        if self.dated is None or value.startswith("BC"):
            return True
        if self.chapter:
            return False
        if self.dated.startswith("BC"):
            return False
        late = self.dated[5:7] >= _LATE or len(self.dated) == len("2025")
        return int(value[:4]) - int(self.dated[:4]) in ((0, 1) if late else (0,))


@dataclass(frozen=True)
class Signs:
    """Words that tell what kind of text it is; expressions of the language."""

    daily: re.Pattern[str]  # only a text about its own day has them: "gestern", "20 Uhr"
    era: re.Pattern[str]  # antiquity: "v. Chr."
    months: re.Pattern[str]


def open_reading(article: Article, signs: Signs) -> Reading:
    """Return the state before the first expression; without a date the dateline's, if it has one.

    A dateline's date counts only where the publication date is missing, since it is often the
    day before.
    """
    text = article.text
    written = article.published or (article.dateline.date if article.dateline else None)
    day = written[:10] if written and first_day(written[:10]) else None
    return Reading(
        written=day and cut(day, "D"),
        narrative=len(signs.era.findall(text)) >= _ERAS or _is_narrative(text, day, signs.months),
        daily=signs.daily.search(text) is not None,
    )


def _is_narrative(text: str, written: str | None, months: re.Pattern[str]) -> bool:
    """Tell history from news: many years and months, close together, nearly all past years."""
    years = [int(match[0]) for match in _YEAR_RE.finditer(text)]
    named = len(years) + len(months.findall(text))
    if named < _DATES or named * 1000 < _DENSITY * len(text):
        return False
    latest = int(written[:4]) if written else max(years, default=0) + 1
    return sum(year < latest for year in years) >= _SHARE * len(years)
