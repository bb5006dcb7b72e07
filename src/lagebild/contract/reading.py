"""Format 2, reading: an analysis back into records, checked against the text it speaks of.

What another tool leaves out (our additional fields) takes its default. What contradicts the
contract raises InputError: a span outside the text, a class that is none, a missing field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from lagebild.errors import InputError
from lagebild.intervals import Interval
from lagebild.types import (
    Annotations,
    Article,
    Attribution,
    Claimant,
    ClaimantKind,
    Entity,
    EntityType,
    Link,
    Mention,
    Modality,
    OpenQuestion,
    ParsedSentence,
    Participant,
    Quantity,
    QuestionKind,
    Quote,
    QuoteType,
    Relation,
    RelationType,
    Span,
    Statement,
    Timex,
    TimexType,
)

Row = Mapping[str, Any]


def analysis_from_json(row: Row, article: Article) -> Annotations:
    """Return the annotations that an analysis of `article` holds; sentences come without tokens.

    Raises InputError naming the article and what contradicts the contract.
    """
    if row.get("id") != article.id:
        raise InputError(
            f"the analysis is of article {row.get('id')!r}, the article given is {article.id!r}"
        )
    try:
        return _Reader(article).annotations(row)
    except KeyError as error:
        raise InputError(f"analysis {article.id!r}: field {error} is missing") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise InputError(f"analysis {article.id!r}: {error}; see docs/formats.md") from error


def _one_of(value: Any, allowed: Any) -> Any:
    if value not in get_args(allowed):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(allowed))}")
    return value


class _Reader:
    """Reads the rows of one analysis; holds the text and the sentences that spans refer to."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences: tuple[ParsedSentence, ...] = ()

    def annotations(self, row: Row) -> Annotations:
        paragraphs = row.get("paragraphs") or [0] * len(row["sentences"])
        self.sentences = tuple(
            self.sentence(index, pair, paragraph)
            for index, (pair, paragraph) in enumerate(
                zip(row["sentences"], paragraphs, strict=True)
            )
        )
        return Annotations(
            article=self.article,
            sentences=self.sentences,
            timexes=tuple(map(self.timex, row["timexes"])),
            quantities=tuple(map(self.quantity, row["quantities"])),
            entities=tuple(map(self.entity, row["entities"])),
            quotes=tuple(map(self.quote, row["quotes"])),
            attributions=tuple(map(self.attribution, row.get("attributions", ()))),
            statements=tuple(map(self.statement, row["statements"])),
            relations=tuple(map(self.relation, row["relations"])),
            open_questions=tuple(map(self.question, row["open_questions"])),
        )

    def span(self, pair: Sequence[int]) -> Span:
        start, end = pair
        if not 0 <= start <= end <= len(self.article.text):
            length = len(self.article.text)
            raise ValueError(f"span [{start}, {end}] lies outside the {length} characters of text")
        return Span(start, end)

    def spans(self, pairs: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
        return tuple(self.span(pair) for pair in pairs or ())

    def sentence(self, index: int, pair: Sequence[int], paragraph: int) -> ParsedSentence:
        span = self.span(pair)
        return ParsedSentence(index, span, paragraph, span.of(self.article.text), ())

    def sentence_at(self, position: int) -> int:
        for sentence in self.sentences:
            if sentence.span.start <= position < sentence.span.end:
                return sentence.index
        return -1

    def entity(self, row: Row) -> Entity:
        spans = self.spans(row["mentions"])
        heads = row.get("mention_heads") or [-1] * len(spans)
        kinds = row.get("mention_kinds") or ["name"] * len(spans)
        return Entity(
            id=row["id"],
            name=row["name"],
            type=_one_of(row["type"], EntityType),
            mentions=tuple(
                Mention(span, self.sentence_at(span.start), head, kind)
                for span, head, kind in zip(spans, heads, kinds, strict=True)
            ),
            country=row.get("country"),
            links=tuple(map(_link, row.get("links") or ())),
            description=row.get("description"),
            gender=row.get("gender"),
        )

    def timex(self, row: Row) -> Timex:
        return Timex(
            span=self.span((row["start"], row["end"])),
            type=_one_of(row["type"], TimexType),
            value=row["value"],
            mod=row.get("mod"),
            interval=_interval(row.get("interval")),
            reason=row.get("reason"),
        )

    def quantity(self, row: Row) -> Quantity:
        return Quantity(self.span(row["span"]), row["value"], row["unit"], row.get("mod"))

    def quote(self, row: Row) -> Quote:
        return Quote(
            type=_one_of(row["type"], QuoteType),
            quote=self.spans(row["quote"]),
            speaker=self.spans(row.get("speaker")),
            cue=self.spans(row.get("cue")),
            addressee=self.spans(row.get("addressee")),
            entity=row.get("entity"),
        )

    def attribution(self, row: Row) -> Attribution:
        return Attribution(
            scope=self.spans(row["scope"]),
            chain=self.chain(row["chain"]),
            cue=self.span(row["cue"]) if row.get("cue") else None,
            act=row["act"],
            modality=_one_of(row["modality"], Modality) if row.get("modality") else None,
        )

    def chain(self, rows: Sequence[Row] | None) -> tuple[Claimant, ...]:
        return tuple(
            Claimant(
                self.span(row["span"]),
                row["name"],
                _one_of(row["kind"], ClaimantKind),
                row.get("entity"),
            )
            for row in rows or ()
        )

    def participants(self, rows: Sequence[Row]) -> tuple[Participant, ...]:
        return tuple(
            Participant(self.span(row["span"]), row["name"], row.get("entity")) for row in rows
        )

    def statement(self, row: Row) -> Statement:
        return Statement(
            id=row["id"],
            sentence=row["sentence"],
            trigger=self.span(row["trigger"]),
            evidence=self.span(row["evidence"]),
            type=row["type"],
            mode=row.get("mode"),
            contexts=tuple(row.get("contexts") or ()),
            actors=self.participants(row["actors"]),
            recipients=self.participants(row["recipients"]),
            when=row.get("when"),
            where=row.get("where"),
            modality=_one_of(row["modality"], Modality),
            attribution=self.chain(row.get("attribution")),
            quantities=tuple(row.get("quantities") or ()),
            rule=row.get("rule", ""),
            event=row.get("event", ""),
            confidence=row.get("confidence"),
            confidence_reasons=tuple(row.get("confidence_reasons") or ()),
        )

    def relation(self, row: Row) -> Relation:
        return Relation(
            subject=row["subject"],
            relation=_one_of(row["relation"], RelationType),
            object=row["object"],
            span=self.span(row["span"]),
            modality=_one_of(row["modality"], Modality),
            attribution=self.chain(row.get("attribution")),
        )

    def question(self, row: Row) -> OpenQuestion:
        return OpenQuestion(
            self.span(row["span"]), row["sentence"], _one_of(row["kind"], QuestionKind)
        )


def _link(row: Row) -> Link:
    return Link(
        list=row["list"],
        entry=row["entry"],
        since=row.get("since"),
        until=row.get("until"),
        score=row["score"],
        reason=row.get("reason", ""),
    )


def _interval(row: Sequence[str] | None) -> Interval | None:
    if row is None:
        return None
    start, end, precision = row
    return Interval(
        datetime.fromisoformat(start),
        datetime.fromisoformat(end),
        precision,  # type: ignore[arg-type]  # written by us from the same closed set
    )
