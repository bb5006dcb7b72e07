"""Cues and what hangs on them: who says what to whom inside one sentence.

A `Frame` is one cue with the tokens of its speaker, addressee and content. Verbs, nouns and
adjectives of saying come from `cues.tsv`; `content.py` finds what hangs on them.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.clauses import without_case
from lagebild.lang import Language
from lagebild.speech.content import content_of, said_before
from lagebild.speech.cues import Cue, companion_tokens, cues_at
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.sources import citing_tokens
from lagebild.speech.speakers import (
    NOMINAL,
    conveyor_of,
    is_passive,
    lower_forms,
    quoting_verb,
    speaker_of,
    with_case,
)
from lagebild.speech.voices import may_speak
from lagebild.tree import children, subtree
from lagebild.types import Modality, ParsedSentence


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in one sentence, as token indexes. `content` is () where no clause hangs on it."""

    sentence: int
    cue: tuple[int, ...]
    act: str
    kind: str  # clause, object, phrase, bare, anaphor
    speaker: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    conveyor: tuple[int, ...] = ()  # who passes the words on: "Tass zitiert den Gouverneur"
    content: tuple[int, ...] = ()
    direct: bool = False  # whether a quotation may be its content
    head: int = -1  # the token of the cue from which speaker and content were read
    passive: bool = False
    modality: Modality | None = None  # what the cue makes of the content
    speaker_home: int = -1  # sentence of the speaker where it is not that of the cue
    labels: bool = False  # whether the cue calls something by a name: "bezeichnen als"

    @property
    def speaker_sentence(self) -> int:
        """Index of the sentence that holds the speaker."""
        return self.sentence if self.speaker_home < 0 else self.speaker_home


def cue_frames(sentence: ParsedSentence, language: Language) -> tuple[Frame, ...]:
    """Return the frames of all cue words of a sentence, in text order."""
    habits = load_habits(language)
    citing = citing_tokens(sentence, language)
    found = []
    for index in range(len(sentence.tokens)):
        readings = () if index in citing else cues_at(sentence, index, language)
        if readings and not _puts_words(sentence, index, language):
            frame = _frame(sentence, index, readings, habits, language)
            if frame:
                found.append(frame)
    return tuple(found)


def _puts_words(sentence: ParsedSentence, index: int, language: Language) -> bool:
    """Tell whether a verb of quoting has the verb of saying below it: "quoted him as saying"."""
    below = children(sentence, index, "advcl", "xcomp", "acl", "ccomp")
    return any(quoting_verb(sentence, i, language) == index for i in below)


def _frame(
    sentence: ParsedSentence,
    index: int,
    readings: tuple[Cue, ...],
    habits: Habits,
    language: Language,
) -> Frame | None:
    passive = readings[0].pos == "VERB" and is_passive(sentence, index)
    place = quoting_verb(sentence, index, language)
    chosen, kind, content = content_of(sentence, index, readings, habits, passive)
    if place is not None and (kind == "bare" or place in content):
        chosen, kind, content = content_of(sentence, place, readings, habits, passive)
        content = tuple(i for i in content if i not in subtree(sentence, index))
    if readings[0].pos != "VERB" and not content:
        return None
    cue = _cue_tokens(sentence, index, chosen)
    content = tuple(i for i in content if i not in cue)
    speaker = speaker_of(sentence, index, chosen, passive, language)
    if kind == "bare" and not speaker and not passive and "clause" in chosen.takes:
        speaker, content = said_before(sentence, index, habits)
        kind = "clause" if content else kind
    speaker = tuple(i for i in speaker if i not in content)
    if not may_speak(sentence, speaker, language):
        return None
    return Frame(
        sentence=sentence.index,
        cue=cue,
        act=chosen.act,
        kind=kind,
        speaker=speaker,
        conveyor=conveyor_of(sentence, index, chosen, speaker, language),
        addressee=_addressee(sentence, index, chosen, habits, content),
        content=tuple(i for i in content if i not in speaker),
        direct=any("direct" in reading.takes for reading in readings),
        head=index,
        passive=passive,
        modality=chosen.modality,
        labels=any(_is_label(reading) for reading in readings),
    )


def _is_label(cue: Cue) -> bool:
    return "as" in cue.takes or (cue.act == "say" and any(t.startswith("P:") for t in cue.takes))


def _cue_tokens(sentence: ParsedSentence, index: int, cue: Cue) -> tuple[int, ...]:
    found = {index, *children(sentence, index, "aux", "compound:prt")}
    found |= set(companion_tokens(sentence, index, cue))
    return tuple(sorted(found))


def _addressee(
    sentence: ParsedSentence, index: int, cue: Cue, habits: Habits, content: tuple[int, ...]
) -> tuple[int, ...]:
    found = list(children(sentence, index, "iobj", "obl:arg"))
    found += with_case(sentence, index, set(habits.addressee_prepositions))
    if "obj" not in cue.takes:
        found += children(sentence, index, "obj")
    outside = [i for i in found if i not in content and sentence.tokens[i].upos in NOMINAL]
    kept = [i for i in outside if lower_forms(sentence, i).isdisjoint(habits.correlates)]
    return without_case(sentence, kept[0]) if kept else ()
