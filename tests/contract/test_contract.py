import pytest

from lagebild.contract import (
    analysis_from_json,
    analysis_to_json,
    article_from_json,
    article_from_line,
)
from lagebild.errors import InputError
from lagebild.types import Annotations, Article, ParsedSentence, Span, Statement, Timex
from tests.reading import read

ARTICLE = Article("a1", "Der Rat tagte gestern.", lang="de", outlet="Deichbote")
SENTENCE = ParsedSentence(0, Span(0, 22), 0, ARTICLE.text, ())
STATEMENT = Statement(
    id="s1",
    sentence=0,
    trigger=Span(8, 13),
    evidence=Span(0, 22),
    type="CONSULT",
    mode=None,
    contexts=(),
    actors=(),
    recipients=(),
    when=None,
    where=None,
    modality="asserted",
    attribution=(),
)
ANNOTATIONS = Annotations(
    ARTICLE,
    (SENTENCE,),
    timexes=(Timex(Span(14, 21), "DATE", None, reason="the article has no date"),),
    statements=(STATEMENT,),
)


def test_an_analysis_has_the_fields_of_the_contract() -> None:
    row = analysis_to_json(ANNOTATIONS)
    assert {
        "id", "lang", "published", "sentences", "entities", "timexes", "quantities", "quotes",
        "statements", "relations", "open_questions",
    } <= set(row)  # fmt: skip
    assert row["sentences"] == [[0, 22]]
    assert {
        "id", "sentence", "trigger", "evidence", "type", "mode", "contexts", "actors",
        "recipients", "when", "where", "modality", "attribution", "quantities",
    } <= set(row["statements"][0])  # fmt: skip


def test_an_analysis_carries_its_article() -> None:
    assert article_from_json(analysis_to_json(ANNOTATIONS)) == ARTICLE


def test_an_unresolved_time_is_null_with_its_reason() -> None:
    (timex,) = analysis_to_json(ANNOTATIONS)["timexes"]
    assert timex["value"] is None
    assert timex["reason"] == "the article has no date"


def test_an_analysis_without_our_additional_fields_is_read() -> None:
    row = analysis_to_json(ANNOTATIONS)
    for extra in ("paragraphs", "attributions", "title", "outlet", "text"):
        del row[extra]
    del row["statements"][0]["rule"]
    assert analysis_from_json(row, ARTICLE) == ANNOTATIONS.__class__(
        ARTICLE, (SENTENCE,), timexes=ANNOTATIONS.timexes, statements=(STATEMENT,)
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "a2"}, "'a2'"),
        ({"sentences": [[0, 99]]}, "outside"),
        ({"timexes": [{"start": 0, "end": 3, "type": "DAY", "value": None}]}, "'DAY'"),
        ({"statements": [{}]}, "'id'"),
        ({"quotes": None}, "docs/formats.md"),
    ],
)
def test_what_contradicts_the_contract_is_named(change: dict, said: str) -> None:
    with pytest.raises(InputError, match=said):
        analysis_from_json(analysis_to_json(ANNOTATIONS) | change, ARTICLE)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "x"}, "'text' must be a string, it is absent"),
        ({"text": 3}, "it is 3"),
        ({"text": "a", "title": ["b"]}, "'title'"),
        ({"text": "a", "id": {"b": 1}}, "'id'"),
        ({"text": "a \ud800 b"}, "surrogate"),
        ({"text": "a", "dateline": {"span": [1]}}, "'dateline'"),
        (["text"], "JSON object"),
    ],
)
def test_an_article_field_of_the_wrong_kind_is_named(row: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        article_from_json(row)  # type: ignore[arg-type]


def test_a_number_as_id_becomes_its_digits() -> None:
    assert article_from_json({"id": 7, "text": "a"}).id == "7"


def test_a_number_too_long_to_read_is_an_error_of_the_input() -> None:
    with pytest.raises(InputError, match="not an article"):
        article_from_line(b'{"id": ' + b"9" * 5000 + b', "text": "a"}')


def test_a_place_is_told_as_written_and_as_the_gazetteer_knows_it() -> None:
    row = analysis_to_json(read("Rebeldes atacaron un cuartel en Córdoba.", "es"))
    (told,) = row["statements"]
    assert told["where"] == "Córdoba"
    assert (told["place"]["country"], told["place"]["kind"]) == ("AR", "city")
    assert "ES" in told["place"]["also_in"]
    unplaced = analysis_to_json(read("Rebeldes atacaron un cuartel.", "es"))
    assert unplaced["statements"][0]["place"] is None
