"""A common word for a body that has been named: "the RSF ... The group", "the Commission".

Only with a definite article and nothing else. A common noun means the one body that was named since
the sentence before; a word with a capital the one body in whose name it stands first or last. What
could mean several means none.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.lang import Language
from lagebild.names import normalise_name
from lagebild.stages.entities.cluster import Cluster, add
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import settings
from lagebild.stages.entities.reading import Reading
from lagebild.tree import children

_BODIES = frozenset({"organisation", "group"})
_NAMED = _BODIES | {"government"}
_NOTHING_ELSE = ("amod", "nmod", "compound", "acl", "appos", "nummod", "flat")


def resolve_standins(
    readings: dict[int, Reading], clusters: list[Cluster], language: Language
) -> list[Cluster]:
    """Return the clusters with "the group" put to the one body that was named before it."""
    words = frozenset(settings(language)["stand_ins"])
    armed = frozenset(settings(language)["armed_stand_ins"])
    for index, reading in readings.items():
        for i in range(len(reading.tokens)):
            if not _is_alone(reading, i) or _is_taken(clusters, index, reading, i):
                continue
            word = reading.tokens[i].lemma.lower()
            meant = _shortened(clusters, reading, i)
            if meant is None and word in words:
                fitting = [c for c in clusters if _may_be(c, word, words, armed)]
                meant = _named_before(fitting, readings, index, i)
                if meant is None and word in armed:
                    meant = _called_so_before(clusters, readings, index, word)
            if meant is not None:
                made = reading.make(i, i, meant.type, Evidence.DESCRIPTION)
                add(meant, replace(made, kind="nominal"))
    return clusters


def _shortened(clusters: list[Cluster], reading: Reading, index: int) -> Cluster | None:
    """Return the one body whose name a word with a capital shortens: "the Commission"."""
    capitals = reading.language.table("grammar.toml")["nouns_capitalised"]
    if capitals or not reading.starts_upper(index):
        return None
    key, here = reading.keys[index], (reading.sentence.index, reading.tokens[index].span)
    fits = []
    for group in clusters:
        names = [m.name for m in group.mentions if m.kind == "name" and (m.sentence, m.span) < here]
        ends = {word for name in names for word in _outer_words(name)}
        if group.type in _NAMED and key in ends:
            fits.append(group)
    return fits[0] if len(fits) == 1 else None


def _outer_words(name: str) -> tuple[str, ...]:
    words = normalise_name(name).split()
    return (words[0], words[-1]) if len(words) > 1 else ()


def _is_alone(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    alone = not children(reading.sentence, index, *_NOTHING_ELSE)
    return alone and reading.is_definite(index) and not reading.is_plural(index, index)


def _may_be(group: Cluster, word: str, words: frozenset[str], armed: frozenset[str]) -> bool:
    """Tell whether a body can be called by a word: no listed body and no firm is a militia.

    Nor is one whose name begins with another such word: "the organisation Clean Water".
    """
    if word not in armed or group.type != "organisation":
        return True
    names = [m for m in group.mentions if m.kind == "name"]
    known = any(m.evidence is Evidence.LISTED and m.concept for m in names)
    kinds = {w.lower() for m in names for w in m.name.split()} & words
    return not known and kinds <= armed


def _is_taken(clusters: list[Cluster], sentence: int, reading: Reading, index: int) -> bool:
    span = reading.tokens[index].span
    return any(
        m.sentence == sentence and m.span.overlaps(span) for c in clusters for m in c.mentions
    )


def _named_before(
    clusters: list[Cluster], readings: dict[int, Reading], sentence: int, index: int
) -> Cluster | None:
    """Return the only body named in this sentence before a token or in the sentence before.

    A name tied to another by "and" is not the only one, even where the other is not known. Whoever
    stands beside the word at the same verb is somebody else: "Nordwind met the group".
    """
    position = readings[sentence].tokens[index].start
    for wanted in (sentence, sentence - 1):
        named = [
            (mention, group)
            for group in clusters
            for mention in group.mentions
            if group.type in _BODIES
            and mention.kind != "pronoun"
            and mention.sentence == wanted
            and mention.span.end <= position
            and not (wanted == sentence and _is_beside(readings[sentence], mention, index))
        ]
        if named:
            one = len({id(group) for _, group in named}) == 1
            alone = all(not _is_tied(readings[wanted], mention) for mention, _ in named)
            return named[0][1] if one and alone else None
    return _only_group(clusters, sentence)


def _called_so_before(
    clusters: list[Cluster], readings: dict[int, Reading], sentence: int, word: str
) -> Cluster | None:
    """Return the one body that the article has called by the word: "the militia", once more."""
    called = [
        group
        for group in clusters
        if any(
            m.sentence < sentence and readings[m.sentence].tokens[m.head].lemma.lower() == word
            for m in group.mentions
            if m.kind == "nominal"
        )
    ]
    return called[0] if len(called) == 1 else None


def _only_group(clusters: list[Cluster], sentence: int) -> Cluster | None:
    """Return the one group of which the article has spoken so far."""
    groups = [group for group in clusters if group.type == "group"]
    before = [g for g in groups if g.mentions[0].sentence < sentence]
    return before[0] if len(groups) == 1 and before else None


def _is_beside(reading: Reading, mention: Found, index: int) -> bool:
    """Tell whether a name and a word are two parts of one clause."""
    head = reading.tokens[mention.head].head
    return head >= 0 and head == reading.tokens[index].head


def _is_tied(reading: Reading, mention: Found) -> bool:
    token = reading.tokens[mention.head]
    return token.deprel == "conj" or bool(children(reading.sentence, mention.head, "conj"))
