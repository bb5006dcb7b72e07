"""When and where: the time and the place that govern the clause of a trigger."""

from __future__ import annotations

from datetime import timedelta

from lagebild.stages.statements.scene import Scene
from lagebild.tree import base_rel, children
from lagebild.types import Annotations, ParsedSentence, Span, Timex

_CORE_RELS = frozenset({"nsubj", "obj", "obl", "iobj"})


def find_when(annotations: Annotations, sentence: ParsedSentence, trigger: int) -> str | None:
    """Return the ISO date, month, year or interval of the event, None if its clause has none."""
    candidates = []
    for timex in annotations.timexes:
        if timex.type != "SET" and timex.interval and sentence.span.contains(timex.span):
            top = _top_token(sentence, timex.span)
            if top is not None and governs(sentence, trigger, top):
                candidates.append((abs(top - trigger), timex))
    if not candidates:
        return None
    return _iso(min(candidates, key=lambda pair: pair[0])[1])


def find_where(scene: Scene, trigger: int) -> str | None:
    """Return the name of the place where the event is set, None if its clause names none."""
    for i, _ in enumerate(scene.tokens):
        referent = scene.mention_at(i)
        if not referent or referent[1].head != i or referent[0].type != "place":
            continue
        if _has_place_preposition(scene, i) and governs(scene.sentence, trigger, i):
            return referent[0].name
    return None


def governs(sentence: ParsedSentence, trigger: int, index: int) -> bool:
    """Tell whether a time or place at `index` belongs to the event at `trigger`.

    It does when it hangs on the trigger, or on the verb whose subject, object or adverbial the
    trigger noun is. A finite clause in between cuts the tie.
    """
    clause = _clause_of(sentence, trigger)
    node = index
    while node >= 0:
        if node == trigger:
            return True
        if node == clause and node != index:
            return True
        if node != index and sentence.tokens[node].upos == "VERB":
            return False
        node = sentence.tokens[node].head
    return False


def _clause_of(sentence: ParsedSentence, trigger: int) -> int:
    """Return the verb whose clause the trigger belongs to; the trigger itself if it is a verb."""
    token = sentence.tokens[trigger]
    if token.upos == "VERB" or token.head < 0:
        return trigger
    head = sentence.tokens[token.head]
    if base_rel(token) in _CORE_RELS and head.upos == "VERB":
        return token.head
    return trigger


def _top_token(sentence: ParsedSentence, span: Span) -> int | None:
    inside = [i for i, token in enumerate(sentence.tokens) if span.overlaps(token.span)]
    for i in inside:
        if sentence.tokens[i].head not in inside:
            return i
    return inside[0] if inside else None


def _iso(timex: Timex) -> str | None:
    """Write an interval as the contract wants it: date, month, year or "A/B" with B inclusive."""
    interval = timex.interval
    if interval is None:
        return None
    start, last = interval.start, interval.end - timedelta(seconds=1)
    if start.date() == last.date():
        return start.date().isoformat()
    next_month = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    if start.day == 1 and interval.end == next_month:
        return f"{start.year:04d}-{start.month:02d}"
    elif (start.month, start.day, last.month, last.day) == (
        1,
        1,
        12,
        31,
    ) and start.year == last.year:
        return f"{start.year:04d}"
    return f"{start.date().isoformat()}/{last.date().isoformat()}"


def _has_place_preposition(scene: Scene, index: int) -> bool:
    """Look for the preposition at the name and at the nouns it is an apposition of."""
    node = index
    while node >= 0 and scene.tokens[node].upos in ("NOUN", "PROPN", "ADJ", "X"):
        for i in children(scene.sentence, node, "case"):
            forms = {scene.tokens[i].lemma.lower(), scene.tokens[i].text.lower()}
            return bool(forms & scene.grammar.place)
        if base_rel(scene.tokens[node]) not in ("appos", "flat", "nmod", "compound"):
            return False
        node = scene.tokens[node].head
    return False
