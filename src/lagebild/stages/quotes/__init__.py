"""Who says what: quotations of all kinds with their speaker, cue and addressee.

Direct quotations come from the marks, indirect ones from cue words and source phrases with what
hangs on them, reported speech acts from cues without a content clause, and sentences in the
reporting mood go on with the last speaker.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.clauses import spans
from lagebild.lang import Language
from lagebild.speech.frames import Frame
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.marks import find_marked
from lagebild.speech.phrases import find_frames
from lagebild.stages.quotes.direct import Found, direct_quotes
from lagebild.stages.quotes.dropped import with_understood_speakers
from lagebild.stages.quotes.free import reports_speech
from lagebild.stages.quotes.turns import find_turns
from lagebild.types import Annotations, Entity, ParsedSentence, Quote, Span

# Sentences after which the reporting mood no longer finds its speaker.
_REACH = 2
# A content clause with less than this share outside its quotation marks is the quotation itself.
_OUTSIDE = 0.4


def find_quotes(annotations: Annotations, language: Language) -> tuple[Quote, ...]:
    """Return the quotations of an article in text order; a speaker who is not told is ()."""
    sentences = annotations.sentences
    habits = load_habits(language)
    marked = find_marked(annotations.article.text, language)
    frames = {s.index: find_frames(s, language) for s in sentences}
    if habits.drops_subjects:
        frames = with_understood_speakers(sentences, frames, annotations.entities)
    turns = find_turns(annotations.article.text, sentences, annotations.entities)
    spoken = [Found("direct", (t.said,), t.frame, t.first, t.last, carried=True) for t in turns]
    marked = tuple(span for span in marked if not any(t.said.contains(span) for t in turns))
    direct = direct_quotes(marked, sentences, frames, annotations.entities, habits)
    direct = sorted(direct + spoken, key=lambda item: item.spans[0].start)
    found = direct + _clauses(sentences, frames, direct, habits)
    found += _free(sentences, found, frames, habits)
    quotes = (_quote(item, sentences, annotations.entities) for item in found)
    return tuple(sorted(quotes, key=lambda q: (q.quote[0].start, -q.quote[-1].end)))


def _clauses(
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    direct: list[Found],
    habits: Habits,
) -> list[Found]:
    """Return the quotations without marks that hang on a frame."""
    found = []
    covered = [span for quote in direct for span in quote.spans]
    for sentence in sentences:
        for frame in frames[sentence.index]:
            cue = sentence.tokens[frame.cue[0]].span
            if any(span.contains(cue) for span in covered):
                continue
            item = _clause(sentence, frame, sentences, habits)
            whole = any(q.frame is frame and not q.fragment for q in direct)
            own = [s for q in direct if q.frame is frame for s in q.spans]
            if item and not whole and not _is_inside(item.spans, own):
                found.append(item)
    return found


def _clause(
    sentence: ParsedSentence,
    frame: Frame,
    sentences: tuple[ParsedSentence, ...],
    habits: Habits,
) -> Found | None:
    index = sentence.index
    if frame.kind in ("clause", "phrase") and frame.content:
        return Found("indirect", spans(sentence, frame.content), frame, index, index)
    if frame.kind == "object" and frame.speaker:
        whole = frame.content if habits.reported_span == "object" else range(len(sentence.tokens))
        return Found("reported", spans(sentence, whole), frame, index, index)
    if frame.kind == "anaphor" and frame.speaker and index > 0:
        before = sentences[index - 1]
        if before.paragraph == sentence.paragraph:
            return Found("indirect", (before.span,), frame, index - 1, index)
    return None


def _is_inside(content: tuple[Span, ...], own: list[Span]) -> bool:
    """Tell whether the content is little more than the quotation of the same cue."""
    total = sum(s.end - s.start for s in content)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in content for b in own)
    return total - shared < _OUTSIDE * total if own else False


def _free(
    sentences: tuple[ParsedSentence, ...],
    found: list[Found],
    frames: dict[int, tuple[Frame, ...]],
    habits: Habits,
) -> list[Found]:
    """Return the sentences in the reporting mood, each with the speaker it goes on with."""
    taken = _main_clauses_taken(sentences, found)
    free: list[Found] = []
    # Forms that the mood shares with the past are read as the mood after reported speech alone.
    indirect = {i for f in found if f.type != "direct" for i in range(f.first, f.last + 1)}
    speaker: tuple[Frame, int] | None = None
    for sentence in sentences:
        running = speaker is not None and speaker[1] == sentence.index - 1
        running = running and sentence.index - 1 in indirect
        running = running and sentences[sentence.index - 1].paragraph == sentence.paragraph
        near = speaker is not None and sentence.index - speaker[1] <= _REACH
        untold = near and sentence.index not in taken
        if speaker and untold and reports_speech(sentence, habits, running):
            free.append(_going_on(sentence, speaker[0]))
            speaker = (speaker[0], sentence.index)
            indirect.add(sentence.index)
            continue
        spoken = _last_speaker(sentence.index, found, frames)
        if spoken:
            speaker = (spoken, sentence.index)
    return free


def _going_on(sentence: ParsedSentence, frame: Frame) -> Found:
    index = sentence.index
    return Found("indirect_free_indirect", (sentence.span,), frame, index, index, carried=True)


def _main_clauses_taken(
    sentences: tuple[ParsedSentence, ...], found: Iterable[Found]
) -> frozenset[int]:
    """Return the sentences whose main verb lies inside a quotation already."""
    roots = {s.index: next((t.span for t in s.tokens if t.head < 0), s.span) for s in sentences}
    return frozenset(
        index
        for item in found
        for index in range(item.first, item.last + 1)
        if item.type != "reported" and any(span.contains(roots[index]) for span in item.spans)
    )


def _last_speaker(
    index: int, found: list[Found], frames: dict[int, tuple[Frame, ...]]
) -> Frame | None:
    """Return the frame of the last speaker of a sentence, quoted or merely said to have spoken."""
    quoted = [f.frame for f in found if f.first <= index <= f.last and f.frame and f.frame.speaker]
    if quoted:
        return quoted[-1]
    bare = [f for f in frames.get(index, ()) if f.speaker and f.kind in ("bare", "object")]
    return bare[-1] if bare else None


def _quote(
    item: Found, sentences: tuple[ParsedSentence, ...], entities: tuple[Entity, ...]
) -> Quote:
    frame = item.frame
    if frame is None:
        return Quote("direct", item.spans)
    home = sentences[frame.sentence]
    speaker = spans(sentences[frame.speaker_sentence], frame.speaker)
    return Quote(
        type=item.type,  # type: ignore[arg-type]
        quote=item.spans,
        speaker=speaker,
        cue=() if item.carried else spans(home, frame.cue),
        addressee=() if item.carried else spans(home, frame.addressee),
        entity=_entity(speaker, entities),
    )


def _entity(speaker: tuple[Span, ...], entities: tuple[Entity, ...]) -> str | None:
    """Return the entity of the longest mention inside (or around) the speaker's first span."""
    if not speaker:
        return None
    inside = [
        (speaker[0].contains(m.span) or m.span.contains(speaker[0]), m.span, e.id)
        for e in entities
        for m in e.mentions
        if m.span.overlaps(speaker[0])
    ]
    if not inside:
        return None
    best = min(inside, key=lambda x: (not x[0], x[1].start - x[1].end))
    return best[2]
