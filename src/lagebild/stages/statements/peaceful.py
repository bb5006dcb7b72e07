"""Texts without politics: in a match, a film or a recipe nobody is attacked, sacked or besieged.

Verse and program code tell nothing either, whatever their words.

Sport, business and the arts borrow their words from war. A sentence counts as peaceful when its
article speaks of such a subject, by several words of it, and neither speaks of public affairs.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from lagebild.lang import Language
from lagebild.types import Annotations, ParsedSentence

_PUBLIC = "public"
# A bracket right behind a word, an operator, a dotted name and a colon; not "person(s)".
_CODE_RE = re.compile(r"\w\((?!\w{1,2}\))|[{}=<>]|\w\.\w+:$")
_VERSE_LINE = 50  # characters; prose that is broken into lines has longer ones
_FEWEST_LINES = 3
_ENOUGH = 2  # different words of one subject that make it the subject of an article


def find_peaceful(annotations: Annotations, language: Language) -> frozenset[int]:
    """Return the indexes of the sentences in which event words name no political event."""
    if _is_verse(annotations.article.text):
        return frozenset(sentence.index for sentence in annotations.sentences)
    code = {s.index for s in annotations.sentences if _CODE_RE.search(s.text)}
    return frozenset(code) | _off_topic(annotations, language)


def _off_topic(annotations: Annotations, language: Language) -> frozenset[int]:
    words = _words(language)
    found = {s.index: _found(s, words) for s in annotations.sentences}
    for entity in annotations.entities:
        if entity.type == "government":
            for mention in entity.mentions:
                found[mention.sentence].add((entity.name, _PUBLIC))
    title = {(w, words[w]) for w in (annotations.article.title or "").lower().split() if w in words}
    everything = set().union(title, *found.values())
    subjects = Counter(kind for _, kind in everything)
    public = sum(any(kind == _PUBLIC for _, kind in one) for one in found.values())
    chosen = {kind for kind, count in subjects.items() if kind != _PUBLIC and count >= _ENOUGH}
    if not chosen:
        return frozenset()
    if not public:
        return frozenset(found)
    quiet = {i for i, one in found.items() if _is_about(one, chosen)}
    return frozenset(quiet) if len(quiet) > public else frozenset()


def _is_verse(text: str) -> bool:
    """Tell a text of short lines, most of which end in the middle of a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_LINES or max(map(len, lines)) >= _VERSE_LINE:
        return False
    return sum(line[-1] not in ".!?…" for line in lines) * 2 > len(lines)


def _is_about(found: set[tuple[str, str]], chosen: set[str]) -> bool:
    kinds = {kind for _, kind in found}
    return bool(kinds & chosen) and _PUBLIC not in kinds


def _found(sentence: ParsedSentence, words: dict[str, str]) -> set[tuple[str, str]]:
    forms = {form.lower() for token in sentence.tokens for form in (token.lemma, token.text)}
    return {(word, words[word]) for form in forms for word in _keys(form) if word in words}


def _keys(form: str) -> list[str]:
    """Return a form and its ends as they stand in the list: "kriegsfilm", "-film"."""
    return [form, *(f"-{form[i:]}" for i in range(1, len(form) - 2))]


@cache
def _words(language: Language) -> dict[str, str]:
    rows = language.rows("domains.tsv")
    return {row["lemma"]: row["kind"] for row in rows}
