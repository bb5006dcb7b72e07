"""Direct quotations and their cues: by position first, since marks tear trees apart.

A marked stretch is a quotation when a cue stands next to it, when it lies inside the content of a
cue, or when it goes on where the last quotation stopped. Everything else between marks is a name or
a distancing mark and no quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lagebild.clauses import finite_token, noun_phrase
from lagebild.speech.frames import Frame
from lagebild.speech.habits import Habits
from lagebild.stages.quotes.near import speaker_before
from lagebild.tree import base_rel
from lagebild.types import Entity, ParsedSentence, Span

# Tokens between a closing mark and the cue or speaker that follows: ", " plus an adverb or two.
_REACH_AFTER = 4
# Words of a label: titles and a name before a colon.
_LABEL_WORDS = 5
# Words from which a marked stretch counts as a sentence of its own.
_SENTENCE_WORDS = 4
# Sentences over which a quotation without cue is still the last speaker's.
_CARRY = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation on its way: spans, the frame that names its speaker, and where it stands."""

    type: str
    spans: tuple[Span, ...]
    frame: Frame | None
    first: int  # index of the sentence it begins in
    last: int
    carried: bool = False  # speaker taken over from the quotation before
    fragment: bool = False  # some words of an indirect quotation


def direct_quotes(
    marked: tuple[Span, ...],
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    entities: tuple[Entity, ...],
    habits: Habits,
) -> list[Found]:
    """Return the direct quotations among the marked stretches, in text order."""
    found: list[Found] = []
    opened: list[tuple[Span, int]] = []
    for span, first, last in _placed(marked, sentences):
        quote = _direct(span, first, last, marked, sentences, frames, found, entities, habits)
        if quote is None:
            # A paragraph without closing mark waits for the one that goes on with the speech.
            opened = [*opened, (span, first)] if _is_unclosed(span, sentences[last]) else []
            continue
        if opened and not quote.fragment:
            begun = tuple(earlier for earlier, _ in opened)
            quote = replace(quote, spans=(*begun, *quote.spans), first=opened[0][1])
            opened = []
        _add(found, quote, habits, sentences)
    return found


def _placed(
    marked: tuple[Span, ...], sentences: tuple[ParsedSentence, ...]
) -> Iterator[tuple[Span, int, int]]:
    """Yield each stretch with the indexes of the sentences in which it begins and ends."""
    at = 0
    for span in marked:
        while at < len(sentences) - 1 and sentences[at].span.end <= span.start:
            at += 1
        last = at
        while last < len(sentences) - 1 and sentences[last].span.end < span.end:
            last += 1
        yield span, at, last


def _is_unclosed(span: Span, sentence: ParsedSentence) -> bool:
    """Tell whether a stretch ends with its paragraph and not with a mark."""
    at = span.end - 1 - sentence.span.start
    return 0 <= at < len(sentence.text) and (
        sentence.text[at].isalnum() or sentence.text[at] in ".,;:!?…"
    )


def _direct(
    span: Span,
    first: int,
    last: int,
    marked: tuple[Span, ...],
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    found: list[Found],
    entities: tuple[Entity, ...],
    habits: Habits,
) -> Found | None:
    """Return the quotation that a stretch is, None for a name or a distancing mark."""
    if first == last and _is_speaking_name(span, sentences[first]):
        return None
    frame = _frame_after(span, last, sentences, frames, marked)
    frame = frame or _frame_before(span, first, sentences, frames, marked)
    if frame:
        return Found("direct", (span,), frame, first, last)
    labelled = _frame_of_label(span, sentences[first], entities)
    if labelled:
        return Found("direct", (span,), labelled, first, last, carried=True)
    inner = _frame_around(span, first, last, sentences, frames)
    if inner:
        apart = habits.fragments_apart or (inner.labels and not inner.content)
        return Found("direct", (span,), inner, first, last, fragment=True) if apart else None
    if not _is_sentence(span, sentences[first : last + 1]):
        return None
    carried = _carry(found, first, sentences, frames)
    carried = carried or speaker_before(first, sentences, entities)
    return Found("direct", (span,), carried, first, last, carried=True) if carried else None


def _add(
    found: list[Found], quote: Found, habits: Habits, sentences: tuple[ParsedSentence, ...]
) -> None:
    """Append, or join with the quotation before when the same cue stands between the two."""
    previous = found[-1] if found else None
    if previous and previous.frame and quote.frame and previous.type == "direct":
        same = previous.frame is quote.frame
        interrupted = same and not quote.carried and _lies_between(previous, quote, sentences)
        follows = (
            same
            and quote.carried
            and habits.continues_over_cue
            and quote.first <= previous.last + 1
            and sentences[quote.first].paragraph == sentences[previous.last].paragraph
        )
        if interrupted or follows:
            found[-1] = replace(previous, spans=(*previous.spans, *quote.spans), last=quote.last)
            return
    found.append(quote)


