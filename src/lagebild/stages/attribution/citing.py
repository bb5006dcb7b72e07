"""On whom a speaker rests: "unter Berufung auf Ermittler", "citing police".

The cited source stands closer to the claim than the one who cites it. Grounds are cited with the
same words ("citing security concerns"): only what can speak or be read counts as a source.
"""

from __future__ import annotations

from lagebild.lang import Language
from lagebild.speech.frames import Frame
from lagebild.speech.phrases import source_tokens
from lagebild.speech.sources import marker_at
from lagebild.speech.voices import can_speak
from lagebild.stages.attribution.claimants import claimants_of
from lagebild.tree import ancestors
from lagebild.types import Claimant, Entity, ParsedSentence

# Determiners and adjectives that may stand between the marker and the noun of the source.
_REACH = 8


def cited_in(
    sentence: ParsedSentence,
    frame: Frame,
    frames: tuple[Frame, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Claimant, ...]:
    """Return the sources cited beside a frame, () if there are none.

    Inside the content a marker counts right behind a comma alone, which sets it off. Of several
    frames in a sentence (`frames`) the one whose cue or speaker the marker hangs on has cited.
    """
    for index in range(len(sentence.tokens)):
        if index in frame.content and not _is_set_off(sentence, index):
            continue
        if not _belongs(sentence, index, frame, frames):
            continue
        found = sources_at(sentence, index, entities, language)
        if found and not set(found[1]) & set(frame.speaker):
            return found[0]
    return ()


def sources_at(
    sentence: ParsedSentence, index: int, entities: tuple[Entity, ...], language: Language
) -> tuple[tuple[Claimant, ...], tuple[int, ...]] | None:
    """Return the sources named behind a citing marker at `index` and their tokens."""
    row = marker_at(sentence, index, "citing", language)
    head = _noun_after(sentence, index + len(row.words)) if row else None
    if head is None:
        return None
    phrase = tuple(i for i in source_tokens(sentence, head, language) if i > index)
    found = claimants_of(sentence, phrase, entities, language)
    known = any(claimant.entity is not None for claimant in found[:1])
    return (found, phrase) if found and (known or can_speak(sentence, phrase, language)) else None


def _belongs(sentence: ParsedSentence, index: int, frame: Frame, frames: tuple[Frame, ...]) -> bool:
    """Tell whether no other frame of the sentence is closer to a marker by the tree."""
    for above in (index, *ancestors(sentence, index)):
        owners = [f for f in frames if f.speaker and (above in f.cue or above in f.speaker)]
        if owners:
            return frame in owners
    return True


def _is_set_off(sentence: ParsedSentence, index: int) -> bool:
    return index == 0 or sentence.tokens[index - 1].text in (",", "(", "–", "-", "—")


def _noun_after(sentence: ParsedSentence, start: int) -> int | None:
    for i in range(start, min(start + _REACH, len(sentence.tokens))):
        if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON"):
            return _top_noun(sentence, i, start)
        if sentence.tokens[i].upos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _top_noun(sentence: ParsedSentence, index: int, start: int) -> int:
    """Return the noun that heads the phrase: "Personen" in "mit der Sache vertraute Personen"."""
    top = index
    for above in ancestors(sentence, index):
        upos = sentence.tokens[above].upos
        if not start <= above < start + _REACH or upos in ("VERB", "AUX"):
            break
        if upos == "NOUN":
            top = above
    return top
