"""A common word for a body that has just been named: "the RSF ... The group denied".

Only with a definite article and nothing else, and only where one body alone was named since the
sentence before; what could mean several means none.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.stages.entities.cluster import Cluster, add
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import settings
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children

_BODIES = frozenset({"organisation", "group"})
_NOTHING_ELSE = ("amod", "nmod", "compound", "acl", "appos", "nummod", "flat")


def resolve_standins(
    readings: dict[int, Reading], clusters: list[Cluster], language: Language
) -> list[Cluster]:
    """Return the clusters with "the group" put to the one body that was named before it."""
    words = frozenset(settings(language)["stand_ins"])
    for index, reading in readings.items():
        for i in range(len(reading.tokens)):
            if _stands_in(reading, i, words) and not _is_taken(clusters, index, reading, i):
                meant = _named_before(clusters, readings, index, reading.tokens[i].start)
                if meant is not None:
                    made = reading.make(i, i, meant.type, Evidence.DESCRIPTION)
                    add(meant, replace(made, kind="nominal"))
    return clusters


def _stands_in(reading: Reading, index: int, words: frozenset[str]) -> bool:
    token = reading.tokens[index]
    if token.upos != "NOUN" or token.lemma.lower() not in words:
        return False
    alone = not children(reading.sentence, index, *_NOTHING_ELSE)
    return alone and reading.is_definite(index) and not reading.is_plural(index, index)


def _is_taken(clusters: list[Cluster], sentence: int, reading: Reading, index: int) -> bool:
    span = reading.tokens[index].span
    return any(
        m.sentence == sentence and m.span.overlaps(span) for c in clusters for m in c.mentions
    )


def _named_before(
    clusters: list[Cluster], readings: dict[int, Reading], sentence: int, position: int
) -> Cluster | None:
    """Return the only body named in this sentence before a position or in the sentence before.

    A name tied to another by "and" is not the only one, even where the other is not known.
    """
    for wanted in (sentence, sentence - 1):
        named = [
            (mention, group)
            for group in clusters
            for mention in group.mentions
            if group.type in _BODIES
            and mention.kind != "pronoun"
            and mention.sentence == wanted
            and mention.span.end <= position
        ]
        if named:
            one = len({id(group) for _, group in named}) == 1
            alone = all(not _is_tied(readings[wanted], mention) for mention, _ in named)
            return named[0][1] if one and alone else None
    return None


def _is_tied(reading: Reading, mention: Found) -> bool:
    token = reading.tokens[mention.head]
    return token.deprel == "conj" or bool(children(reading.sentence, mention.head, "conj"))