def _lies_between(previous: Found, quote: Found, sentences: tuple[ParsedSentence, ...]) -> bool:
    """Tell whether the common cue stands between the two stretches."""
    if quote.frame is None or not quote.frame.cue:
        return False
    cue = sentences[quote.frame.sentence].tokens[quote.frame.cue[0]]
    return previous.spans[-1].end <= cue.start < quote.spans[0].start


def _frame_resumed(
    span: Span, first: int, found: list[Found], sentences: tuple[ParsedSentence, ...]
) -> Frame | None:
    """Return the cue that interrupts a quotation: "A", said X, doing this or that, "B"."""
    previous = found[-1] if found else None
    if previous is None or previous.frame is None or previous.last != first or previous.fragment:
        return None
    sign = _sign_before(sentences[first], span)
    second = Found("direct", (span,), previous.frame, first, first)
    return previous.frame if sign == "," and _lies_between(previous, second, sentences) else None


def _frame_after(
    span: Span,
    last: int,
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    marked: tuple[Span, ...],
) -> Frame | None:
    sentence = sentences[last]
    following = [i for i, t in enumerate(sentence.tokens) if t.start >= span.end]
    for torn in frames.get(last, ()):
        if not torn.direct or not following or torn.cue[0] < following[0]:
            continue
        frame = _with_speaker_outside(sentence, torn, following, marked)
        if not frame.speaker:
            continue
        told_here = frame.speaker_sentence == frame.sentence
        start = min(frame.cue[0], frame.speaker[0]) if told_here else frame.cue[0]
        if not 0 <= start - following[0] <= _REACH_AFTER:
            continue
        between = Span(span.end, sentence.tokens[start].start)
        if not any(between.overlaps(other) for other in marked) and not _stops(sentence, between):
            return frame
    return None


