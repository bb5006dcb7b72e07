"""Records for property tests: any annotations that the types allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from lagebild import types
from lagebild.intervals import Interval
from lagebild.types import Annotations, Article, ParsedSentence, Span

TEXT = "Über Straße und Fluß: el año pasado, they met.\n\nDanach 🕊 nichts mehr. Fin."

_word = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_maybe = st.none() | _word
_span = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda pair: Span(min(pair), max(pair))
)
_moment = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def _choice(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def _many(item: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(item, max_size=most).map(tuple)


_claimant = st.builds(types.Claimant, _span, _word, _choice(types.ClaimantKind), _maybe)
_participant = st.builds(types.Participant, _span, _word, _maybe)
_link = st.builds(types.Link, _word, _word, _maybe, _maybe, st.floats(0, 1), _word)
_interval = st.builds(
    Interval, _moment, _moment, st.sampled_from(["year", "month", "day", "second", "span"])
)
_timex = st.builds(
    types.Timex, _span, _choice(types.TimexType), _maybe, _maybe, st.none() | _interval, _maybe
)
_quantity = st.builds(
    types.Quantity, _span, st.floats(allow_nan=False, allow_infinity=False), _word, _maybe
)
_quote = st.builds(
    types.Quote,
    _choice(types.QuoteType),
    _many(_span),
    _many(_span),
    _many(_span),
    _many(_span),
    _maybe,
)
_modality = _choice(types.Modality)
_attribution = st.builds(
    types.Attribution,
    _many(_span),
    _many(_claimant),
    st.none() | _span,
    _word,
    st.none() | _modality,
)
_statement = st.builds(
    types.Statement,
    id=_word,
    sentence=st.integers(0, 1),
    trigger=_span,
    evidence=_span,
    type=_word,
    mode=_maybe,
    contexts=_many(_word),
    actors=_many(_participant),
    recipients=_many(_participant),
    when=_maybe,
    where=_maybe,
    modality=_modality,
    attribution=_many(_claimant),
    quantities=_many(st.integers(0, 5)),
    rule=_word,
)
_relation = st.builds(
    types.Relation, _word, _choice(types.RelationType), _word, _span, _modality, _many(_claimant)
)
_question = st.builds(types.OpenQuestion, _span, st.integers(0, 1), _choice(types.QuestionKind))

SENTENCES = tuple(
    ParsedSentence(index, span, index, span.of(TEXT), ())
    for index, span in enumerate((Span(0, 46), Span(48, len(TEXT))))
)


def _sentence_at(position: int) -> int:
    return next((s.index for s in SENTENCES if s.span.start <= position < s.span.end), -1)


_mention = st.builds(
    types.Mention, _span, st.just(0), st.integers(-1, 9), _choice(types.MentionKind)
).map(lambda mention: replace(mention, sentence=_sentence_at(mention.span.start)))
_entity = st.builds(
    types.Entity,
    _word,
    _word,
    _choice(types.EntityType),
    _many(_mention),
    _maybe,
    _many(_link, 2),
    _maybe,
    st.sampled_from([None, "m", "f"]),
)

articles = st.builds(
    Article,
    id=_word,
    text=_word.filter(str.strip),
    title=_maybe,
    lang=st.sampled_from([None, "de", "en", "es"]),
    published=st.sampled_from([None, "2026-03-01", "2026-03-01T09:30:00+01:00"]),
    outlet=_maybe,
    url=_maybe,
    authors=_many(_word),
    dateline=st.none() | st.builds(types.Dateline, _span, _maybe, _maybe, _maybe),
    notes=_many(_word),
)

annotations = st.builds(
    Annotations,
    article=articles.map(lambda article: replace(article, text=TEXT)),
    sentences=st.just(SENTENCES),
    timexes=_many(_timex),
    quantities=_many(_quantity),
    entities=_many(_entity),
    quotes=_many(_quote),
    attributions=_many(_attribution),
    statements=_many(_statement),
    relations=_many(_relation),
    open_questions=_many(_question),
)
