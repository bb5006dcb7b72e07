"""By which words passages are compared."""

from __future__ import annotations

from dataclasses import replace

from lagebild.stories.keys import passage_keys
from lagebild.types import OpenQuestion, Span
from tests.stories.newsroom import news


def test_who_refuses_to_comment_rejects_nothing() -> None:
    article = news("a", "The Grubenverband Nord declined to comment on the plan.")
    whole = Span(0, len(article.article.text))
    assert "c:refuse" in passage_keys(article, whole)
    refused = replace(article, open_questions=(OpenQuestion(whole, 0, "no_comment"),))
    assert passage_keys(refused, whole) == passage_keys(article, whole) - {"c:refuse"}
