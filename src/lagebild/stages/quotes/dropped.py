"""Languages that leave pronouns out: a cue without subject goes on with the last speaker.

"Agregó que ..." is said by whoever spoke before, if that was a sentence or two ago.
"""

from __future__ import annotations

from dataclasses import replace

from lagebild.clauses import without_case
from lagebild.speech.frames import Frame
from lagebild.speech.speakers import opens_relative
from lagebild.tree import children, feature
from lagebild.types import Entity, ParsedSentence

# Sentences back in which the speaker is looked for.
_REACH = 2
_SPOKEN = frozenset({"clause", "bare", "phrase", "object"})
_SPEAKERS = frozenset({"person", "government", "organisation", "group"})


def with_understood_speakers(
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    entities: tuple[Entity, ...],
) -> dict[int, tuple[Frame, ...]]:
    """Return the frames with the last speaker put in where a finite cue has no subject.

    Where nobody has spoken, whoever did what the sentence before tells goes on.
    """
    filled: dict[int, tuple[Frame, ...]] = {}
    last: tuple[int, Frame] | None = None
    for sentence in sentences:
        found = []
        for frame in frames[sentence.index]:
            item = frame
            if _lacks_subject(sentence, frame):
                near = last is not None and sentence.index - last[0] <= _REACH
                item = _going_on(frame, last) if near else _doer_before(frame, sentences, entities)
            beside = item.kind == "phrase" and last is not None and last[0] == sentence.index
            # "dijo el grupo en un comunicado": the group goes on, not its paper.
            if item.speaker and item.kind in _SPOKEN and not beside:
                last = (sentence.index, item)
            found.append(item)
        filled[sentence.index] = tuple(found)
    return filled


def _going_on(frame: Frame, last: tuple[int, Frame] | None) -> Frame:
    if last is None:
        return frame
    return replace(frame, speaker=last[1].speaker, speaker_home=last[1].speaker_sentence)


def _doer_before(
    frame: Frame, sentences: tuple[ParsedSentence, ...], entities: tuple[Entity, ...]
) -> Frame:
    """Return the frame with the subject of the main clause just before, if it can speak."""
    before = sentences[frame.sentence - 1] if frame.sentence else None
    if before is None or before.paragraph != sentences[frame.sentence].paragraph:
        return frame
    root = next(i for i, token in enumerate(before.tokens) if token.head < 0)
    subjects = children(before, root, "nsubj")
    if len(subjects) != 1 or children(before, subjects[0], "conj"):
        return frame
    own = (subjects[0], *children(before, subjects[0], "appos", "flat"))
    spans = [before.tokens[i].span for i in own]
    known = [e for e in entities for m in e.mentions if any(m.span.contains(s) for s in spans)]
    cue = sentences[frame.sentence].tokens[frame.head]
    if not any(e.type in _SPEAKERS for e in known) or feature(cue, "Number") == "Plur":
        return frame
    return replace(frame, speaker=without_case(before, subjects[0]), speaker_home=before.index)


def _lacks_subject(sentence: ParsedSentence, frame: Frame) -> bool:
    if frame.speaker or frame.passive or frame.kind == "phrase" or frame.head < 0:
        return False
    token = sentence.tokens[frame.head]
    if token.deprel == "acl:relcl" and opens_relative(sentence, frame.head):
        return False
    if feature(token, "VerbForm") != "Fin" or feature(token, "Person") not in (None, "3"):
        return False
    return not children(sentence, frame.head, "nsubj", "csubj", "expl")
