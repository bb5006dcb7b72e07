"""Sources named without a verb: "laut X", "X zufolge", "nach Angaben von X", "..., so X".

The content of such a phrase is the clause it stands in, without the phrase.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.clauses import clause_head, noun_phrase, run_around, trim, without_case
from lagebild.lang import Language
from lagebild.speech.frames import Frame, cue_frames
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.sources import is_compound, load_sources, marker_at, source_noun
from lagebild.tree import ancestors, base_rel, children, subtree
from lagebild.types import ParsedSentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


def source_frames(sentence: ParsedSentence, language: Language) -> tuple[Frame, ...]:
    """Return one frame for each phrase that names a source, in text order."""
    habits = load_habits(language)
    found = []
    for index in range(len(sentence.tokens)):
        frame = (
            _prepositional(sentence, index, language)
            or _opinion(sentence, index, language)
            or _bare_name(sentence, index, habits)
        )
        if frame:
            found.append(frame)
    return tuple(found)


def _prepositional(sentence: ParsedSentence, index: int, language: Language) -> Frame | None:
    plain = marker_at(sentence, index, "preposition", language)
    picky = marker_at(sentence, index, "noun_preposition", language)
    row = plain or picky
    if row is None:
        return None
    marker = tuple(range(index, index + len(row.words)))
    head = _governed(sentence, index, marker)
    if head is None:
        return None
    noun = source_noun(sentence.tokens[head], language)
    if plain is None and noun is None:
        return None
    source = _source_tokens(sentence, head, language) if noun else without_case(sentence, head)
    source = tuple(i for i in source if i not in marker)
    whole = set(run_around(noun_phrase(sentence, head), head)) | set(marker)
    content = _clause_without(sentence, head, whole)
    cue = marker if not noun else tuple(sorted({*marker, head}))
    frame = _phrase_frame(sentence, cue, source, content)
    return replace(frame, modality=(noun or row).modality) if frame else None


def _governed(sentence: ParsedSentence, index: int, marker: tuple[int, ...]) -> int | None:
    """Return the noun of a preposition (or postposition), by the tree or else by position."""
    head = sentence.tokens[index].head
    if base_rel(sentence.tokens[index]) in ("case", "mark") and head not in marker and head >= 0:
        return head if sentence.tokens[head].upos in _NOMINAL else None
    for i in marker:
        for child in children(sentence, i, "obj", "obl", "nmod", "pobj"):
            if child not in marker and sentence.tokens[child].upos in _NOMINAL:
                return child
    return _noun_beside(sentence, marker)


def _noun_beside(sentence: ParsedSentence, marker: tuple[int, ...]) -> int | None:
    """Return the noun next to the marker where the tree has lost the phrase: first after it."""
    tokens = sentence.tokens
    for i in range(marker[-1] + 1, min(marker[-1] + 5, len(tokens))):
        if tokens[i].upos in ("NOUN", "PROPN", "PRON"):
            return i
        if tokens[i].upos not in ("DET", "ADJ", "NUM", "PUNCT"):
            break
    before = marker[0] - 1
    return before if before >= 0 and tokens[before].upos in ("NOUN", "PROPN") else None


def _source_tokens(sentence: ParsedSentence, head: int, language: Language) -> tuple[int, ...]:
    """Return who stands behind a word for a report; the word itself where nobody is named."""
    words = set(language.table("grammar.toml")["genitive_prepositions"])
    for i in children(sentence, head, "nmod", "det:poss", "appos"):
        cases = {sentence.tokens[c].text.lower() for c in children(sentence, i, "case")}
        if not cases or cases & words or base_rel(sentence.tokens[i]) == "det":
            return _possessor(sentence, i, head)
    return (
        noun_phrase(sentence, head)
        if is_compound(sentence.tokens[head], language)
        else (without_case(sentence, head))
    )


def _possessor(sentence: ParsedSentence, index: int, head: int) -> tuple[int, ...]:
    inside = without_case(sentence, index)
    return tuple(i for i in inside if i != head)


def _clause_without(sentence: ParsedSentence, head: int, phrase: set[int]) -> tuple[int, ...]:
    governor = sentence.tokens[head].head
    if governor < 0:
        return trim(sentence, set(range(len(sentence.tokens))) - phrase)
    top = clause_head(sentence, governor)
    return trim(sentence, set(subtree(sentence, top)) - phrase)


def _opinion(sentence: ParsedSentence, index: int, language: Language) -> Frame | None:
    """ "in the view of X", "a juicio de X": preposition, article or possessive, noun."""
    for row in load_sources(language, "opinion_of"):
        first, noun = row.words
        if sentence.tokens[index].text.lower() != first:
            continue
        for i in range(index + 1, min(index + 5, len(sentence.tokens))):
            token = sentence.tokens[i]
            if noun in (token.lemma.lower(), token.text.lower()) and token.upos == "NOUN":
                source = _source_tokens(sentence, i, language)
                if i in source or not source:
                    break
                whole = set(range(index, i + 1)) | set(source)
                whole |= set(run_around(noun_phrase(sentence, i), i))
                content = _clause_without(sentence, i, whole)
                return _phrase_frame(sentence, (index, i), source, content)
    return None


def _bare_name(sentence: ParsedSentence, index: int, habits: Habits) -> Frame | None:
    """ "..., so der Minister": the adverb after a comma or mark, then nothing but a noun phrase."""
    tokens = sentence.tokens
    if tokens[index].text.lower() not in habits.name_cues or index + 1 >= len(tokens):
        return None
    if index == 0 or any(c.isalnum() for c in tokens[index - 1].text):
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].text not in (",", ".", ";", ":", "–", "-", "("):
        last += 1
    inside = range(index + 1, last)
    if any(tokens[i].upos in ("VERB", "AUX", "SCONJ") for i in inside):
        return None
    if tokens[index + 1].upos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADP", "X"):
        return None
    if not any(tokens[i].upos in ("NOUN", "PROPN", "PRON") for i in inside):
        return None
    speaker = _before_modifiers(sentence, tuple(inside))
    content = trim(sentence, set(range(len(tokens))) - set(inside) - {index})
    frame = _phrase_frame(sentence, (index,), speaker, content)
    return replace(frame, direct=True) if frame else None


def _before_modifiers(sentence: ParsedSentence, inside: tuple[int, ...]) -> tuple[int, ...]:
    """Cut "heute in Berlin" off "der Minister heute in Berlin"."""
    kept: list[int] = []
    for i in inside:
        token = sentence.tokens[i]
        seen_noun = any(sentence.tokens[k].upos in ("NOUN", "PROPN", "PRON") for k in kept)
        if seen_noun and token.upos in ("ADV", "ADP") and sentence.tokens[i].head not in kept:
            headed = any(k in kept for k in ancestors(sentence, i))
            if token.upos == "ADV" or not headed:
                break
        kept.append(i)
    return trim(sentence, kept)


def _phrase_frame(
    sentence: ParsedSentence,
    cue: tuple[int, ...],
    source: tuple[int, ...],
    content: tuple[int, ...],
) -> Frame | None:
    if not source:
        return None
    return Frame(
        sentence=sentence.index,
        cue=cue,
        act="say",
        kind="phrase",
        speaker=source,
        content=tuple(i for i in content if i not in cue and i not in source),
        head=cue[0],
    )


def find_frames(sentence: ParsedSentence, language: Language) -> tuple[Frame, ...]:
    """Return all frames of a sentence, of cue words and of source phrases, in text order."""
    found = (*cue_frames(sentence, language), *source_frames(sentence, language))
    return tuple(sorted(found, key=lambda frame: frame.cue))
