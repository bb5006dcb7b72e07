"""Languages that leave pronouns out: a cue without subject goes on with the last speaker.

"Agregó que ..." is said by whoever spoke before, if that was a sentence or two ago.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.speech.frames import Frame
from lagebild.tree import children, feature
from lagebild.types import ParsedSentence

# Sentences back in which the speaker is looked for.
_REACH = 2


def with_understood_speakers(
    sentences: tuple[ParsedSentence, ...], frames: dict[int, tuple[Frame, ...]]
) -> dict[int, tuple[Frame, ...]]:
    """Return the frames with the last speaker put in where a finite cue has no subject."""
    filled: dict[int, tuple[Frame, ...]] = {}
    last: tuple[int, Frame] | None = None
    for sentence in sentences:
        found = []
        for frame in frames[sentence.index]:
            item = frame
            if _lacks_subject(sentence, frame) and last and sentence.index - last[0] <= _REACH:
                home = last[1].speaker_sentence
                item = replace(frame, speaker=last[1].speaker, speaker_home=home)
            beside = item.kind == "phrase" and last is not None and last[0] == sentence.index
            # "dijo el grupo en un comunicado": the group goes on, not its paper.
            if item.speaker and item.kind in ("clause", "bare", "phrase") and not beside:
                last = (sentence.index, item)
            found.append(item)
        filled[sentence.index] = tuple(found)
    return filled


def _lacks_subject(sentence: ParsedSentence, frame: Frame) -> bool:
    if frame.speaker or frame.passive or frame.kind == "phrase" or frame.head < 0:
        return False
    token = sentence.tokens[frame.head]
    if feature(token, "VerbForm") != "Fin" or feature(token, "Person") not in (None, "3"):
        return False
    return not children(sentence, frame.head, "nsubj", "csubj", "expl")
