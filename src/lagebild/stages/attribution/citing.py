"""On whom a speaker rests: "unter Berufung auf Ermittler", "citing police".

The cited source stands closer to the claim than the one who cites it.
"""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.speech.frames import Frame
from lagebild.speech.phrases import source_tokens
from lagebild.speech.sources import marker_at
from lagebild.stages.attribution.claimants import claimants_of
from lagebild.types import Claimant, Entity, ParsedSentence

# Determiners and adjectives that may stand between the marker and the noun of the source.
_REACH = 8


def cited_in(
    sentence: ParsedSentence, frame: Frame, entities: tuple[Entity, ...], language: Language
) -> tuple[Claimant, ...]:
    """Return the sources cited outside the content of a frame, () if there are none."""
    for index in range(len(sentence.tokens)):
        row = marker_at(sentence, index, "citing", language)
        if row is None or index in frame.content:
            continue
        head = _noun_after(sentence, index + len(row.words))
        if head is not None and head not in frame.speaker:
            phrase = tuple(i for i in source_tokens(sentence, head, language) if i > index)
            return claimants_of(sentence, phrase, entities, language)
    return ()


def _noun_after(sentence: ParsedSentence, start: int) -> int | None:
    for i in range(start, min(start + _REACH, len(sentence.tokens))):
        if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON"):
            head = sentence.tokens[i].head
            inside = start <= head < start + _REACH and sentence.tokens[head].upos == "NOUN"
            return head if inside else i
        if sentence.tokens[i].upos in ("VERB", "AUX", "PUNCT"):
            return None
    return None
