"""Sources named without a verb: "laut X", "X zufolge", "nach Angaben von X", "..., so X".

The content of such a phrase is the clause it stands in, without the phrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lagebild.clauses import (
    clause_head,
    finite_token,
    is_finite,
    noun_phrase,
    run_around,
    trim,
    without_case,
)
from lagebild.lang import Language
from lagebild.speech.frames import Frame, cue_frames
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.sources import SourceWord, load_sources, marker_at, source_noun
from lagebild.speech.voices import may_speak
from lagebild.tree import ancestors, base_rel, children, subtree
from lagebild.types import ParsedSentence

# Tokens that a noun phrase before its postposition may be long.
_REACH = 12
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
    for kind in ("preposition", "noun_preposition", "postposition", "noun_postposition"):
        row = marker_at(sentence, index, kind, language)
        if row is None:
            continue
        marker = tuple(range(index, index + len(row.words)))
        if _opens_clause(sentence, index):
            continue
        after = not kind.endswith("postposition")
        head = _governed(sentence, marker, after)
        noun = source_noun(sentence.tokens[head], language) if head is not None else None
        if head is not None and (noun or not kind.startswith("noun")):
            return _named_by(sentence, marker, head, noun or row, language)
    return None


def _opens_clause(sentence: ParsedSentence, index: int) -> bool:
    """Tell whether the word is the conjunction of a clause: "según lo aseguró el ministro"."""
    token = sentence.tokens[index]
    verb = token.head
    if token.upos != "SCONJ" or base_rel(token) != "mark" or verb <= index:
        return False
    between = sentence.tokens[index + 1 : verb]
    near = all(t.upos in ("PRON", "ADV", "AUX") for t in between)
    return near and sentence.tokens[verb].upos == "VERB" and is_finite(sentence, verb)


def _named_by(
    sentence: ParsedSentence,
    marker: tuple[int, ...],
    head: int,
    row: SourceWord,
    language: Language,
) -> Frame | None:
    source = source_tokens(sentence, head, language)
    source = tuple(i for i in source if i not in marker)
    if not may_speak(sentence, source, language):
        return None
    whole = set(run_around(noun_phrase(sentence, head), head)) | set(marker) | set(source)
    whole |= _relative_clauses(sentence, (*source, head))
    mark = sentence.tokens[marker[0]].text.lower()
    if len(marker) > 1 and mark in load_habits(language).source_marks:
        whole |= _source_clause(sentence, marker[0], head)
    content = _clause_without(sentence, head, whole)
    cue = marker if head in source else tuple(sorted({*marker, head}))
    frame = _phrase_frame(sentence, cue, source, content)
    return replace(frame, modality=row.modality) if frame else None


def _source_clause(sentence: ParsedSentence, first: int, head: int) -> set[int]:
    """Return the clause that names the source: "Wie aus Akten hervorgeht, die X vorliegen, ..."."""
    tokens = sentence.tokens
    top = clause_head(sentence, tokens[head].head) if tokens[head].head >= 0 else head
    main = finite_token(sentence, top)
    if main is not None and main > head and tokens[main - 1].text == ",":
        return set(range(first, main))
    after = range(head, len(tokens))
    verb = next((i for i in after if tokens[i].upos in ("VERB", "AUX")), head)
    end = next((i for i in range(verb, len(tokens)) if tokens[i].text == ","), len(tokens))
    return set(range(first, end))


def _governed(sentence: ParsedSentence, marker: tuple[int, ...], after: bool) -> int | None:
    """Return the noun of a preposition (or postposition), by the tree or else by position."""
    heads = [sentence.tokens[marker[0]].head]
    heads += [child for i in marker for child in children(sentence, i, "obj", "obl", "nmod")]
    for head in heads:
        right_side = head > marker[-1] if after else 0 <= head < marker[0]
        if head not in marker and right_side and sentence.tokens[head].upos in _NOMINAL:
            return head
    return _noun_after(sentence, marker[-1]) if after else _noun_before(sentence, marker[0])


def _noun_after(sentence: ParsedSentence, last: int) -> int | None:
    for i in range(last + 1, min(last + 6, len(sentence.tokens))):
        upos = sentence.tokens[i].upos
        if upos in ("NOUN", "PROPN", "PRON"):
            return i
        if upos not in ("DET", "ADJ", "NUM", "PUNCT"):
            break
    return None


def _noun_before(sentence: ParsedSentence, first: int) -> int | None:
    """Return the head of the noun phrase that ends before the postposition."""
    head = first - 1
    if head < 0 or sentence.tokens[head].upos not in ("NOUN", "PROPN"):
        return None
    while base_rel(sentence.tokens[head]) in ("nmod", "flat", "appos", "compound", "conj"):
        above = sentence.tokens[head].head
        if not 0 <= above < head or first - above > _REACH:
            break
        head = above
    return head


def source_tokens(sentence: ParsedSentence, head: int, language: Language) -> tuple[int, ...]:
    """Return who stands behind the noun of a source phrase.

    "Angaben der Polizei" is the police; a document ("eine Studie der Bank"), a compound
    ("Polizeiangaben") and a word with a possessive ("ihrer Meinung") stand for themselves.
    """
    noun = source_noun(sentence.tokens[head], language)
    if noun is None or noun.kind == "document":
        return without_case(sentence, head)
    words = set(language.table("grammar.toml")["genitive_prepositions"])
    origin = _origin(sentence, head, language)
    if origin:
        return origin
    for i in children(sentence, head, "nmod", "appos"):
        cases = {sentence.tokens[c].text.lower() for c in children(sentence, i, "case")}
        if sentence.tokens[i].upos != "DET" and (not cases or cases & words):
            return tuple(k for k in without_case(sentence, i) if k != head)
    return without_case(sentence, head)


def _origin(sentence: ParsedSentence, head: int, language: Language) -> tuple[int, ...]:
    """Return where information comes from, right behind its noun: "Angaben aus Kabul"."""
    tokens = sentence.tokens
    words = language.table("quotation.toml")["origin_prepositions"]
    if head + 2 >= len(tokens) or tokens[head + 1].text.lower() not in words:
        return ()
    at = head + 2 + (tokens[head + 2].upos == "DET")
    named = at < len(tokens) and tokens[at].upos in ("NOUN", "PROPN")
    return (*range(head + 1, at), at) if named else ()


def _clause_without(sentence: ParsedSentence, head: int, phrase: set[int]) -> tuple[int, ...]:
    governor = sentence.tokens[head].head
    if governor < 0:
        return trim(sentence, set(range(len(sentence.tokens))) - phrase)
    top = clause_head(sentence, governor)
    if min(phrase) > 0 and sentence.tokens[min(phrase) - 1].text == ",":
        top = _above_infinitives(sentence, top)
    return trim(sentence, set(subtree(sentence, top)) - phrase)


def _above_infinitives(sentence: ParsedSentence, top: int) -> int:
    """Return the clause that a phrase behind a comma is about: "urged X to act, according to Y"."""
    while sentence.tokens[top].head >= 0:
        rel = base_rel(sentence.tokens[top])
        infinitive = rel in ("xcomp", "advcl") and not is_finite(sentence, top)
        shared = rel == "conj" and not children(sentence, top, "nsubj")  # "left and came back"
        if not infinitive and not shared:
            break
        top = clause_head(sentence, sentence.tokens[top].head)
    return top


def _opinion(sentence: ParsedSentence, index: int, language: Language) -> Frame | None:
    """ "in the view of X", "a juicio de X": preposition, article or possessive, noun."""
    for row in load_sources(language, "opinion_of"):
        first, noun = row.words
        if sentence.tokens[index].text.lower() != first:
            continue
        for i in range(index + 1, min(index + 5, len(sentence.tokens))):
            token = sentence.tokens[i]
            if noun in (token.lemma.lower(), token.text.lower()) and token.upos == "NOUN":
                source = source_tokens(sentence, i, language)
                bare = all(k == i or sentence.tokens[k].upos == "DET" for k in source)
                if not source or (bare and load_habits(language).speakers_listed):
                    break  # "a su juicio" names nobody
                whole = set(range(index, i + 1)) | set(source)
                whole |= set(run_around(noun_phrase(sentence, i), i))
                content = _clause_without(sentence, i, whole)
                cue = (index,) if i in source else (index, i)
                return _phrase_frame(sentence, cue, source, content)
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
    dropped = {*inside, index, *_relative_clauses(sentence, tuple(inside))}
    content = trim(sentence, set(range(len(tokens))) - dropped)
    frame = _phrase_frame(sentence, (index,), speaker, content)
    return replace(frame, direct=True) if frame else None


def _relative_clauses(sentence: ParsedSentence, inside: tuple[int, ...]) -> set[int]:
    """Return the tokens of clauses about the speaker: "so der Minister, der ..."."""
    clauses = {
        c
        for i in inside
        for c in children(sentence, i, "acl")
        if c > inside[-1] and min(subtree(sentence, c)) > inside[0]
    }
    return {i for clause in clauses for i in subtree(sentence, clause)}


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
    phrases, cued = source_frames(sentence, language), cue_frames(sentence, language)
    apart = (_apart(sentence, frame, (*phrases, *cued)) for frame in cued)
    return tuple(sorted((*apart, *phrases), key=lambda frame: frame.cue))


def _apart(sentence: ParsedSentence, frame: Frame, frames: Iterable[Frame]) -> Frame:
    """Return a frame without the source behind it that vouches for the whole of it.

    "X urged Y to act, according to Z", "..., Z told W": Z is no part of what X said.
    """
    outer = [f for f in frames if set(frame.cue) <= set(f.content) and f.cue > frame.cue]
    taken = {i for f in outer for i in (*f.cue, *f.speaker, *f.addressee)}
    rest = tuple(i for i in frame.content if i not in taken)
    spoken = any(c.isalnum() for i in rest for c in sentence.tokens[i].text)
    return replace(frame, content=rest) if spoken else frame
