"""What the writers of a situation ask about its articles: outlet, day, headline, words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from lagebild.change_types import FigureTold
from lagebild.report.phrases import Phrases
from lagebild.report.text import one_line, unquoted
from lagebild.story_types import Carrier
from lagebild.types import Annotations, Article, Span, Statement


class ArticleWords:
    """The articles of a situation in the reader's words: `analyses` by id, some may be missing."""

    def __init__(self, analyses: Mapping[str, Annotations], phrases: Phrases) -> None:
        self.analyses = analyses
        self.phrases = phrases

    def word(self, key: str, **values: object) -> str:
        """Return a phrase of the situation's own section."""
        return self.phrases.word("situation", key, **values)

    def article(self, id: str) -> Article | None:
        """Return an article, None if it is not at hand."""
        found = self.analyses.get(id)
        return found.article if found else None

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """Who publishes each article; without an entry where that is not known."""
        return {
            id: one_line(one.article.outlet)
            for id, one in self.analyses.items()
            if one.article.outlet
        }

    def outlet(self, id: str) -> str:
        """Return who published an article, its id if that is not known."""
        return self.outlets.get(id) or one_line(id)

    def published(self, id: str) -> str:
        """Return day and, if known, time of an article as its outlet gives it, "" if undated."""
        found = self.article(id)
        moment = (found and found.published) or ""
        day, time = (
            moment[: len("2031-05-05")],
            moment[len("2031-05-05T") : len("2031-05-05T09:00")],
        )
        told = self.phrases.short_day(date.fromisoformat(day)) if day else ""
        return f"{told}, {time}" if time.strip("0:") else told

    def title(self, id: str) -> str:
        """Return the headline of an article, "" if it has none."""
        found = self.article(id)
        return one_line((found and found.title) or "")

    def language(self, id: str) -> str | None:
        """Return the language of an article's words."""
        found = self.article(id)
        return found.lang if found else None

    def quoted(self, id: str, span: Span) -> str:
        """Return the characters of an article, "" if it is not at hand."""
        found = self.article(id)
        return unquoted(one_line(span.of(found.text))) if found else ""

    def words(self, carrier: Carrier) -> str:
        """Return the passage of a carrier, "" if its article is not at hand."""
        return self.quoted(carrier.article, carrier.span)

    def statement(self, carrier: Carrier) -> Statement | None:
        """Return the statement of a carrier, None if it is not at hand."""
        found = self.analyses.get(carrier.article)
        statements = found.statements if found else ()
        return next((one for one in statements if one.id == carrier.statement), None)

    def figure(self, told: FigureTold) -> str:
        """Return a figure in the words of its article."""
        return self.quoted(told.article, told.figure.span) or self.phrases.number(told.figure.value)
