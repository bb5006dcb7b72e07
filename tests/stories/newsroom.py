"""Analysed articles for the tests of stories, made by hand: sentences, names, who says what."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.types import (
    Annotations,
    Article,
    Attribution,
    Claimant,
    ClaimantKind,
    Entity,
    EntityType,
    Mention,
    ParsedSentence,
    Span,
)

Said = tuple[str, str, ClaimantKind]  # a sentence, whose word it is, what kind of claimant that is

NAMES: dict[str, EntityType] = {
    "Ferrow": "place",
    "Tarn": "place",
    "Lisk": "place",
    "Odile Brandt": "person",
    "Hafenbote": "media",
    "Grubenverband Nord": "organisation",
}


def news(
    id: str,
    *sentences: str | Said,
    outlet: str | None = "Uferpost",
    published: str | None = "2026-05-04T08:00:00+00:00",
    lang: str = "en",
    names: dict[str, EntityType] | None = None,
) -> Annotations:
    """Return an article; of a sentence with a claimant all words are what he says."""
    told = [one if isinstance(one, tuple) else (one, "", "person") for one in sentences]
    text = " ".join(one[0] for one in told)
    spans = list(_spans(text, [one[0] for one in told]))
    known = NAMES | (names or {})
    for (_, claimant, kind), _ in zip(told, spans, strict=True):
        if claimant and kind != "anonymous":
            known.setdefault(claimant, kind)
    entities = tuple(_entities(text, spans, known))
    ids = {one.name: one.id for one in entities}
    return Annotations(
        Article(id, text, title=id, lang=lang, published=published, outlet=outlet),
        tuple(
            ParsedSentence(index, span, 0, span.of(text), ()) for index, span in enumerate(spans)
        ),
        entities=entities,
        attributions=tuple(
            Attribution(
                (span,),
                (Claimant(Span(span.end, span.end), name, kind, ids.get(name)),),
                None,
                "say",
            )
            for (_, name, kind), span in zip(told, spans, strict=True)
            if name
        ),
    )


def _spans(text: str, sentences: Iterable[str]) -> Iterable[Span]:
    start = 0
    for sentence in sentences:
        start = text.index(sentence, start)
        yield Span(start, start + len(sentence))


def _entities(text: str, spans: list[Span], names: dict[str, EntityType]) -> Iterable[Entity]:
    for number, (name, type) in enumerate(names.items()):
        start = text.find(name)
        if start >= 0:
            index = next(i for i, span in enumerate(spans) if span.start <= start < span.end)
            mention = Mention(Span(start, start + len(name)), index, -1, "name")
            yield Entity(f"e{number}", name, type, (mention,))
