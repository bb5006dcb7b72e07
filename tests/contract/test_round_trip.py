import json

from hypothesis import HealthCheck, given, settings

from lagebild.contract import (
    analysis_from_json,
    analysis_to_json,
    article_from_json,
    article_to_json,
    content_id,
)
from lagebild.types import Annotations, Article
from tests import strategies


def through_json(row: dict) -> dict:
    return json.loads(json.dumps(row, ensure_ascii=False))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(strategies.annotations)
def test_an_analysis_read_back_is_the_one_that_was_written(annotations: Annotations) -> None:
    row = through_json(analysis_to_json(annotations))
    assert analysis_from_json(row, annotations.article) == annotations


@settings(max_examples=60, deadline=None)
@given(strategies.articles)
def test_an_article_read_back_is_the_one_that_was_written(article: Article) -> None:
    assert article_from_json(through_json(article_to_json(article))) == article


@settings(max_examples=30, deadline=None)
@given(strategies.articles)
def test_the_id_of_an_article_without_one_follows_from_its_content(article: Article) -> None:
    row = article_to_json(article)
    del row["id"]
    assert article_from_json(row).id == content_id(article)
    assert article_from_json(row | {"lang": "es"}).id == article_from_json(row).id