def _with_speaker_outside(
    sentence: ParsedSentence, frame: Frame, following: list[int], marked: tuple[Span, ...]
) -> Frame:
    """Repair a frame whose speaker was sought inside the marks: take the noun beside the cue."""
    if frame.speaker_sentence != frame.sentence:
        return frame  # a speaker understood from an earlier sentence
    inside = any(
        span.contains(sentence.tokens[i].span) for i in frame.speaker[:1] for span in marked
    )
    if not inside:
        return frame
    before = [i for i in following if i < frame.cue[0]]
    behind = [i for i in following if i > frame.cue[-1]]
    for run in (before, behind[: _REACH_AFTER + 2]):
        nouns = [i for i in run if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON")]
        if nouns:
            phrase = tuple(i for i in noun_phrase(sentence, nouns[0]) if i in following)
            return replace(frame, speaker=tuple(i for i in phrase if i not in frame.cue))
    return replace(frame, speaker=())


def _stops(sentence: ParsedSentence, between: Span) -> bool:
    inside = sentence.text[between.start - sentence.span.start : between.end - sentence.span.start]
    return any(c in inside for c in ".:;")


def _frame_before(
    span: Span,
    first: int,
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
    marked: tuple[Span, ...],
) -> Frame | None:
    sentence = sentences[first]
    before = [i for i, t in enumerate(sentence.tokens) if t.end <= span.start]
    words = [i for i in before if any(c.isalnum() for c in sentence.tokens[i].text)]
    if not words:
        return _frame_of_lead_in(first - 1, sentences, frames)
    sign = _sign_before(sentence, span)
    for frame in reversed(frames.get(first, ())):
        if not frame.direct or not frame.speaker or frame.cue[0] > words[-1]:
            continue
        between = Span(sentence.tokens[frame.cue[0]].end, max(span.start, sentence.span.start))
        if any(between.start < o.start and o.end <= span.start for o in marked):
            continue
        if sign == ":" or (sign == "," and frame.cue[-1] >= words[-1] - _REACH_AFTER):
            return frame
    return None


def _frame_of_label(
    span: Span, sentence: ParsedSentence, entities: tuple[Entity, ...]
) -> Frame | None:
    """Return the frame of a person before a colon: `Minister Holm: "We are ready."`."""
    label = [i for i, t in enumerate(sentence.tokens) if t.end <= span.start]
    words = [i for i in label if any(c.isalnum() for c in sentence.tokens[i].text)]
    if _sign_before(sentence, span) != ":" or not 0 < len(words) <= _LABEL_WORDS:
        return None
    last = sentence.tokens[words[-1]].span
    persons = (m for e in entities if e.type == "person" for m in e.mentions)
    named = any(m.kind == "name" and m.span.overlaps(last) for m in persons)
    told = any(sentence.tokens[i].upos in ("VERB", "AUX", "ADP") for i in words)
    return Frame(sentence.index, (), "say", "bare", tuple(words)) if named and not told else None


def _sign_before(sentence: ParsedSentence, span: Span) -> str:
    text = sentence.text[: max(0, span.start - sentence.span.start)].rstrip()
    return text[-1:]


def _frame_of_lead_in(
    index: int, sentences: tuple[ParsedSentence, ...], frames: dict[int, tuple[Frame, ...]]
) -> Frame | None:
    """Return the cue of a sentence that ends in a colon, for the quotation that follows it."""
    if index < 0 or not sentences[index].text.rstrip().endswith(":"):
        return None
    spoken = [f for f in frames.get(index, ()) if f.speaker and f.direct]
    return spoken[-1] if spoken else None


def _frame_around(
    span: Span,
    first: int,
    last: int,
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
) -> Frame | None:
    """Return the frame whose content holds the stretch, or whose cue calls something by it."""
    if first != last:
        return None
    sentence = sentences[first]
    inside = {i for i, t in enumerate(sentence.tokens) if span.contains(t.span)}
    words = sorted(i for i in inside if any(c.isalnum() for c in sentence.tokens[i].text))
    named = [f for f in frames.get(first, ()) if f.speaker]
    if not words:
        return None
    calling = [f for f in named if _calls(sentence, f, words[0])]
    if calling:
        return calling[-1]
    holding = [f for f in named if set(words) <= set(f.content)]
    if not holding or _is_name(sentence, words):
        return None
    return min(holding, key=lambda f: len(f.content))


def _calls(sentence: ParsedSentence, frame: Frame, first: int) -> bool:
    """Tell whether a cue gives something a name or label: "bezeichnete ihn als „Verräter“"."""
    if not frame.labels or frame.head > first:
        return False
    between = sentence.tokens[frame.head + 1 : first]
    return not any(t.text in ",:;" or t.upos in ("SCONJ", "VERB") for t in between)


def _is_name(sentence: ParsedSentence, words: list[int]) -> bool:
    """Tell whether the stretch is a title or name: every longer word begins with a capital."""
    long = [sentence.tokens[i].text for i in words if len(sentence.tokens[i].text) > 3]
    return all(not w[0].islower() for w in long) and len(words) <= 6


def _is_speaking_name(span: Span, sentence: ParsedSentence) -> bool:
    """Tell whether the stretch is the name of who speaks: `wie die "Nordpost" berichtet`."""
    words = [
        i
        for i, t in enumerate(sentence.tokens)
        if span.contains(t.span) and any(c.isalnum() for c in t.text)
    ]
    tops = [sentence.tokens[i] for i in words if sentence.tokens[i].head not in words]
    subjects = [token for token in tops if base_rel(token) == "nsubj"]
    article = (
        bool(words) and words[0] >= 2 and sentence.tokens[words[0] - 2].upos in ("DET", "PRON")
    )
    return bool(subjects) and (article or len(words) > 1) and _is_name(sentence, words)


def _is_sentence(span: Span, sentences: tuple[ParsedSentence, ...]) -> bool:
    """Tell whether the stretch is made of whole sentences rather than of a name."""
    tokens = [(s, i) for s in sentences for i, t in enumerate(s.tokens) if span.contains(t.span)]
    words = [1 for s, i in tokens if any(c.isalnum() for c in s.tokens[i].text)]
    if len(words) < _SENTENCE_WORDS:
        return False
    starts = span.start <= sentences[0].span.start + 1
    return starts and any(finite_token(s, i) is not None for s, i in tokens)


def _carry(
    found: list[Found],
    first: int,
    sentences: tuple[ParsedSentence, ...],
    frames: dict[int, tuple[Frame, ...]],
) -> Frame | None:
    """Return the frame of the last speaker: of a quotation shortly before, or a cue just before."""
    paragraph = sentences[first].paragraph
    if first and sentences[first - 1].paragraph == paragraph:
        spoken = [f for f in frames.get(first - 1, ()) if f.speaker and f.direct]
        quoted = found and found[-1].last == first - 1
        if spoken and not quoted:
            return spoken[0]
    if not found or found[-1].frame is None or first - found[-1].last > _CARRY:
        return None
    near = paragraph - sentences[found[-1].last].paragraph <= 1
    return found[-1].frame if near else None
